import { describe, expect, it } from 'vitest';
import { byMonth, scaleOf } from './timeline-scale.ts';

const item = (end: string, start: string | null = null) => ({ start, end });

describe('the scale of a time line', () => {
  it('is made of whole months, today among them when it is near', () => {
    const scale = scaleOf([item('2026-12-20', '2026-11-10')], '2027-02-03')!;
    expect(scale.months.map(({ name, year }) => [name, year])).toEqual([
      ['nov.', '2026'],
      ['déc.', null],
      ['janv.', '2027'],
      ['févr.', null],
    ]);
    expect(scale.at('2026-11-01')).toBe(0);
    expect(scale.at('2027-02-28', 'end')).toBe(1);
    expect(scale.at('2026-11-10')).toBeCloseTo(9 / 120);
    expect(scale.today).toBeCloseTo(94.5 / 120);
  });

  it('leaves today out when everything is years away, and needs something to show', () => {
    const scale = scaleOf([item('2020-01-15')], '2026-11-22')!;
    expect(scale.months).toHaveLength(1);
    expect(scale.today).toBeNull();
    expect(scaleOf([], '2026-11-22')).toBeNull();
  });

  it('groups by the month things begin in', () => {
    const groups = byMonth([item('2026-12-02', '2026-11-30'), item('2026-11-30'), item('2027-01-01')]);
    expect(groups.map(({ key, items }) => [key, items.length])).toEqual([
      ['2026-11', 2],
      ['2027-01', 1],
    ]);
  });
});
