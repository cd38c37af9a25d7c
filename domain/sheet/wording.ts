import type { KindOf, TableColumn } from '../boards/kind.ts';
import { frenchDay, frenchNumber } from './french-values.ts';
import { measuresText } from './measures.ts';
import type { ProjectionOf } from './projection.ts';

/*
 * What a sheet holds, in words a person can read outside a board: in a list of differences, in a spreadsheet.
 */

export type CellValue = string | number | null;
export type MapCard = ProjectionOf<'map'>['cards'][number];
export type TableRow = ProjectionOf<'table'>['rows'][number];

/** A coordinate of a map, one decimal: 3,5. */
export function coordinate(value: number): string {
  return value.toFixed(1).replace('.', ',');
}

/** Where a card is, `x ; y`; null for a card nobody has placed. */
export function positionOf({ x, y }: MapCard): string | null {
  return x === null || y === null ? null : `${coordinate(x)} ; ${coordinate(y)}`;
}

/** Title of the quadrant a card is in (the middle counts as right and top); null for a card nobody has placed. */
export function quadrantOf({ x, y }: MapCard, kind: KindOf<'map'>): string | null {
  if (x === null || y === null) return null;
  const middle = (kind.range[0] + kind.range[1]) / 2;
  const { topLeft, topRight, bottomLeft, bottomRight } = kind.quadrants;
  if (y >= middle) return x >= middle ? topRight : topLeft;
  return x >= middle ? bottomRight : bottomLeft;
}

/** A cell: the title of a choice, a date as dd/mm/yyyy, a French number; '' when empty. A value its column does not know is shown as it is. */
export function cellText(value: CellValue | undefined, column: TableColumn): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return frenchNumber(value);
  switch (column.type) {
    case 'choice':
      return column.choices.find((choice) => choice.key === value)?.title ?? value;
    case 'date':
      return frenchDay(value);
    case 'image':
      // The first signs of its hash: two pictures must not read the same in a list of differences.
      return `Photo ${value.slice(0, 6)}`;
    default:
      return value;
  }
}

/** What a row says in a column, measures included. */
export function rowText(row: TableRow, column: TableColumn): string {
  return column.type === 'measures'
    ? measuresText(row.measures?.[column.key] ?? [])
    : cellText(row.cells[column.key], column);
}

export type FormField = KindOf<'form'>['fields'][number];

/** An answer of a form: the title of its choice, else the words themselves; '' when nothing was answered. */
export function answerText(value: string | undefined, field: Pick<FormField, 'key' | 'choices'>): string {
  return field.choices?.find(({ key }) => key === value)?.title ?? value ?? '';
}

/** Titles of the marks a card carries, « Désaccord, À travailler »; '' for none. A mark nobody declares shows its key. */
export function markTitles(
  card: { marks?: string[] | undefined },
  marks: KindOf<'cards'>['marks'] = [],
): string {
  return (card.marks ?? []).map((key) => marks.find((mark) => mark.key === key)?.title ?? key).join(', ');
}

/** What a row is about: its first written text, since many kinds begin with a choice that many rows share; else its first cell. */
export function rowTitle(row: TableRow, columns: readonly TableColumn[]): string {
  const written = (column: TableColumn) => cellText(row.cells[column.key], column).trim();
  const texts = columns.filter((column) => column.type === 'text').map(written);
  return texts.find((text) => text !== '') ?? columns.map(written).find((text) => text !== '') ?? '';
}
