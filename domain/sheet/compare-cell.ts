import { isDefused } from '../csv.ts';
import { signOf } from './line-mark.ts';
import { SHEET_LIMITS } from './limits.ts';
import type { Measure } from './measures.ts';
import { mergeText, type MergeColumn, type MergeValue } from './merge-model.ts';
import { bareCell, readCell, type CellError } from './read-cell.ts';

/** One cell that the file changes. `isConflict`: it was also changed in Grappe since the export. */
export type CellMerge = {
  column: MergeColumn;
  before: string;
  after: string;
  value: MergeValue;
  isConflict: boolean;
};

/**
 * What a cell of a file changes in what the sheet holds: nothing (null), a change, or why it cannot be read.
 *
 * @param sign of the cell as it was exported; undefined when the file does not tell
 */
export function compareCell(
  column: MergeColumn,
  held: MergeValue | undefined,
  said: string,
  sign: string | undefined,
): { cell: CellMerge } | { error: CellError } | null {
  const before = mergeText(held, column);
  // The file says what was exported: its owner changed nothing, whatever the others wrote since. Asked first, as what was exported
  // may be something that nobody may write any more: a choice that is no longer one.
  const isAsExported = (text: string) => text === before || (sign !== undefined && signOf(text) === sign);
  const text = bareCell(said);
  if (isAsExported(text) || isLegacyCopy(text, before)) return null;
  // A CSV file that a spreadsheet saved as a workbook keeps the apostrophe that kept it from being a formula.
  if (isDefused(text) && isAsExported(text.slice(1))) return null;
  const read = readCell(said, column);
  if ('error' in read) return read;
  const isConflict = sign !== undefined && signOf(before) !== sign;
  if (isAsExported(mergeText(read.value, column))) return null;
  let { value } = read;
  if (column.type === 'measures') {
    // A day that the file lacks was taken away by its owner, unless someone may have measured it since.
    if (isConflict || sign === undefined) value = withDaysOf(value as Measure[], (held ?? []) as Measure[]);
    if ((value as Measure[]).length > SHEET_LIMITS.measuresPerRow) return { error: 'too_many_measures' };
  }
  const after = mergeText(value, column);
  return after === before ? null : { cell: { column, before, after, value, isConflict } };
}

function withDaysOf(file: readonly Measure[], held: readonly Measure[]): Measure[] {
  const missing = held.filter(({ day }) => file.every((one) => one.day !== day));
  return [...file, ...missing].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** What Windows-1252 has beside Latin-1. */
const WINDOWS_1252 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/**
 * True for words saved as « CSV » by an old spreadsheet, which writes « ? » for each character that Windows-1252 lacks (a narrow space, an
 * arrow, a picture): a file that was only saved changes nothing.
 */
function isLegacyCopy(text: string, before: string): boolean {
  if (!text.includes('?')) return false;
  const lacking = (character: string) =>
    (character.codePointAt(0) ?? 0) > 0xff && !WINDOWS_1252.includes(character);
  const perCharacter = [...before].map((one) => (lacking(one) ? '?' : one)).join('');
  const perUnit = [...before].map((one) => (lacking(one) ? '?'.repeat(one.length) : one)).join('');
  return text === perCharacter || text === perUnit;
}
