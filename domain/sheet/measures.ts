import type { TableColumn } from '../boards/kind.ts';
import { frenchDay, frenchNumber } from './french-values.ts';

/** One measure of a day. `day` as `YYYY-MM-DD`; a second measure of the same day replaces the first. */
export type Measure = { day: string; value: number };

export type MeasuresColumn = Extract<TableColumn, { type: 'measures' }>;

/** A number as a French hand writes it: « 12,5 », « 1 200 ». Null when it is empty, undefined when it is not a number. */
export function numberIn(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (bare === '') return null;
  // `Number` also reads 0x10 and 1e5, which no one means in a table.
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(bare.replace('\u2212', '-'))) return undefined;
  const value = Number(bare.replace('\u2212', '-'));
  return Math.abs(value) <= 1e15 ? value : undefined;
}

/**
 * The number a starting value or a target stands for, to draw its line: a number, or words that hold exactly one (« 2 au plus »,
 * « moins de 10 % »). Null for anything else: a line drawn at a guess would be read as agreed. A fraction, a date, a range
 * (« 2 à 3 ») hold more than one number; « +20 % », « deux fois moins » or « -3 points » speak of a change, not of a level.
 */
export function levelIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  if (/\b(fois|points?|hausse|baisse|de plus|de moins|moitié|double|tiers|quart|sur)\b/i.test(value))
    return null;
  // A space parts thousands only before three digits: « 1 200 » is one number, « 2 10 » are two.
  const found = value.match(/[+\u2212-]?\d+(?:[\s\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?/g) ?? [];
  const [only] = found;
  if (found.length !== 1 || only === undefined || /^[+]/.test(only)) return null;
  // Stuck to a letter or a stroke it is a name (« Q4 », « 3/4 », « v2 »), and a sign within words is a dash or a drop.
  const at = value.indexOf(only);
  const [before, after] = [value[at - 1] ?? ' ', value[at + only.length] ?? ' '];
  if (/[\p{L}\d/:.,]/u.test(before) || /[/:]/.test(after)) return null;
  if (/^[-\u2212]/.test(only) && value.trim() !== only) return null;
  return numberIn(only) ?? null;
}

/** « 12/11/2026 : 2,5 ; 15/01/2027 : 3 », for a file or a list of differences. `parseMeasures` reads it back. */
export function measuresText(measures: readonly Measure[]): string {
  return measures.map(({ day, value }) => `${frenchDay(day)} : ${frenchNumber(value)}`).join(' ; ');
}

/** Measures out of what `measuresText` wrote, oldest first. Null when any part of it is not a day and a number. */
export function parseMeasures(text: string): Measure[] | null {
  const measures: Measure[] = [];
  for (const part of text.split(';').filter((part) => part.trim() !== '')) {
    const [, date = '', month = '', year = '', said = ''] =
      /^\s*(\d{2})\/(\d{2})\/(\d{4})\s*:(.*)$/.exec(part) ?? [];
    const value = numberIn(said);
    const at = new Date(`${year}-${month}-${date}T00:00:00Z`);
    if (typeof value !== 'number' || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(date))
      return null;
    measures.push({ day: `${year}-${month}-${date}`, value });
  }
  return measures.sort((a, b) => (a.day < b.day ? -1 : 1));
}
