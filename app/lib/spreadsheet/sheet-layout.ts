import { HEADINGS } from '#domain/sheet/headings.ts';
import { cellWords, type Cell, type Table } from '#domain/sheet/tables.ts';

/* How a sheet of a file is laid out: what it says is wide enough to read, what only the computer reads is not in the way. */

/** Narrow enough for a screen, wide enough for words: characters. */
const [NARROWEST, WIDEST] = [10, 60];

/** A line of words of the usual size, in points, and the tallest row a spreadsheet takes. */
const [LINE, TALLEST] = [15, 409];

/** True for the column that a file is read back by, which nobody reads: it stays narrow, on one line. */
export const isForTheComputer = (title: string): boolean => title === HEADINGS.id;

/** Width of each column, in characters: its longest line, within bounds. */
export function widthsOf({ header, rows }: Table): number[] {
  return header.map((title, at) => {
    if (isForTheComputer(title)) return NARROWEST + 2;
    const lengths = rows.flatMap((row) => linesOf(row[at]).map((line) => line.length));
    const longest = lengths.reduce((most, length) => Math.max(most, length), title.length);
    return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
  });
}

/**
 * Height in points of a row whose words take several lines; undefined for one that keeps the usual height. Said in the file because
 * LibreOffice does not work it out when it opens a workbook: lines of words would lie over each other.
 */
export function heightOf(table: Table, widths: readonly number[], row: readonly Cell[]): number | undefined {
  const lines = table.header.map((title, at) =>
    isForTheComputer(title)
      ? 1
      : linesOf(row[at]).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / widths[at]!)), 0),
  );
  const most = Math.max(...lines);
  return most > 1 ? Math.min(most * LINE, TALLEST) : undefined;
}

const linesOf = (cell: Cell | undefined): string[] => cellWords(cell ?? null).split('\n');
