import type { KindOf } from '../boards/kind.ts';

/** What a row says on a time line. Days are `YYYY-MM-DD`. */
export type TimelineItem = {
  id: string;
  label: string;
  /** Null for a single day. */
  start: string | null;
  end: string;
  /** Title of its state; null when none was chosen. */
  state: string | null;
  settled: boolean;
  late: boolean;
};

export type Timeline = {
  /** Earliest first. */
  dated: TimelineItem[];
  undated: Pick<TimelineItem, 'id' | 'label' | 'state' | 'settled'>[];
  /** The longest overdue first. */
  late: TimelineItem[];
};

type Row = { id: string; cells: Readonly<Record<string, unknown>> };

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/**
 * True when the day a thing was due is past and its state does not settle it (rule T2). Days are compared as they are written: due
 * today is not late, until midnight in Paris, whose day `today` is.
 */
export function isLate(due: unknown, settled: boolean, today: string): boolean {
  return isDay(due) && !settled && due < today;
}

/**
 * Rows on the time line their kind declares, null for a kind without one. Nothing is late for a kind that names no settled state: a
 * meeting of last month is simply over.
 *
 * @param today the day in Europe/Paris
 */
export function timelineOf(kind: KindOf<'table'>, rows: readonly Row[], today: string): Timeline | null {
  const columns = kind.timeline;
  if (!columns) return null;
  const states = kind.columns.find(({ key }) => key === columns.state);
  const items = rows.map(({ id, cells }) => {
    const state = columns.state ? cells[columns.state] : null;
    const settled = columns.settled?.some((key) => key === state) ?? false;
    const [end, start] = [cells[columns.end], columns.start ? cells[columns.start] : null];
    const title =
      states?.type === 'choice' ? states.choices.find(({ key }) => key === state)?.title : undefined;
    return {
      id,
      label: String(cells[columns.label] ?? '').trim(),
      state: title ?? null,
      settled,
      ...days(start, end),
    };
  });
  const dated = items
    .flatMap(({ start, end, ...item }): TimelineItem[] => {
      if (end === null) return [];
      const late = columns.settled !== undefined && isLate(end, item.settled, today);
      return [{ ...item, start, end, late }];
    })
    .sort((a, b) => ((a.start ?? a.end) < (b.start ?? b.end) ? -1 : 1));
  return {
    dated,
    undated: items
      .filter(({ end }) => end === null)
      .map(({ id, label, state, settled }) => ({ id, label, state, settled })),
    late: dated.filter(({ late }) => late).sort((a, b) => (a.end < b.end ? -1 : 1)),
  };
}

/** First and last day of a row. One day alone stands for both; days the wrong way round are read the right way. */
function days(start: unknown, end: unknown): { start: string | null; end: string | null } {
  if (isDay(start) && isDay(end) && start !== end)
    return start < end ? { start, end } : { start: end, end: start };
  if (isDay(end)) return { start: null, end };
  return { start: null, end: isDay(start) ? start : null };
}

/** Every month (`YYYY-MM`) from that of `first` to that of `last`, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = first.split('-').map(Number);
  // A year typed wrong must not draw ten thousand months.
  for (let name = first.slice(0, 7); name <= last.slice(0, 7) && months.length < 240;) {
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
