import { describe, expect, it } from 'vitest';
import type { KindOf } from '../boards/kind.ts';
import { isLate, monthsBetween, timelineOf } from './timeline.ts';

const plan: KindOf<'table'> = {
  key: 'PLAN',
  family: 'table',
  title: 'Plan',
  scope: 'establishment',
  instruction: 'Une ligne par action.',
  flow: [],
  deliverable: null,
  provenance: 'Essai',
  columns: [
    { key: 'action', title: 'Action', type: 'text' },
    { key: 'from', title: 'Début', type: 'date' },
    { key: 'due', title: 'Échéance', type: 'date' },
    {
      key: 'state',
      title: 'État',
      type: 'choice',
      choices: [
        { key: 'going', title: 'En cours' },
        { key: 'done', title: 'Fait' },
      ],
    },
  ],
  timeline: { start: 'from', end: 'due', label: 'action', state: 'state', settled: ['done'] },
};
const row = (id: string, cells: Record<string, unknown>) => ({ id, cells: { action: id, ...cells } });

describe('late (rule T2)', () => {
  it('is after the day, never on it, never once settled, never without a day', () => {
    expect(isLate('2026-11-21', false, '2026-11-22')).toBe(true);
    expect(isLate('2026-11-22', false, '2026-11-22')).toBe(false);
    expect(isLate('2026-11-21', true, '2026-11-22')).toBe(false);
    expect(isLate(null, false, '2026-11-22')).toBe(false);
    expect(isLate('bientôt', false, '2026-11-22')).toBe(false);
  });

  it('lists what is late, the longest overdue first, and nothing for a kind that settles nothing', () => {
    const rows = [
      // Begun first, due last: what is overdue longest is not what began first.
      row('a', { from: '2026-08-01', due: '2026-11-01', state: 'going' }),
      row('b', { due: '2026-09-01', state: null }),
      row('c', { due: '2026-10-01', state: 'done' }),
      row('d', { due: '2026-12-01', state: 'going' }),
    ];
    expect(timelineOf(plan, rows, '2026-11-22')?.late.map(({ id }) => id)).toEqual(['b', 'a']);
    const diary = { ...plan, timeline: { end: 'due', label: 'action' } };
    expect(timelineOf(diary, rows, '2026-11-22')?.late).toEqual([]);
  });
});

describe('a time line', () => {
  it('orders by first day, sets apart what has no day, and reads one day or two the wrong way round', () => {
    const line = timelineOf(
      plan,
      [
        row('later', { from: '2026-12-01', due: '2026-12-20', state: 'going' }),
        row('never', { state: 'done' }),
        row('swapped', { from: '2026-11-10', due: '2026-11-02' }),
        row('begins', { from: '2026-11-05' }),
        row('once', { due: '2026-11-03' }),
      ],
      '2026-11-01',
    );
    expect(line?.dated.map(({ id, start, end, state }) => [id, start, end, state])).toEqual([
      ['swapped', '2026-11-02', '2026-11-10', null],
      ['once', null, '2026-11-03', null],
      ['begins', null, '2026-11-05', null],
      ['later', '2026-12-01', '2026-12-20', 'En cours'],
    ]);
    expect(line?.undated).toEqual([{ id: 'never', label: 'never', state: 'Fait', settled: true }]);
    expect(timelineOf({ ...plan, timeline: undefined }, [], '2026-11-01')).toBeNull();
  });

  it('counts months across a year, and not without end', () => {
    expect(monthsBetween('2026-11-30', '2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsBetween('0001-01-01', '9999-12-31')).toHaveLength(240);
  });
});
