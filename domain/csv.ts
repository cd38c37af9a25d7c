/*
 * CSV as a French spreadsheet opens it by double click: `;` between cells, UTF-8 with a byte order mark (without it, Excel
 * reads accents as Latin-1), CRLF, quotes as in RFC 4180.
 */

export const CSV_TYPE = 'text/csv; charset=utf-8';

/** A spreadsheet runs a cell that begins like this as a formula (the full-width forms too), so that a card could call a program. */
const FORMULA_START = /^(?:[\t\r\n]|[\s\ufeff]*[=+\-@＝＋－＠])/u;

/** A written number may begin with its sign. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** Rows, the header first, as the text of a file. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
  const inert = FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** True for words that `csvText` put an apostrophe before. */
export function isDefused(cell: string): boolean {
  return cell.startsWith("'") && FORMULA_START.test(cell.slice(1));
}
