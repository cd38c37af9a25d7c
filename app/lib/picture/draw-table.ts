import { HEADINGS } from '#domain/sheet/headings.ts';
import { cellWords, type Table } from '#domain/sheet/tables.ts';
import type { Drawing } from './drawing.ts';
import { box, heightOf, lines, PAPER, wrapped, type Measure } from './ink.ts';

const SIZE = 15;
const PADDING = 8;
/** No column is narrower, whatever the page. */
const NARROWEST = 96;
/** A longer word (an address, a slip) is cut. */
const WIDEST_WORD = 220;

/** A table, its columns as wide as their words need, each line as tall as its fullest cell. Identifiers are for files, not for eyes. */
export function drawTable(table: Table, width: number, measure: Measure): Drawing {
  const shown = table.header.map((_title, at) => at).filter((at) => table.header[at] !== HEADINGS.id);
  const rows = table.rows.map((row) => shown.map((at) => cellWords(row[at] ?? null)));
  const header = shown.map((at) => table.header[at] ?? '');
  const widths = columnWidths(header, rows, width, measure);
  const total = widths.reduce((sum, one) => sum + one, 0);
  let y = 0;
  let svg = '';
  [header, ...rows].forEach((row, rowAt) => {
    const weight = rowAt === 0 ? 700 : 400;
    const cells = row.map((text, at) =>
      wrapped(text, (widths[at] ?? 0) - 2 * PADDING, SIZE, weight, measure),
    );
    const height = Math.max(...cells.map((cell) => heightOf(cell.length, SIZE))) + 2 * PADDING;
    let x = 0;
    cells.forEach((cell, at) => {
      const cellWidth = widths[at] ?? 0;
      svg += box(
        { x, y, width: cellWidth, height },
        { stroke: PAPER.line, fill: rowAt === 0 ? PAPER.accentSoft : PAPER.ground },
      );
      svg += lines(cell, x + PADDING, y + PADDING - 2, { size: SIZE, weight });
      x += cellWidth;
    });
    y += height;
  });
  return { svg, width: total, height: y };
}

/** Shares the width by how much each column says; no word within bounds is cut in two. */
function columnWidths(header: string[], rows: string[][], width: number, measure: Measure): number[] {
  const columns = header.map((title, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const words = [...title.split(/\s+/), ...cells.flatMap((cell) => cell.slice(0, 400).split(/\s+/))];
    const longestWord = Math.max(...words.map((word) => measure(word, SIZE, 700)));
    const longest = Math.max(0, ...cells.map((cell) => measure(cell.slice(0, 160), SIZE, 400)));
    const least = Math.min(Math.max(NARROWEST, longestWord + 2 * PADDING), WIDEST_WORD);
    return { least, wish: Math.max(least, Math.min(longest + 2 * PADDING, 420)) };
  });
  const floor = columns.reduce((sum, { least }) => sum + least, 0);
  const spare = columns.reduce((sum, { least, wish }) => sum + wish - least, 0);
  // What is left of the page goes to the columns that have more to say; a table too wide for it makes the picture wider.
  const share = spare === 0 ? 0 : Math.max(0, width - floor) / spare;
  const stretch = spare === 0 ? Math.max(1, width / floor) : 1;
  return columns.map(({ least, wish }) => (least + (wish - least) * share) * stretch);
}
