import type { Cell, Table } from '#domain/sheet/tables.ts';
import { strToU8, zipSync } from 'fflate';
import { MEDIA_TYPES } from './formats.ts';
import { isForTheComputer, widthsOf } from './sheet-layout.ts';

/*
 * ODS by our own hand: a spreadsheet reads line breaks and runs of spaces in a cell only from paragraphs and `text:s`, and the library
 * that reads it for us writes neither.
 */

const TYPE = MEDIA_TYPES.ods;
const NAMESPACES = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  )
  .join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
/** Width of a character of the usual size, in millimetres. */
const CHARACTER = 2.1;

/** A4 on its side, as wide as the sheet and as many pages long as it takes. */
const PAGE = `${HEAD}<office:document-styles ${NAMESPACES} office:version="1.3"><office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" fo:margin="15mm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm"/></office:master-styles></office:document-styles>`;

/** The bytes of an ODS file. Text is expected to hold nothing that XML cannot. */
export function writeOds(tables: readonly Table[]): Uint8Array<ArrayBuffer> {
  const content = `${HEAD}<office:document-content ${NAMESPACES} office:version="1.3">${styles(tables)}<office:body><office:spreadsheet>${tables
    .map(sheet)
    .join('')}</office:spreadsheet></office:body></office:document-content>`;
  const manifest = `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return zipSync({
    // First and not compressed, as the format asks: that is how a computer knows what the file is.
    mimetype: [strToU8(TYPE), { level: 0 }],
    'content.xml': strToU8(content),
    'styles.xml': strToU8(PAGE),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

function styles(tables: readonly Table[]): string {
  const columns = tables.flatMap((table, sheetAt) =>
    widthsOf(table).map(
      (width, at) =>
        `<style:style style:name="co${sheetAt}_${at}" style:family="table-column"><style:table-column-properties style:column-width="${(width * CHARACTER).toFixed(1)}mm"/></style:style>`,
    ),
  );
  const cell = (name: string, rest: string, dataStyle = '', wrap = 'wrap') =>
    `<style:style style:name="${name}" style:family="table-cell"${dataStyle}><style:table-cell-properties fo:wrap-option="${wrap}" style:vertical-align="top"/>${rest}</style:style>`;
  return `<office:automatic-styles><style:style style:name="sheet" style:family="table" style:master-page-name="Default"/><style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>${columns.join('')}<number:date-style style:name="day"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>${cell('plain', '')}${cell('identifier', '', '', 'no-wrap')}${cell('title', '<style:text-properties fo:font-weight="bold"/>')}${cell('date', '', ' style:data-style-name="day"')}</office:automatic-styles>`;
}

function sheet(table: Table, sheetAt: number): string {
  const columns = table.header.map(
    (_title, at) => `<table:table-column table:style-name="co${sheetAt}_${at}"/>`,
  );
  const header = table.header.map((title) => words(title, 'title')).join('');
  const rows = table.rows.map(
    (row) =>
      `<table:table-row table:style-name="row">${row
        .map((cell, at) => cellXml(cell, isForTheComputer(table.header[at] ?? '') ? 'identifier' : 'plain'))
        .join('')}</table:table-row>`,
  );
  return `<table:table table:name="${escaped(table.name)}" table:style-name="sheet">${columns.join('')}<table:table-header-rows><table:table-row>${header}</table:table-row></table:table-header-rows>${rows.join('')}</table:table>`;
}

function cellXml(cell: Cell, style: string): string {
  if (cell === null || cell === '') return '<table:table-cell/>';
  if (typeof cell === 'number')
    return `<table:table-cell table:style-name="plain" office:value-type="float" office:value="${cell}"><text:p>${String(cell).replace('.', ',')}</text:p></table:table-cell>`;
  if (typeof cell === 'string') return words(cell, style);
  const [year, month, day] = cell.day.split('-');
  return `<table:table-cell table:style-name="date" office:value-type="date" office:date-value="${cell.day}"><text:p>${day}/${month}/${year}</text:p></table:table-cell>`;
}

function words(text: string, style: string): string {
  const paragraphs = text.split('\n').map((line) => `<text:p>${spaced(escaped(line))}</text:p>`);
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

/** Tabs, and spaces that stand together or at an end: a reader of ODS keeps only one of them otherwise. */
function spaced(line: string): string {
  return line
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ +| +$| {2,}/g, (run) => `<text:s text:c="${run.length}"/>`);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
