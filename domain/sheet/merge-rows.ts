import type { SheetKind } from '../boards/kind.ts';
import { HEADINGS } from './headings.ts';
import { SHEET_LIMITS } from './limits.ts';
import { readLineMark, signOf } from './line-mark.ts';
import {
  mergeColumns,
  mergeItems,
  mergeText,
  readCell,
  type CellError,
  type MergeColumn,
  type MergeItem,
  type MergeValue,
} from './merge-model.ts';
import type { SheetProjection } from './projection.ts';

/** One cell that the file changes. `isConflict`: it was also changed in Grappe since the export. */
export type CellMerge = {
  column: MergeColumn;
  before: string;
  after: string;
  value: MergeValue;
  isConflict: boolean;
};

/** What reading a file back would do (rule X3). `line` is the line of the file as a spreadsheet numbers it. */
export type MergePlan = {
  added: { line: number; what: string; values: Record<string, MergeValue> }[];
  changed: { id: string; line: number; what: string; cells: CellMerge[] }[];
  unchanged: number;
  /** In the sheet, not in the file: removed only when that is ticked. */
  absent: { id: string; what: string }[];
  /** In the file, removed from the sheet since the export: left alone. */
  gone: { line: number; what: string }[];
  /** Columns of the file that the sheet does not have. */
  ignored: string[];
  errors: { line: number; column: string | null; said: string; error: CellError | 'twice' | 'too_many' }[];
};

/**
 * Compares a file (its lines, the first one being the titles) with the sheet as it stands. Pure: nothing is written. Null when the file
 * has none of the sheet's columns, or the sheet has no lines (a form).
 */
export function mergeRows(
  projection: SheetProjection,
  kind: SheetKind,
  file: readonly (readonly string[])[],
): MergePlan | null {
  const columns = mergeColumns(kind);
  const [titles = [], ...lines] = file;
  if (!columns) return null;
  const found = findColumns(columns, titles);
  if (found.columns.length === 0) return null;
  const items = new Map(mergeItems(projection).map((item) => [item.id, item]));
  const plan: MergePlan = {
    added: [],
    changed: [],
    unchanged: 0,
    absent: [],
    gone: [],
    ignored: found.ignored,
    errors: [],
  };
  const seen = new Set<string>();
  lines.forEach((cells, at) => {
    const line = at + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const { id, signs } = readLineMark(found.idAt === null ? '' : (cells[found.idAt] ?? ''));
    const read = readLine(plan, found.columns, cells, line);
    if (id !== '' && seen.has(id))
      return void plan.errors.push({ line, column: null, said: whatOf(read, columns), error: 'twice' });
    seen.add(id);
    const item = items.get(id);
    if (item) compare(plan, columns, item, read, { line, signs });
    else if (id !== '') plan.gone.push({ line, what: whatOf(read, columns) });
    else if ([...read.values()].some((value) => !isEmpty(value))) add(plan, columns, read, line, items.size);
  });
  for (const item of items.values())
    if (!seen.has(item.id))
      plan.absent.push({ id: item.id, what: whatOf(new Map(Object.entries(item.values)), columns) });
  return plan;
}

type Found = { columns: { column: MergeColumn; at: number }[]; idAt: number | null; ignored: string[] };

/** Columns by their titles; two columns may share one, taken in order. */
function findColumns(columns: readonly MergeColumn[], titles: readonly string[]): Found {
  const waiting = [...columns];
  const found: Found = { columns: [], idAt: null, ignored: [] };
  titles.forEach((said, at) => {
    const title = said.trim();
    const index = waiting.findIndex((column) => column.title.trim() === title);
    const [column] = index >= 0 ? waiting.splice(index, 1) : [];
    if (column) found.columns.push({ column, at });
    else if (title === HEADINGS.id) found.idAt = at;
    else if (title !== '') found.ignored.push(title);
  });
  return found;
}

/** The cells of a line that could be read; the others are errors, and stay as they are in the sheet. */
function readLine(plan: MergePlan, columns: Found['columns'], cells: readonly string[], line: number) {
  const read = new Map<string, MergeValue>();
  for (const { column, at } of columns) {
    const said = cells[at] ?? '';
    const result = readCell(said, column);
    if ('value' in result) read.set(column.key, result.value);
    else plan.errors.push({ line, column: column.title, said, error: result.error });
  }
  return read;
}

function compare(
  plan: MergePlan,
  columns: readonly MergeColumn[],
  item: MergeItem,
  read: ReadonlyMap<string, MergeValue>,
  { line, signs }: { line: number; signs: readonly string[] },
): void {
  const cells = columns.flatMap((column, at): CellMerge[] => {
    const value = read.get(column.key);
    if (value === undefined) return [];
    const before = mergeText(item.values[column.key], column);
    const after = mergeText(value, column);
    const sign = signs[at];
    // The file says what was exported: its owner changed nothing, whatever the others wrote since.
    if (before === after || (sign !== undefined && signOf(after) === sign)) return [];
    return [{ column, before, after, value, isConflict: sign !== undefined && signOf(before) !== sign }];
  });
  if (cells.length === 0) plan.unchanged += 1;
  else
    plan.changed.push({
      id: item.id,
      line,
      what: whatOf(new Map(Object.entries(item.values)), columns),
      cells,
    });
}

function add(
  plan: MergePlan,
  columns: readonly MergeColumn[],
  read: ReadonlyMap<string, MergeValue>,
  line: number,
  there: number,
): void {
  const what = whatOf(read, columns);
  if (there + plan.added.length >= SHEET_LIMITS.items)
    plan.errors.push({ line, column: null, said: what, error: 'too_many' });
  // A card stands in a zone: without one it would be seen nowhere.
  else if (columns[0]?.key === 'zone' && !read.get('zone'))
    plan.errors.push({ line, column: HEADINGS.zone, said: what, error: 'not_a_choice' });
  else plan.added.push({ line, what, values: Object.fromEntries(read) });
}

const isEmpty = (value: MergeValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What a line is about: its first words, else its first cell that says something. */
function whatOf(values: ReadonlyMap<string, MergeValue>, columns: readonly MergeColumn[]): string {
  const words = (column: MergeColumn) => mergeText(values.get(column.key) ?? null, column);
  const texts = columns.filter(({ type }) => type === 'text').map(words);
  return texts.find((text) => text !== '') ?? columns.map(words).find((text) => text !== '') ?? '';
}
