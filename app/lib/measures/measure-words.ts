import { frenchDay } from '#domain/sheet/french-values.ts';
import { levelIn, type Measure, type MeasuresColumn } from '#domain/sheet/measures.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import { exactNumber, plural } from '#app/lib/french/numbers.ts';
import { shortDay } from '#app/lib/french/dates.ts';
import { NBSP } from '#app/lib/french/typography.ts';

/** « 12 nov. 2026 » for `2026-11-12`. Noon in UTC is that day in Paris, all year. */
export const dayWords = (day: string): string => {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at) ? day : shortDay(at);
};

/** « 12/11/26 », for the foot of a chart. */
export const tightDay = (day: string): string => frenchDay(day).replace(/\d\d(\d\d)$/, '$1');

/** « 2,5 », « 2,5 min ». */
export const withUnit = (value: number, unit: string | undefined): string =>
  `${exactNumber(value)}${unit ? `${NBSP}${unit}` : ''}`;

/** « 3 mesures, dernière 2,5 le 12 nov. 2026 »; an empty string for none. */
export function measureSummary(measures: readonly Measure[], unit?: string): string {
  const last = measures.at(-1);
  if (!last) return '';
  const value = `${withUnit(last.value, unit)} le${NBSP}${dayWords(last.day)}`;
  return measures.length === 1
    ? `1${NBSP}mesure, ${value}`
    : `${plural(measures.length, 'mesure')}, dernière ${value}`;
}

/** What a chart is drawn with besides its measures, read in the row's other columns. `valueOf` gives a cell by its column's key. */
export function levelsOf(kind: KindOf<'table'>, column: MeasuresColumn, valueOf: (key: string) => unknown) {
  const columnOf = (key: string | undefined) => kind.columns.find((candidate) => candidate.key === key);
  const level = (key: string | undefined) => (key === undefined ? null : levelIn(valueOf(key)));
  const units = [columnOf(column.baseline), columnOf(column.target)].flatMap((found) =>
    found?.type === 'number' && found.unit ? [found.unit] : [],
  );
  return { baseline: level(column.baseline), target: level(column.target), unit: units[0] };
}

/** The whole chart in a sentence, for whoever does not see it. */
export function chartWords(
  measures: readonly Measure[],
  { baseline, target, unit }: { baseline: number | null; target: number | null; unit?: string | undefined },
): string {
  const [first, last] = [measures[0], measures.at(-1)];
  const parts = [
    baseline === null ? '' : `Valeur de départ${NBSP}: ${withUnit(baseline, unit)}.`,
    target === null ? '' : `Cible${NBSP}: ${withUnit(target, unit)}.`,
  ];
  if (first && last) {
    const said = ({ day, value }: Measure) => `${withUnit(value, unit)} le ${dayWords(day)}`;
    parts.push(
      measures.length === 1
        ? `Une mesure${NBSP}: ${said(first)}.`
        : `${plural(measures.length, 'mesure')}, de ${said(first)} à ${said(last)}.`,
    );
  }
  return parts.filter(Boolean).join(' ');
}
