import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../paris-day.ts';
import { programmeOf } from './all.ts';
import { paca2018 } from './paca-2018.ts';
import { monthsOf, proposeDates, proposeEnd } from './phase-dates.ts';

test.each([
  ['Janvier 2019', [2019 * 12, 2019 * 12]],
  ['Février - mars 2019', [2019 * 12 + 1, 2019 * 12 + 2]],
  ['Décembre 2019- janvier 2020', [2019 * 12 + 11, 2020 * 12]],
  ['16 décembre', null],
  [null, null],
])('« %s » names the months %j', (window, months) => {
  expect(monthsOf(window)).toEqual(months);
});

describe('dates proposed for phases', () => {
  const check = (phases: Parameters<typeof proposeDates>[0], start: string, end: string) => {
    const dates = proposeDates(phases, start, end);
    expect(dates).toHaveLength(phases.length);
    expect(dates[0]!.start).toBe(start);
    expect(dates.at(-1)!.end).toBe(end);
    for (const [index, { start, end }] of dates.entries()) {
      expect(start <= end).toBe(true);
      const next = dates[index + 1];
      if (next) expect(next.start).toBe(addDays(end, 1));
    }
    return dates;
  };

  test('follow the calendar of the PACA call when the cluster is as long as it', () => {
    expect(proposeEnd(paca2018, '2026-12-01')).toBe('2028-06-30');
    const dates = check(paca2018.phases, '2026-12-01', '2028-06-30');
    const monthOf = (title: string) =>
      dates[paca2018.phases.findIndex((phase) => phase.title.startsWith(title))]!.start.slice(0, 7);
    expect(['J0', 'Temps collectif 1', 'Temps collectif 2', 'Temps collectif 3'].map(monthOf)).toEqual([
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-05',
    ]);
    expect(['Temps collectif 4', 'Temps collectif 5', 'Temps collectif 6'].map(monthOf)).toEqual([
      '2027-09',
      '2027-12',
      '2028-06',
    ]);
  });

  test.each([
    ['BRETAGNE-2019-2020', '2019-04-01', '2020-06-30'],
    ['IDF-2020-2021', '2020-05-01', '2021-12-31'],
    ['OCCITANIE-OMEGA-2021-2022', '2021-12-01', '2022-12-31'],
    ['NORMANDIE-2024-2025', '2024-01-01', '2024-12-31'],
    ['PACA-2018-2020', '2018-12-01', '2020-06-30'],
  ])('a cluster of %s lasts what its call says', (code, start, end) => {
    expect(proposeEnd(programmeOf(code)!, start)).toBe(end);
  });

  test('a call that dates its launch alone says nothing of how long a cluster lasts', () => {
    const phases = [{ kind: 'kickoff', window: 'Mars 2027' }, { kind: 'collective' }, { kind: 'review' }];
    expect(proposeEnd({ phases }, '2027-03-01')).toBe('2028-02-29');
  });

  test('are pressed into a shorter cluster, in the same order', () => {
    check(paca2018.phases, '2026-09-01', '2027-06-30');
  });

  test('give work between sessions more time than a meeting when the call names no month', () => {
    const phases = [
      { kind: 'collective', duration: '1 jour' },
      { kind: 'intersession' },
      { kind: 'collective', duration: '1 jour' },
    ];
    const [first, work] = check(phases, '2026-01-01', '2026-12-31');
    const length = ({ start, end }: { start: string; end: string }) => daysBetween(start, end);
    expect(length(work!)).toBeGreaterThan(1.5 * length(first!));
    expect(proposeEnd({ phases }, '2026-01-15')).toBe('2027-01-14');
  });

  test('stay days when there are fewer days than phases', () => {
    const dates = proposeDates(paca2018.phases, '2026-01-01', '2026-01-03');
    expect(dates.every(({ start, end }) => start <= end && end <= '2026-01-03')).toBe(true);
  });
});
