import { csvText } from '../csv.ts';
import type { SheetProjection } from './projection.ts';
import { cellWords, sheetTables } from './tables.ts';

/**
 * A sheet as a CSV file: a line per card, row or field. Measures are in their column. Throws `internal` for a projection whose kind or
 * family nobody declares.
 */
export function sheetCsv(projection: SheetProjection): string {
  const [table] = sheetTables(projection);
  return csvText(table ? [table.header, ...table.rows.map((row) => row.map(cellWords))] : []);
}
