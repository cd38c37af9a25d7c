import type { SheetKind } from '../boards/kind.ts';
import { HEADINGS } from './headings.ts';
import type { MergeColumn } from './merge-model.ts';
import { foldedWords } from './search.ts';

/** Where the columns of a sheet stand in a file, and what the file has besides. */
export type FoundColumns = {
  columns: { column: MergeColumn; at: number }[];
  idAt: number | null;
  ignored: string[];
  /** Worked out from others: a quadrant from a position. */
  derived: string[];
  pictures: string[];
};

/** Spaces and capitals are not minded: a spreadsheet or a hand may have changed them. */
export const isTitle = (said: string, title: string): boolean =>
  foldedWords(said).replace(/\s+/g, ' ') === foldedWords(title).replace(/\s+/g, ' ');

/** Columns by their titles; two columns may share one, taken in order. */
export function findColumns(
  kind: SheetKind,
  columns: readonly MergeColumn[],
  titles: readonly string[],
): FoundColumns {
  const waiting: { title: string; column: MergeColumn | 'picture' }[] = inFileOrder(kind, columns);
  const found: FoundColumns = { columns: [], idAt: null, ignored: [], derived: [], pictures: [] };
  titles.forEach((said, at) => {
    const title = said.trim();
    if (title === '') return;
    const index = waiting.findIndex((one) => isTitle(title, one.title));
    const [taken] = index >= 0 ? waiting.splice(index, 1) : [];
    if (taken?.column === 'picture') found.pictures.push(title);
    else if (taken) found.columns.push({ column: taken.column, at });
    else if (isTitle(title, HEADINGS.id)) found.idAt = at;
    else if (kind.family === 'map' && isTitle(title, HEADINGS.quadrant)) found.derived.push(title);
    else found.ignored.push(title);
  });
  return found;
}

/** As they are exported, pictures among them: of two columns of one title, each is found in its turn. */
function inFileOrder(kind: SheetKind, columns: readonly MergeColumn[]) {
  if (kind.family !== 'table') return columns.map((column) => ({ title: column.title, column }));
  return kind.columns.map(({ key, title }) => ({
    title,
    column: columns.find((column) => column.key === key) ?? ('picture' as const),
  }));
}
