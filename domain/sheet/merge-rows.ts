import type { SheetKind } from '../boards/kind.ts';
import { compareCell, type CellMerge } from './compare-cell.ts';
import { findColumns, type FoundColumns } from './find-columns.ts';
import { HEADINGS } from './headings.ts';
import { SHEET_LIMITS } from './limits.ts';
import { readLineMark } from './line-mark.ts';
import { mergeForm } from './merge-form.ts';
import { mergeColumns, mergeItems, mergeText, type MergeColumn, type MergeValue } from './merge-model.ts';
import type { MergePlan } from './merge-plan.ts';
import type { SheetProjection } from './projection.ts';

type Item = { id: string; values: Record<string, MergeValue> };
type Merge = { kind: SheetKind; columns: readonly MergeColumn[]; found: FoundColumns; plan: MergePlan };
type Line = { line: number; cells: readonly string[]; id: string; signs: readonly string[] };

/**
 * Compares a file (its lines, the first one being the titles) with the sheet as it stands. Pure: nothing is written. Null when the file
 * has none of the sheet's columns.
 */
export function mergeRows(
  projection: SheetProjection,
  kind: SheetKind,
  file: readonly (readonly string[])[],
): MergePlan | null {
  if (kind.family === 'form') return projection.family === 'form' ? mergeForm(projection, kind, file) : null;
  const columns = mergeColumns(kind) ?? [];
  const [titles = [], ...lines] = file;
  const found = findColumns(kind, columns, titles);
  if (found.columns.length === 0) return null;
  const items = new Map(mergeItems(projection).map((item) => [item.id, item]));
  const plan: MergePlan = {
    ...{ added: [], changed: [], unchanged: 0, absent: [], gone: [], errors: [] },
    ...{ ignored: found.ignored, derived: found.derived, pictures: found.pictures },
  };
  const merge: Merge = { kind, columns, found, plan };
  const seen = new Set<string>();
  lines.forEach((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const mark = readLineMark(found.idAt === null ? '' : (cells[found.idAt] ?? ''));
    const line: Line = { line: at + 2, cells, ...mark };
    const what = saidOf(line, found, columns);
    if (line.id !== '' && seen.has(line.id))
      return void plan.errors.push({ line: line.line, column: null, said: what, error: 'twice' });
    seen.add(line.id);
    const item = items.get(line.id);
    if (item) change(merge, item, line);
    else if (line.id !== '') plan.gone.push({ line: line.line, what });
    else add(merge, line, items.size, what);
  });
  for (const item of items.values())
    if (!seen.has(item.id)) plan.absent.push({ id: item.id, what: whatOf(item.values, columns) });
  return plan;
}

/** The cells of a line that change something; those that cannot be read are errors, and stay as they are in the sheet. */
function compareLine(
  { kind, columns, found, plan }: Merge,
  item: Item,
  { line, cells, signs }: Line,
): CellMerge[] {
  const compared = found.columns.flatMap(({ column, at }): CellMerge[] => {
    const said = cells[at] ?? '';
    const result = compareCell(column, item.values[column.key], said, signs[columns.indexOf(column)]);
    if (result && 'error' in result)
      plan.errors.push({ line, column: column.title, said, error: result.error });
    return result && 'cell' in result ? [result.cell] : [];
  });
  const placed = ['x', 'y'].map((key) => {
    const cell = compared.find(({ column }) => column.key === key);
    return { cell, value: cell ? cell.value : item.values[key] };
  });
  // A point needs both: with one alone the card would stand nowhere.
  const isHalf =
    placed.some(({ value }) => value === null) && placed.some(({ value }) => typeof value === 'number');
  const half = placed.flatMap(({ cell }) => cell ?? []);
  if (!half[0] || !isHalf || kind.family !== 'map') return compared;
  plan.errors.push({ line, column: half[0].column.title, said: half[0].after, error: 'half_placed' });
  return compared.filter((cell) => !half.includes(cell));
}

function change(merge: Merge, item: Item, line: Line): void {
  const { plan, columns } = merge;
  const cells = compareLine(merge, item, line);
  if (cells.length === 0) plan.unchanged += 1;
  else plan.changed.push({ id: item.id, line: line.line, what: whatOf(item.values, columns), cells });
}

function add(merge: Merge, line: Line, there: number, what: string): void {
  const { plan, columns } = merge;
  const empty = Object.fromEntries(columns.map((column) => [column.key, emptyOf(column)]));
  const before = plan.errors.length;
  const cells = compareLine(merge, { id: '', values: empty }, line);
  if (cells.length === 0) return;
  if (there + plan.added.length >= SHEET_LIMITS.items)
    plan.errors.push({ line: line.line, column: null, said: what, error: 'too_many' });
  // A card stands in a zone: without one it would be seen nowhere.
  else if (columns[0]?.key === 'zone' && !cells.some(({ column }) => column.key === 'zone')) {
    const isSaid = plan.errors.slice(before).some(({ column }) => column === HEADINGS.zone);
    if (!isSaid)
      plan.errors.push({ line: line.line, column: HEADINGS.zone, said: what, error: 'not_a_choice' });
  } else
    plan.added.push({
      line: line.line,
      what,
      values: { ...empty, ...Object.fromEntries(cells.map(({ column, value }) => [column.key, value])) },
    });
}

function emptyOf(column: MergeColumn): MergeValue {
  if (column.type === 'measures' || column.type === 'marks') return [];
  return column.type === 'text' || column.type === 'group' ? '' : null;
}

/** What a line is about: its first words, else its first cell that says something. */
function whatOf(values: Readonly<Record<string, MergeValue>>, columns: readonly MergeColumn[]): string {
  return firstWords(columns, (column) => mergeText(values[column.key], column));
}

/** The same, of a line of the file. */
function saidOf({ cells }: Line, found: FoundColumns, columns: readonly MergeColumn[]): string {
  return firstWords(columns, (column) => {
    const at = found.columns.find((one) => one.column === column)?.at;
    return at === undefined ? '' : (cells[at] ?? '').trim();
  });
}

function firstWords(columns: readonly MergeColumn[], words: (column: MergeColumn) => string): string {
  const texts = columns.filter(({ type }) => type === 'text').map(words);
  return texts.find((text) => text !== '') ?? columns.map(words).find((text) => text !== '') ?? '';
}
