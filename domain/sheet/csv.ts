import { csvText } from '../csv.ts';
import { GrappeError } from '../errors.ts';
import { kindOfProjection, type SheetProjection } from './projection.ts';
import { answerText, coordinate, markTitles, quadrantOf, rowText } from './wording.ts';

/**
 * A sheet as a CSV file with the titles of its kind: a line per card, row or field. Column words that no kind declares are French, as the
 * file is read by people. Throws `internal` for a projection whose kind or family nobody declares.
 */
export function sheetCsv(projection: SheetProjection): string {
  return csvText(sheetRows(projection));
}

function sheetRows(projection: SheetProjection): string[][] {
  const kind = kindOfProjection(projection);
  if (projection.family === 'cards' && kind?.family === 'cards') {
    const lines = projection.zones.flatMap((zone) => {
      const title = kind.zones.find(({ key }) => key === zone.key)?.title ?? zone.key;
      return zone.cards.map((card) => [
        title,
        card.text,
        ...(kind.marks ? [markTitles(card, kind.marks)] : []),
      ]);
    });
    return [['Zone', 'Texte', ...(kind.marks ? ['Marques'] : [])], ...lines];
  }
  if (projection.family === 'map' && kind?.family === 'map') {
    const axis = (value: number | null) => (value === null ? '' : coordinate(value));
    return [
      ['Texte', kind.noteTitle, kind.x.title, kind.y.title, 'Quadrant'],
      ...projection.cards.map((card) => [
        card.text,
        card.note,
        axis(card.x),
        axis(card.y),
        quadrantOf(card, kind) ?? '',
      ]),
    ];
  }
  if (projection.family === 'table' && kind?.family === 'table')
    return [
      kind.columns.map(({ title }) => title),
      ...projection.rows.map((row) => kind.columns.map((column) => rowText(row, column))),
    ];
  if (projection.family === 'form' && kind?.family === 'form')
    return [
      ['Rubrique', 'Texte'],
      ...kind.fields.map((field) => [field.title, answerText(projection.fields[field.key], field)]),
    ];
  throw new GrappeError('internal', `no kind ${projection.kind} of family ${projection.family}`);
}
