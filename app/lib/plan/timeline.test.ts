import { expect, it } from 'vitest';
import type { PhasePlan, SessionEntry } from '#domain/views.ts';
import { instantOf } from '#domain/paris-day.ts';
import { layOut } from './timeline.ts';

const at = (day: string) => instantOf(day, '12:00');
const phase = (id: string, start: string | null, end: string | null, due: string[] = []): PhasePlan => ({
  id,
  position: 0,
  kind: 'collective',
  title: id,
  subtitle: '',
  state: 'planned',
  startsAt: start === null ? null : at(start),
  endsAt: end === null ? null : at(end),
  source: 'call',
  modality: null,
  window: null,
  duration: null,
  content: [],
  expected: due.map((day, index) => ({
    id: `${id}${index}`,
    title: `Livrable ${index}`,
    boardKind: null,
    dueAt: at(day),
    source: 'call',
    canRemove: false,
  })),
  boards: [],
  proposed: [],
  suggestion: null,
});
const session = (phaseId: string, day: string, cancelledAt: number | null = null): SessionEntry => ({
  id: `${phaseId}-${day}`,
  title: 'Séance',
  phaseTitle: phaseId,
  phaseId,
  state: 'planned',
  startsAt: at(day),
  endsAt: at(day) + 3_600_000,
  visioUrl: null,
  cancelledAt,
});

it('lays whole months out, from the first date to the last', () => {
  const timeline = layOut(
    [phase('a', '2026-12-10', '2027-01-05'), phase('b', '2027-01-20', '2027-02-03')],
    [],
    at('2027-01-15'),
  )!;
  expect(timeline.months.map(({ label, year }) => `${label} ${year}`)).toEqual([
    'déc. 2026',
    'janv. 2027',
    'févr. 2027',
  ]);
  expect(timeline.months[0]!.from).toBe(0);
  expect(timeline.months.at(-1)!.to).toBe(100);
  const [a, b] = timeline.rows;
  expect(a!.span!.to).toBeLessThan(b!.span!.from);
  expect(timeline.today).toBeGreaterThan(a!.span!.to);
  expect(timeline.today).toBeLessThan(b!.span!.from);
});

it('puts sessions and what is due where they fall, and leaves out what was called off', () => {
  const timeline = layOut(
    [phase('a', '2027-01-01', '2027-01-31', ['2027-01-20', '2027-01-20', '2027-01-31'])],
    [session('a', '2027-01-12'), session('a', '2027-01-13', 1)],
    at('2028-01-01'),
  )!;
  const [row] = timeline.rows;
  expect(row!.sessions.map(({ id }) => id)).toEqual(['a-2027-01-12']);
  expect(row!.due.map(({ count }) => count)).toEqual([2, 1]);
  expect(row!.sessions[0]!.at).toBeCloseTo((11.5 / 31) * 100, 5);
  expect(timeline.today).toBeNull();
});

it('draws nothing without a date, and a phase without one as a row without a bar', () => {
  expect(layOut([phase('a', null, null)], [], 0)).toBeNull();
  const timeline = layOut([phase('a', '2027-01-01', null), phase('b', null, null)], [], 0)!;
  expect(timeline.rows.map(({ span }) => span !== null)).toEqual([true, false]);
});

it('a year typed wrong draws no century of months: what is years away stands at the edge', () => {
  const phases = [phase('a', '2027-01-01', '2027-03-31', ['1972-01-20'])];
  const { months, rows } = layOut(phases, [session('a', '9999-01-12')], 0)!;
  expect(months.length).toBe(3);
  expect(rows[0]!.sessions[0]!.at).toBe(100);
  expect(rows[0]!.due[0]!.at).toBe(0);
});
