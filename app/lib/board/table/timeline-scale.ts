import { monthsBetween, type TimelineItem } from '#domain/sheet/timeline.ts';
import { month as monthWords } from '#app/lib/french/dates.ts';

/** Months beyond which today is not worth stretching the line for. */
const NEAR = 6;

export type Scale = {
  /** `year` where it begins, and on the first. */
  months: { key: string; name: string; year: string | null }[];
  /** Where a day stands, from 0 to 1; `end` counts the whole day. */
  at: (day: string, edge?: 'start' | 'end') => number;
  /** Where today stands; null when it is far from everything. */
  today: number | null;
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** « nov. 2026 » for `2026-11`. */
const monthTitle = (key: string): string => monthWords(Date.parse(`${key}-15T12:00:00Z`));

/** Whole months that hold every item, and today when it is near. Null without items. */
export function scaleOf(items: readonly Pick<TimelineItem, 'start' | 'end'>[], today: string): Scale | null {
  if (items.length === 0) return null;
  const days = items.flatMap(({ start, end }) => (start === null ? [end] : [start, end])).sort();
  let [first, last] = [days[0] as string, days.at(-1) as string];
  const isNear =
    monthsBetween(today, first).length <= NEAR + 1 && monthsBetween(last, today).length <= NEAR + 1;
  if (isNear) [first, last] = [today < first ? today : first, today > last ? today : last];
  const keys = monthsBetween(first, last);
  const [opening, closing] = [`${keys[0]}-01`, keys.at(-1) as string];
  const from = dayNumber(opening);
  const [year, month] = closing.split('-').map(Number) as [number, number];
  const length = Date.UTC(year, month, 1) / 86_400_000 - from;
  const at: Scale['at'] = (day, edge = 'start') =>
    Math.min(1, Math.max(0, (dayNumber(day) - from + (edge === 'end' ? 1 : 0)) / length));
  return {
    months: keys.map((key, index) => {
      const [name = '', year = ''] = monthTitle(key).split(' ');
      return { key, name, year: index === 0 || key.endsWith('-01') ? year : null };
    }),
    at,
    today: isNear ? at(today) + 0.5 / length : null,
  };
}

/** Items under the month they begin in, or end in when they have one day; months without any are left out. */
export function byMonth<Item extends Pick<TimelineItem, 'start' | 'end'>>(
  items: readonly Item[],
): { key: string; title: string; items: Item[] }[] {
  const months = new Map<string, Item[]>();
  for (const item of items) {
    const key = (item.start ?? item.end).slice(0, 7);
    months.set(key, [...(months.get(key) ?? []), item]);
  }
  return [...months].map(([key, within]) => ({ key, title: monthTitle(key), items: within }));
}
