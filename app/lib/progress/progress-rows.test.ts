import { describe, expect, it } from 'vitest';
import type { ProgressCell, ProgressView } from '#domain/views.ts';
import { byPhase, cellAddress, cellsOf, dueByNow, latestFirst, listParts, tally } from './progress-rows.ts';

const cell = (
  expectedId: string,
  state: ProgressCell['state'],
  more: Partial<ProgressCell> = {},
): ProgressCell => ({
  establishmentId: 'e1',
  expectedId,
  state,
  version: null,
  deliverableId: null,
  boardId: null,
  opinions: [],
  signatories: 0,
  late: false,
  handedInAt: null,
  signedAt: null,
  transmittedAt: null,
  ...more,
});
const progress: ProgressView = {
  establishments: [{ id: 'e1', name: 'Les Merles', shortName: 'Merles', initials: 'LM', colour: 0 }],
  expected: [
    { id: 'x3', title: 'Composition', phaseTitle: 'Temps individuel 1', phasePosition: 2, dueAt: null },
    { id: 'x1', title: 'Représentations', phaseTitle: 'J0', phasePosition: 0, dueAt: null },
    { id: 'x2', title: 'Photo', phaseTitle: 'J0', phasePosition: 0, dueAt: null },
  ],
  cells: [
    cell('x1', 'validated', { deliverableId: 'd1', boardId: 'b1' }),
    cell('x2', 'draft', { boardId: 'b2', late: true }),
    cell('x3', 'none'),
  ],
};

describe('progress table', () => {
  it('follows the phases of the programme', () => {
    expect(
      byPhase(progress).map(({ phaseTitle, expected }) => [phaseTitle, expected.map(({ id }) => id)]),
    ).toEqual([
      ['J0', ['x1', 'x2']],
      ['Temps individuel 1', ['x3']],
    ]);
  });

  it('leads to the sealed version first, to the board else, nowhere for a states-only reader', () => {
    const at = cellsOf(progress);
    expect(['x1', 'x2', 'x3'].map((id) => cellAddress(at('e1', id)!))).toEqual([
      '/livrables/d1',
      '/tableaux/b2',
      null,
    ]);
    expect(at('e2', 'x1')).toBeUndefined();
  });

  it('keeps what phases gone by ask for, and what was begun early', () => {
    const phases = [
      { position: 0, state: 'current' as const },
      { position: 2, state: 'planned' as const },
    ];
    expect(dueByNow(progress, phases).expected.map(({ id }) => id)).toEqual(['x1', 'x2']);
    expect(dueByNow(progress, phases).cells).toHaveLength(2);
    const early = { ...progress, cells: [cell('x3', 'draft')] };
    expect(dueByNow(early, phases).expected.map(({ id }) => id)).toEqual(['x3', 'x1', 'x2']);
  });

  it('counts where an establishment stands', () => {
    expect(tally(progress, { id: 'e1' })).toEqual({
      total: 3,
      finished: 1,
      underWay: 1,
      blocked: 0,
      late: 1,
    });
  });

  it('lists what is late apart and first where one looks for it, else phase by phase', () => {
    const parts = (lateFirst: boolean) =>
      listParts(progress, { id: 'e1' }, lateFirst).map(({ title, late, expected }) => [
        title,
        late,
        expected.map(({ id }) => id),
      ]);
    expect(parts(true)).toEqual([
      ['En retard', true, ['x2']],
      ['J0', false, ['x1']],
      ['Temps individuel 1', false, ['x3']],
    ]);
    expect(parts(false)).toEqual([
      ['J0', false, ['x1', 'x2']],
      ['Temps individuel 1', false, ['x3']],
    ]);
  });

  it('puts the establishment that is most behind first, and leaves the others in their order', () => {
    const named = (id: string) => ({ id, name: id, shortName: id, initials: id, colour: 0 });
    const late = (establishmentId: string, expectedId: string) =>
      cell(expectedId, 'draft', { establishmentId, late: true });
    expect(
      latestFirst({
        ...progress,
        establishments: ['a', 'b', 'c', 'd'].map(named),
        cells: [late('b', 'x1'), late('d', 'x1'), late('d', 'x2')],
      }).map(({ id }) => id),
    ).toEqual(['d', 'b', 'a', 'c']);
  });
});
