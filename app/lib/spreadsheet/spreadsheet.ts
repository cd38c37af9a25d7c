import { GrappeError } from '#domain/errors.ts';
import type { Table } from '#domain/sheet/tables.ts';
import { MEDIA_TYPES, type Format } from './formats.ts';
import { SPREADSHEET_LIMITS } from './limits.ts';

/*
 * Spreadsheets in and out, in the browser: CSV, XLSX and ODS. All of it is fetched when it is asked for: most people never open a
 * spreadsheet here.
 */

/**
 * First sheet of a file, line by line, its first line included; empty lines at the end are left out and every line has as many cells. A
 * date reads `YYYY-MM-DD` (in a CSV file, as it is written), a number has a point, a yes/no reads « oui » or « non ». The format is told by
 * what the file holds; `name` is only used to recognise text.
 * @throws GrappeError `spreadsheet_unreadable`, `spreadsheet_too_large`, `spreadsheet_encrypted` or `spreadsheet_old_format`
 */
export async function readTable(file: Blob, name: string): Promise<string[][]> {
  if (file.size > SPREADSHEET_LIMITS.bytes) throw new GrappeError('spreadsheet_too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b)) return (await import('./read-workbook.ts')).readWorkbook(bytes);
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new GrappeError(isEncryptedOffice(bytes) ? 'spreadsheet_encrypted' : 'spreadsheet_old_format');
  if (/\.(xlsx|ods|xls|pdf|docx?|odt)$/i.test(name)) throw new GrappeError('spreadsheet_unreadable');
  return (await import('./read-csv.ts')).readCsv(bytes);
}

/** A workbook with a password is an old container around this entry, named in UTF-16. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return new TextDecoder('utf-16le')
    .decode(bytes.subarray(0, bytes.length & ~1))
    .includes('EncryptedPackage');
}

/**
 * One or several sheets as a file. Words stay words: nothing in a cell is ever a formula. A CSV file holds the first sheet only.
 */
export async function writeTable(table: Table | readonly Table[], format: Format): Promise<Blob> {
  const tables = Array.isArray(table) ? (table as readonly Table[]) : [table as Table];
  const written = await (await import('./write-workbook.ts')).writeWorkbook(tables, format);
  return new Blob([written], { type: MEDIA_TYPES[format] });
}
