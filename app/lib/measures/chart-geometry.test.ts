import { describe, expect, it } from 'vitest';
import { chartOf, ticksFor } from './chart-geometry.ts';

const [width, height] = [600, 240];
const taken = (...values: [string, number][]) => values.map(([day, value]) => ({ day, value }));

describe('a chart of measures', () => {
  it('has nothing to draw without a measure, one point for one, a line from two', () => {
    expect(chartOf({ measures: [], baseline: 1, target: 2 }, width, height)).toBeNull();
    const one = chartOf({ measures: taken(['2026-11-12', 3]), baseline: null, target: null }, width, height);
    expect(one).toMatchObject({ path: '', points: [{ valued: true, dated: true }], baseline: null });
    const two = chartOf(
      { measures: taken(['2026-11-12', 3], ['2026-12-12', 4]), baseline: null, target: null },
      width,
      height,
    );
    expect(two?.path).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  });

  it('places days by their distance and values upwards, all within the drawing', () => {
    const chart = chartOf(
      {
        measures: taken(['2026-01-01', 10], ['2026-01-11', 20], ['2026-02-10', 15]),
        baseline: 30,
        target: 5,
      },
      width,
      height,
    );
    const [a, b, c] = chart!.points.map(({ x }) => x) as [number, number, number];
    expect((c - a) / (b - a)).toBeCloseTo(4);
    expect(chart!.points[1]!.y).toBeLessThan(chart!.points[0]!.y);
    const { plot } = chart!;
    for (const y of [...chart!.points.map((point) => point.y), chart!.baseline!.y, chart!.target!.y]) {
      expect(y).toBeGreaterThanOrEqual(plot.top - 1e-9);
      expect(y).toBeLessThanOrEqual(plot.bottom + 1e-9);
    }
  });

  it('keeps the names of two close lines apart', () => {
    const chart = chartOf({ measures: taken(['2026-01-01', 100]), baseline: 50, target: 50 }, width, height);
    expect(Math.abs(chart!.baseline!.labelY - chart!.target!.labelY)).toBeGreaterThanOrEqual(16);
  });

  it('writes the last value whatever the crowd, and never two on one another', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      day: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
      value: at,
    }));
    const { points } = chartOf({ measures: many, baseline: null, target: null }, width, height)!;
    expect(points.at(-1)).toMatchObject({ valued: true, dated: true });
    const shown = points.filter(({ valued }) => valued).map(({ x }) => x);
    for (const [at, x] of shown.entries()) if (at > 0) expect(x - shown[at - 1]!).toBeGreaterThanOrEqual(46);
  });
});

describe('round values', () => {
  it('hold everything, few and readable', () => {
    for (const values of [[2.5, 3], [0], [-4, 12], [1200, 1250], [0.1, 0.35], [7], [-3], [1e9, 1]]) {
      const ticks = ticksFor(values);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      for (const tick of ticks) expect(String(tick).length).toBeLessThan(12);
    }
    expect(ticksFor([1, 4])).toEqual([0, 1, 2, 3, 4]);
  });
});
