/*
 * Medians and spreads of small groups. Values are sorted copies; nothing here knows whose they are.
 */

/** How the two ends of a spread were read: quartiles from four people on, the extremes under four. */
export type SpreadMeasure = 'quartiles' | 'extremes';

/** One axis of one item. `low` to `high` is the spread, in axis units. */
export type Spread = { median: number; low: number; high: number };

/** People from which the spread leaves the extremes out. */
export const QUARTILES_FROM = 4;

/** The middle value, the mean of the two in the middle for an even count. NaN for no value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * The value a part `p` (0 to 1) of the way through the sorted values, straight lines between them: as the QUARTILE.INC of
 * spreadsheets reads it, so that anyone can check. NaN for no value.
 */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Which spread `count` people give. */
export const measureFor = (count: number): SpreadMeasure =>
  count >= QUARTILES_FROM ? 'quartiles' : 'extremes';

/** Median and spread of one axis, to a hundredth; null for no value. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const [from, to] = measureFor(values.length) === 'quartiles' ? [0.25, 0.75] : [0, 1];
  const hundredth = (value: number): number => Math.round(value * 100) / 100;
  return {
    median: hundredth(median(values)),
    low: hundredth(quantile(values, from)),
    high: hundredth(quantile(values, to)),
  };
}
