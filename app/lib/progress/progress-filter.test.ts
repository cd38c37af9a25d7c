import { describe, expect, it } from 'vitest';
import type { ProgressCell, ProgressView } from '#domain/views.ts';
import { progressTable } from './progress-file.ts';
import {
  EVERYTHING,
  filterProgress,
  filterWords,
  isNarrowed,
  lateByEstablishment,
} from './progress-filter.ts';

const cell = (
  establishmentId: string,
  expectedId: string,
  more: Partial<ProgressCell> = {},
): ProgressCell => ({
  establishmentId,
  expectedId,
  state: 'none',
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
const establishment = (id: string) => ({ id, name: `EHPAD ${id}`, shortName: id, initials: id, colour: 0 });
const NOON = Date.UTC(2026, 10, 22, 11);
const TABLE: ProgressView = {
  establishments: [establishment('A'), establishment('B')],
  expected: [
    { id: 'x', title: 'Photo', phaseTitle: 'J0', phasePosition: 0, dueAt: NOON },
    { id: 'y', title: 'Plan', phaseTitle: 'J1', phasePosition: 1, dueAt: null },
  ],
  cells: [
    cell('A', 'x', { state: 'validated', version: 2, handedInAt: NOON, signedAt: NOON }),
    cell('A', 'y', { state: 'draft' }),
    cell('B', 'x', { late: true }),
    cell('B', 'y', { late: true }),
  ],
};
const shown = (more: Partial<typeof EVERYTHING>) =>
  filterProgress(TABLE, { ...EVERYTHING, ...more }).cells.map(
    ({ establishmentId, expectedId }) => establishmentId + expectedId,
  );

describe('the table of deliverables', () => {
  it('is narrowed by establishment, phase, state and lateness, together', () => {
    expect(shown({})).toEqual(['Ax', 'Ay', 'Bx', 'By']);
    expect(shown({ establishmentId: 'A' })).toEqual(['Ax', 'Ay']);
    expect(shown({ phase: '0' })).toEqual(['Ax', 'Bx']);
    expect(shown({ state: 'none', lateOnly: true })).toEqual(['Bx', 'By']);
    expect(shown({ phase: '1', lateOnly: true })).toEqual(['By']);
    const { establishments, expected } = filterProgress(TABLE, { ...EVERYTHING, state: 'draft' });
    expect([establishments.map(({ id }) => id), expected.map(({ id }) => id)]).toEqual([['A'], ['y']]);
  });

  it('says on paper what was left out', () => {
    const words = (more: Partial<typeof EVERYTHING>) =>
      filterWords({ ...EVERYTHING, ...more }, TABLE, (state) => state.toUpperCase());
    expect(words({})).toEqual([]);
    expect(words({ establishmentId: 'B', phase: '1', state: 'none', lateOnly: true })).toEqual([
      'B',
      'J1',
      'état « NONE »',
      'en retard seulement',
    ]);
  });

  it('knows whether anything is left out', () => {
    expect(isNarrowed({ ...EVERYTHING })).toBe(false);
    for (const more of [
      { establishmentId: 'B' },
      { phase: '1' },
      { state: 'none' },
      { lateOnly: true },
    ] as const)
      expect(isNarrowed({ ...EVERYTHING, ...more })).toBe(true);
  });

  it('says who is late', () => {
    expect(lateByEstablishment(TABLE)).toEqual([{ id: 'B', shortName: 'B', late: 2 }]);
  });

  it('leaves as a file with its dates as dates', () => {
    const { header, rows } = progressTable(
      filterProgress(TABLE, { ...EVERYTHING, state: 'validated' }),
      (state) => `« ${state} »`,
    );
    expect(rows).toHaveLength(1);
    expect(Object.fromEntries(header.map((title, at) => [title, rows[0]![at]]))).toEqual({
      Établissement: 'EHPAD A',
      Phase: 'J0',
      'Livrable attendu': 'Photo',
      État: '« validated »',
      'En retard': 'non',
      Version: 2,
      Échéance: { day: '2026-11-22' },
      'Remis le': { day: '2026-11-22' },
      'Signé le': { day: '2026-11-22' },
      'Transmis le': null,
    });
  });
});
