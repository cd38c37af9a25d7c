import { closingQuote } from '#app/lib/spreadsheet/closing-quote.ts';

/**
 * The lines and cells of what was copied from a spreadsheet: tabs between cells, and quotes around a cell that holds a tab, a quote or a
 * line end. Text without a tab is read as lines of one table of `;`, or of commas, as people copy it from a mail.
 */
export function pastedTable(text: string): string[][] {
  const clean = text.replace(/\r\n?/g, '\n');
  const separator = separatorOf(clean);
  const rows: string[][] = [[]];
  let cell = '';
  const endCell = () => {
    rows.at(-1)!.push(cell);
    cell = '';
  };
  for (let at = 0; at < clean.length; at += 1) {
    const sign = clean[at]!;
    const closing = sign === '"' && cell === '' ? closingQuote(clean, at + 1, separator) : null;
    if (closing !== null) {
      cell = clean.slice(at + 1, closing).replaceAll('""', '"');
      at = closing;
    } else if (sign === separator) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one.trim() !== ''));
}

/** Commas only where the first line has several: « Durand, Hélène » is one name. */
function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const [first = ''] = text.trimStart().split('\n');
  return !text.includes(';') && first.split(',').length > 3 ? ',' : ';';
}
