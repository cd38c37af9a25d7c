import { HEADINGS } from '#domain/sheet/headings.ts';
import { cellWords, type Table } from '#domain/sheet/tables.ts';
import type { Drawing } from './drawing.ts';
import { box, heightOf, lines, PAPER, wrapped, type Measure } from './ink.ts';

const SIZE = 15;
const PADDING = 8;
/** No column is narrower, whatever the page. */
const NARROWEST = 96;

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

/** Shares the width by how much each column says: long words get more, within bounds. */
function columnWidths(header: string[], rows: string[][], width: number, measure: Measure): number[] {
  const wishes = header.map((title, at) => {
    const longestWord = Math.max(...title.split(' ').map((word) => measure(word, SIZE, 700)));
    const longest = Math.max(0, ...rows.map((row) => measure((row[at] ?? '').slice(0, 160), SIZE, 400)));
    return Math.max(NARROWEST, longestWord + 2 * PADDING, Math.min(longest + 2 * PADDING, 420));
  });
  const sum = wishes.reduce((total, wish) => total + wish, 0);
  // Too wide for the page: all shrink alike, but never under what can be read.
  const factor = width / sum;
  return wishes.map((wish) => Math.max(NARROWEST, wish * factor));
}
