import type { SheetKind, TableColumn } from '../boards/kind.ts';
import { HEADINGS } from './headings.ts';
import { SHEET_LIMITS } from './limits.ts';
import { measuresText, numberIn, parseMeasures, type Measure } from './measures.ts';
import type { SheetProjection } from './projection.ts';
import { foldedWords } from './search.ts';
import { cellText, type CellValue } from './wording.ts';

/*
 * The families whose sheets are lines, seen alike: what can be read back from a file. A form has no lines, so it is not among them.
 */

/** A column that a file may change. */
export type MergeColumn = Exclude<TableColumn, { type: 'image' }> & { range?: [number, number] };
export type MergeValue = CellValue | Measure[];
export type MergeItem = { id: string; values: Record<string, MergeValue> };

/** Why a cell of a file cannot be taken. */
export type CellError =
  'not_a_choice' | 'not_a_number' | 'not_a_day' | 'not_measures' | 'out_of_range' | 'too_long';

/** The columns a file may change, under the titles they are exported with; null for a family that has no lines. */
export function mergeColumns(kind: SheetKind): MergeColumn[] | null {
  switch (kind.family) {
    case 'cards':
      return [
        { key: 'zone', title: HEADINGS.zone, type: 'choice', choices: kind.zones },
        { key: 'text', title: HEADINGS.card, type: 'text' },
      ];
    case 'map':
      return [
        { key: 'text', title: HEADINGS.card, type: 'text' },
        { key: 'note', title: kind.noteTitle, type: 'text' },
        { key: 'x', title: kind.x.title, type: 'number', range: kind.range },
        { key: 'y', title: kind.y.title, type: 'number', range: kind.range },
      ];
    case 'table':
      return kind.columns.filter((column): column is MergeColumn => column.type !== 'image');
    case 'form':
      return null;
  }
}

/** The lines of a sheet, by the columns above. */
export function mergeItems(projection: SheetProjection): MergeItem[] {
  switch (projection.family) {
    case 'cards':
      return projection.zones.flatMap((zone) =>
        zone.cards.map(({ id, text }) => ({ id, values: { zone: zone.key, text } })),
      );
    case 'map':
      return projection.cards.map(({ id, text, note, x, y }) => ({ id, values: { text, note, x, y } }));
    case 'table':
      return projection.rows.map(({ id, cells, measures }) => ({ id, values: { ...cells, ...measures } }));
    case 'form':
      return [];
  }
}

/** What a value reads as, in a file and in the preview. Two values that read the same are the same. */
export function mergeText(value: MergeValue | undefined, column: MergeColumn): string {
  if (Array.isArray(value)) return measuresText(value);
  if (column.range && typeof value === 'number') return cellText(Math.round(value * 10) / 10, column);
  return cellText(value, column).trim();
}

/** A cell of a file as a value of its column, or why it is none. An empty cell is an empty value. */
export function readCell(said: string, column: MergeColumn): { value: MergeValue } | { error: CellError } {
  const text = said.replaceAll('\r\n', '\n').trim();
  switch (column.type) {
    case 'text':
    case 'person':
      return text.length > SHEET_LIMITS.textLength
        ? { error: 'too_long' }
        : { value: text || (column.type === 'text' ? '' : null) };
    case 'choice': {
      if (text === '') return { value: null };
      const choice =
        column.choices.find(({ key, title }) => key === text || title === text) ??
        column.choices.find(({ title }) => foldedWords(title) === foldedWords(text));
      return choice ? { value: choice.key } : { error: 'not_a_choice' };
    }
    case 'number': {
      const value = numberIn(text.replace(column.unit ?? '\0', ''));
      if (value === undefined) return { error: 'not_a_number' };
      const [low, high] = column.range ?? [-Infinity, Infinity];
      return value !== null && (value < low || value > high) ? { error: 'out_of_range' } : { value };
    }
    case 'date': {
      if (text === '') return { value: null };
      const day = dayIn(text);
      return day ? { value: day } : { error: 'not_a_day' };
    }
    case 'measures': {
      const value = parseMeasures(text);
      return value ? { value } : { error: 'not_measures' };
    }
  }
}

/** A day written `2027-03-01`, `01/03/2027` or `1/3/2027`, as `YYYY-MM-DD`; null when it is not a day of the calendar. */
export function dayIn(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, frenchDay, frenchMonth, frenchYear] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  const parts = [year ?? frenchYear, month ?? frenchMonth, day ?? frenchDay];
  if (parts.some((part) => part === undefined)) return null;
  const written = parts.map((part) => part?.padStart(2, '0')).join('-');
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null;
}
