import type { SheetKind } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { GrappeError } from '#domain/errors.ts';
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { FORM_ITEM, isCoEdited, markKey, measureKey, openSheetDoc, writeTemplate } from './sheet-doc.ts';

/**
 * Writes the template of `kind` and the content of `projection` into an empty document, ids and order kept: a fresh document for a
 * new version whose history had grown heavy. Server only.
 * @throws GrappeError `bad_request` when the projection is of another kind
 */
export function writeProjection(doc: Y.Doc, kind: SheetKind, projection: SheetProjection): void {
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
        const written = projection.zones.flatMap(({ key: zone, cards, groups = [] }) => [
          ...groups.map(({ id, title }) => ({ id, text: title, values: { zone, isGroup: true } })),
          ...cards.map(({ id, text, group, marks = [] }) => ({
            id,
            text,
            values: {
              zone,
              ...(group !== undefined && { group }),
              ...Object.fromEntries(marks.map((mark) => [markKey(mark), true])),
            },
          })),
        ]);
        const orders = generateNKeysBetween(null, null, written.length);
        written.forEach(({ id, text, values }, index) =>
          add(id, orders[index], { text: new Y.Text(text), ...values }),
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
        projection.rows.forEach(({ id, cells, measures = {} }, index) => {
          const values = kind.columns
            .filter(({ type }) => type !== 'measures')
            .map((column): [string, unknown] => {
              const value = cells[column.key] ?? null;
              return [
                column.key,
                isCoEdited(column) ? new Y.Text(value === null ? '' : String(value)) : value,
              ];
            });
          const taken = Object.entries(measures).flatMap(([column, days]) =>
            days.map(({ day, value }): [string, unknown] => [measureKey(column, day), value]),
          );
          add(id, orders[index], Object.fromEntries([...values, ...taken]));
        });
        break;
      }
      case 'form': {
        const form = items.get(FORM_ITEM);
        for (const [key, words] of Object.entries(projection.fields)) {
          const field = form?.get(key);
          if (field instanceof Y.Text) field.insert(0, words);
          else if (words) form?.set(key, words);
        }
      }
    }
  });
}
