import type { BoardKind } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { GrappeError } from '#domain/errors.ts';
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { FORM_ITEM, isCoEdited, openSheetDoc, writeTemplate } from './sheet-doc.ts';

/**
 * Writes the template of `kind` and the content of `projection` into an empty document, ids and order kept: a fresh document for a
 * new version whose history had grown heavy. Server only.
 * @throws GrappeError `bad_request` when the projection is of another kind
 */
export function writeProjection(doc: Y.Doc, kind: BoardKind, projection: SheetProjection): void {
  if (projection.kind !== kind.key || projection.family !== kind.family)
    throw new GrappeError('bad_request', 'projection of another kind');
  doc.transact(() => {
    writeTemplate(doc, kind);
    const { items } = openSheetDoc(doc);
    const add = (id: string, order: string | undefined, values: Record<string, unknown>): void => {
      const item = new Y.Map<unknown>();
      for (const [key, value] of Object.entries(values)) item.set(key, value);
      item.set('order', order);
      items.set(id, item);
    };
    switch (projection.family) {
      case 'cards': {
        const cards = projection.zones.flatMap(({ key, cards }) =>
          cards.map((card) => ({ ...card, zone: key })),
        );
        const orders = generateNKeysBetween(null, null, cards.length);
        cards.forEach(({ id, text, zone }, index) =>
          add(id, orders[index], { text: new Y.Text(text), zone }),
        );
        break;
      }
      case 'map': {
        const orders = generateNKeysBetween(null, null, projection.cards.length);
        projection.cards.forEach(({ id, text, note, x, y }, index) =>
          add(id, orders[index], { text: new Y.Text(text), note: new Y.Text(note), x, y }),
        );
        break;
      }
      case 'table': {
        if (kind.family !== 'table') break;
        const orders = generateNKeysBetween(null, null, projection.rows.length);
        projection.rows.forEach(({ id, cells }, index) =>
          add(
            id,
            orders[index],
            Object.fromEntries(
              kind.columns.map((column) => {
                const value = cells[column.key] ?? null;
                return [
                  column.key,
                  isCoEdited(column) ? new Y.Text(value === null ? '' : String(value)) : value,
                ];
              }),
            ),
          ),
        );
        break;
      }
      case 'form': {
        const form = items.get(FORM_ITEM);
        for (const [key, words] of Object.entries(projection.fields)) {
          const field = form?.get(key);
          if (field instanceof Y.Text && words) field.insert(0, words);
        }
      }
    }
  });
}
