import type { Measure } from '#domain/sheet/measures.ts';

/** Pixels around the drawing: room for the numbers on the left, the names of the lines on the right, the dates below. */
const MARGIN = { top: 26, right: 96, bottom: 30, left: 46 };
/** Least distance between two words that would otherwise touch. */
const LABEL_WIDTH = 46;
const DATE_WIDTH = 74;
const LINE_HEIGHT = 17;

export type ChartInput = { measures: readonly Measure[]; baseline: number | null; target: number | null };

export type ChartPoint = Measure & {
  x: number;
  y: number;
  /** Its value, its date are written: there is room. */
  valued: boolean;
  dated: boolean;
};

export type Chart = {
  points: ChartPoint[];
  /** `M…L…` through the points; '' for fewer than two. */
  path: string;
  baseline: Level | null;
  target: Level | null;
  /** Round values, from the lowest. */
  ticks: { value: number; y: number }[];
  plot: { left: number; right: number; top: number; bottom: number };
};

/** A line across. `labelY` is moved off the other line's name when they would touch. */
type Level = { value: number; y: number; labelY: number };

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Where everything of a chart of measures is drawn, in a box of `width` × `height` pixels. Null when there is nothing to draw. */
export function chartOf(input: ChartInput, width: number, height: number): Chart | null {
  const { measures, baseline, target } = input;
  if (measures.length === 0) return null;
  const plot = {
    left: MARGIN.left,
    right: Math.max(width - MARGIN.right, MARGIN.left + 60),
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const levels = [baseline, target].filter((value) => value !== null);
  const values = ticksFor([...measures.map(({ value }) => value), ...levels]);
  const [low, high] = [values[0] as number, values.at(-1) as number];
  const yOf = (value: number) => plot.bottom - ((value - low) / (high - low || 1)) * (plot.bottom - plot.top);

  const days = measures.map(({ day }) => dayNumber(day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // One day alone stands in the middle.
  const xOf = (day: number) =>
    first === last
      ? (plot.left + plot.right) / 2
      : plot.left + 12 + ((day - first) / (last - first)) * (plot.right - plot.left - 24);
  const bare = measures.map((measure, at) => ({
    ...measure,
    x: xOf(days[at] as number),
    y: yOf(measure.value),
  }));
  const [valued, dated] = [spaced(bare, LABEL_WIDTH), spaced(bare, DATE_WIDTH)];
  const points = bare.map((point, at) => ({ ...point, valued: valued.has(at), dated: dated.has(at) }));

  return {
    points,
    path: points.length < 2 ? '' : `M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`,
    ...levelsAt(baseline, target, yOf),
    ticks: values.map((value) => ({ value, y: yOf(value) })),
    plot,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function levelsAt(baseline: number | null, target: number | null, yOf: (value: number) => number) {
  const level = (value: number | null): Level | null =>
    value === null ? null : { value, y: yOf(value), labelY: yOf(value) };
  const [start, aim] = [level(baseline), level(target)];
  if (start && aim && Math.abs(start.y - aim.y) < LINE_HEIGHT) {
    const middle = (start.y + aim.y) / 2;
    const [upper, lower] = start.y <= aim.y ? [start, aim] : [aim, start];
    upper.labelY = middle - LINE_HEIGHT / 2;
    lower.labelY = middle + LINE_HEIGHT / 2;
  }
  return { baseline: start, target: aim };
}

/** Which points may carry words of that width: the last first, since it is what one looks for, then the first, then from left to right. */
function spaced(points: readonly { x: number }[], width: number): Set<number> {
  const shown = new Set<number>();
  for (const at of [points.length - 1, 0, ...points.keys()]) {
    const x = points[at]?.x ?? 0;
    if (shown.has(at)) continue;
    if ([...shown].every((other) => Math.abs((points[other]?.x ?? 0) - x) >= width)) shown.add(at);
  }
  return shown;
}

/** Three to six round values that hold all of `values`, from zero when they come near it. */
export function ticksFor(values: readonly number[]): number[] {
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (low > 0 && low <= high * 0.6) low = 0;
  if (high < 0 && high >= low * 0.6) high = 0;
  if (low === high) {
    const spread = Math.abs(low) / 2 || 1;
    [low, high] = [low >= 0 && low - spread < 0 ? 0 : low - spread, high + spread];
  }
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) as number) * power;
  const [from, to] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  // Multiplied and rounded, not added up: 0.1 + 0.2 must not be written 0,30000000000000004.
  return Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * step).toPrecision(12)));
}
