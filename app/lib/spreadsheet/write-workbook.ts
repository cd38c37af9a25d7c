import { csvText } from '#domain/csv.ts';
import { cellWords, type Cell, type Table } from '#domain/sheet/tables.ts';
import type { WriteSheet } from 'hucre/xlsx';
import type { Format } from './formats.ts';
import { heightOf, isForTheComputer, widthsOf } from './sheet-layout.ts';

/** The bytes of a file that holds the given sheets; a CSV file holds the first. */
export async function writeWorkbook(
  tables: readonly Table[],
  format: Format,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return new TextEncoder().encode(tables[0] ? csvOf(tables[0]) : '');
  const named = withNames(tables.map(clean));
  if (format === 'ods') return (await import('./write-ods.ts')).writeOds(named);
  const { writeXlsx } = await import('hucre/xlsx');
  const written = await writeXlsx({ sheets: named.map(xlsxSheet) });
  return new Uint8Array(written);
}

function csvOf({ header, rows }: Table): string {
  return csvText([header, ...rows.map((row) => row.map(cellWords))]);
}

/** Said whole: a spreadsheet picks any font for a style that names none. */
const FONT = { name: 'Calibri', size: 11 } as const;

function xlsxSheet(table: Table): WriteSheet {
  const widths = widthsOf(table);
  const alignment = { wrapText: true, vertical: 'top' } as const;
  const columns = widths.map((width, at) => {
    const isIdentifier = isForTheComputer(table.header[at] ?? '');
    return { width, style: { alignment: { ...alignment, wrapText: !isIdentifier } } };
  });
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  table.header.forEach((_title, at) => {
    cells.set(`0,${at}`, { style: { alignment, font: { ...FONT, bold: true } } });
  });
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();
  table.rows.forEach((row, line) => {
    const height = heightOf(table, widths, row);
    if (height !== undefined) rowDefs.set(line + 1, { height });
    row.forEach((cell, at) => {
      if (cell !== null && typeof cell === 'object')
        cells.set(`${line + 1},${at}`, { style: { alignment, numFmt: 'dd/mm/yyyy' } });
    });
  });
  return {
    name: table.name,
    columns,
    rows: [table.header, ...table.rows.map((row) => row.map(xlsxValue))],
    cells,
    rowDefs,
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

function xlsxValue(cell: Cell): string | number | Date | null {
  return cell !== null && typeof cell === 'object' ? new Date(`${cell.day}T00:00:00Z`) : cell;
}

/** Characters that XML cannot hold: the whole file would not open. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const writable = (text: string): string =>
  text.toWellFormed().replace(UNWRITABLE, '').replaceAll('\r\n', '\n');

function clean({ name, header, rows }: Table): Table {
  return {
    name,
    header: header.map(writable),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? writable(cell) : cell))),
  };
}

/** Names that every spreadsheet takes: 31 characters, none of `[]:*?/\`, no two alike. */
function withNames(tables: readonly Table[]): Table[] {
  const taken = new Set<string>();
  return tables.map((table, at) => {
    const wished =
      writable(table.name)
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 31) || `Feuille ${at + 1}`;
    const name = taken.has(wished.toLowerCase()) ? `${wished.slice(0, 27)} ${at + 1}` : wished;
    taken.add(name.toLowerCase());
    return { ...table, name };
  });
}
