import { GrappeError } from '#domain/errors.ts';
import { isDefused } from '#domain/csv.ts';
import { closingQuote } from './closing-quote.ts';
import { evened } from './bounded.ts';
import { SPREADSHEET_LIMITS } from './limits.ts';

/** A CSV file as French and other spreadsheets write it: `;`, `,` or tab between cells; UTF-8, UTF-16 or Windows-1252. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decoded(bytes);
  // A binary file that passed for text.
  if (text.includes('\0')) throw new GrappeError('spreadsheet_unreadable');
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  return evened(linesOf(body, declared?.[1] ?? separatorOf(body)).map((line) => line.map(armed)));
}

/** Takes off the apostrophe that our own export puts before what looks like a formula. */
function armed(cell: string): string {
  return isDefused(cell) ? cell.slice(1) : cell;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Excel on a French PC saves as « CSV ».
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator the first line uses most, outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map([';', ',', '\t'].map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text.slice(0, 10_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n') break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** Cells as in RFC 4180. A quote in the middle of a cell is a character like another. */
function linesOf(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let at = 0;
  const endLine = () => {
    line.push(cell);
    lines.push(line);
    // Stopped before memory suffers: a file of line breaks alone is not a table.
    if (lines.length > SPREADSHEET_LIMITS.rows * 2) throw new GrappeError('spreadsheet_too_large');
    [line, cell] = [[], ''];
  };
  while (at < text.length) {
    const character = text[at] as string;
    const closing = character === '"' && cell === '' ? closingQuote(text, at + 1, separator) : null;
    if (closing !== null) {
      cell = text
        .slice(at + 1, closing)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n');
      at = closing + 1;
      continue;
    }
    at += 1;
    if (character === separator) {
      line.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at] === '\n') at += 1;
      endLine();
    } else cell += character;
  }
  if (cell !== '' || line.length > 0) endLine();
  return lines;
}
