import { kindOfProjection } from '../boards/catalogue.ts';
import type { SheetKind, TableColumn } from '../boards/kind.ts';
import { GrappeError } from '../errors.ts';
import { HEADINGS } from './headings.ts';
import { frenchDay, frenchNumber } from './french-values.ts';
import { lineMark } from './line-mark.ts';
import { answerColumn, mergeColumns, mergeItems, mergeText } from './merge-model.ts';
import { type SheetProjection } from './projection.ts';
import { answerText, markTitles, quadrantOf, rowText, rowTitle, type TableRow } from './wording.ts';

/*
 * A sheet as the sheets of a spreadsheet: what every file and the reading back of a file (`merge-rows.ts`) agree on. Titles that no
 * kind declares are French, as files are read by people.
 */

/** What a cell of a file holds: words, a number, a day (`YYYY-MM-DD`), or nothing. */
export type Cell = string | number | { day: string } | null;

/** One sheet of a file, its first line apart. */
export type Table = { name: string; header: string[]; rows: Cell[][] };

/**
 * The sheet itself, then its measures when its kind takes some. @throws GrappeError `internal` for a projection whose kind or family
 * nobody declares
 */
export function sheetTables(projection: SheetProjection): Table[] {
  const kind = kindOfProjection(projection);
  const marks = lineMarks(projection, kind);
  if (projection.family === 'cards' && kind?.family === 'cards') {
    const signs = kind.marks ?? [];
    return [
      {
        name: kind.title,
        header: [
          HEADINGS.zone,
          HEADINGS.group,
          HEADINGS.card,
          ...(signs.length > 0 ? [HEADINGS.marks] : []),
          HEADINGS.id,
        ],
        rows: projection.zones.flatMap(({ key, cards, groups = [] }) =>
          cards.map((card) => [
            kind.zones.find((zone) => zone.key === key)?.title ?? key,
            groups.find(({ id }) => id === card.group)?.title ?? '',
            card.text,
            ...(signs.length > 0 ? [markTitles(card, signs)] : []),
            marks.get(card.id) ?? card.id,
          ]),
        ),
      },
    ];
  }
  if (projection.family === 'map' && kind?.family === 'map')
    return [
      {
        name: kind.title,
        header: [HEADINGS.card, kind.noteTitle, kind.x.title, kind.y.title, HEADINGS.quadrant, HEADINGS.id],
        rows: projection.cards.map((card) => [
          card.text,
          card.note,
          rounded(card.x),
          rounded(card.y),
          quadrantOf(card, kind) ?? '',
          marks.get(card.id) ?? card.id,
        ]),
      },
    ];
  if (projection.family === 'table' && kind?.family === 'table')
    return [
      {
        name: kind.title,
        header: [...kind.columns.map(({ title }) => title), HEADINGS.id],
        rows: projection.rows.map((row) => [
          ...kind.columns.map((column) => cellOf(row, column)),
          marks.get(row.id) ?? row.id,
        ]),
      },
      ...measuresTable(projection.rows, kind.columns),
    ];
  if (projection.family === 'form' && kind?.family === 'form')
    return [
      {
        name: kind.title,
        header: [HEADINGS.field, HEADINGS.answer, HEADINGS.id],
        rows: kind.fields.map((field) => [
          field.title,
          answerText(projection.fields[field.key], field),
          lineMark(field.key, [mergeText(projection.fields[field.key], answerColumn(field))]),
        ]),
      },
    ];
  throw new GrappeError('internal', `no kind ${projection.kind} of family ${projection.family}`);
}

/** What each line is known by when the file comes back. */
function lineMarks(projection: SheetProjection, kind: SheetKind | undefined): Map<string, string> {
  const columns = (kind && mergeColumns(kind)) ?? [];
  return new Map(
    mergeItems(projection).map(({ id, values }) => [
      id,
      lineMark(
        id,
        columns.map((column) => mergeText(values[column.key], column)),
      ),
    ]),
  );
}

/** As it is shown, one decimal. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

function cellOf(row: TableRow, column: TableColumn): Cell {
  const value = row.cells[column.key];
  if (column.type === 'number' && typeof value === 'number') return value;
  if (column.type === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { day: value };
  return rowText(row, column);
}

/** One line per measure, for a chart in a spreadsheet. */
function measuresTable(rows: readonly TableRow[], columns: readonly TableColumn[]): Table[] {
  const measured = columns.filter(({ type }) => type === 'measures');
  if (measured.length === 0) return [];
  return [
    {
      name: 'Mesures',
      header: ['Ligne', 'Colonne', 'Date', 'Valeur', HEADINGS.id],
      rows: rows.flatMap((row) =>
        measured.flatMap(({ key, title }) =>
          (row.measures?.[key] ?? []).map(({ day, value }) => [
            rowTitle(row, columns),
            title,
            { day },
            value,
            row.id,
          ]),
        ),
      ),
    },
  ];
}

/** A cell in words, as a file of text holds it: a French number, a date as dd/mm/yyyy. */
export function cellWords(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return frenchNumber(cell);
  return typeof cell === 'string' ? cell : frenchDay(cell.day);
}
