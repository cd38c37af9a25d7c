import { kindOf } from '#domain/boards/catalogue.ts';
import type { BoardKind, TableColumn } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import * as Y from 'yjs';

/*
 * The only module that knows the keys inside a sheet's Y.Doc. Documented for other clients in `docs/rooms.md`.
 *
 *   meta    Y.Map  { schema: 1, kind: 'PRIORITY_MAP' }                    written once, by the server
 *   items   Y.Map  cards, map: cardId → Y.Map { text: Y.Text, order, zone }            (family cards)
 *                              cardId → Y.Map { text: Y.Text, note: Y.Text, order, x, y }  (family map; x, y null = not placed)
 *                  table:      rowId  → Y.Map { order, [column]: Y.Text | string | number | null }
 *                  form:       'form' → Y.Map { [field]: Y.Text }         created by the server
 *
 * `deleted: true` on a card or row hides it: undo and the trash bring it back with everyone's words. `order` is a
 * fractional index. Who wrote what is not in the document: the room keeps it, where no client can write.
 */

const SHEET_SCHEMA = 1;
export const FORM_ITEM = 'form';

export type SheetDoc = { doc: Y.Doc; meta: Y.Map<unknown>; items: Y.Map<Y.Map<unknown>> };

/** The two roots of a sheet. Getting them defines their type, so that it never depends on what arrived first. */
export function openSheetDoc(doc: Y.Doc): SheetDoc {
  return { doc, meta: doc.getMap('meta'), items: doc.getMap('items') };
}

/** Writes the template of `kind` into an empty document. Server only: two clients doing it would make two templates. */
export function writeTemplate(doc: Y.Doc, kind: BoardKind): void {
  doc.transact(() => {
    const { meta, items } = openSheetDoc(doc);
    meta.set('schema', SHEET_SCHEMA);
    meta.set('kind', kind.key);
    if (kind.family === 'form') {
      const form = new Y.Map<unknown>();
      for (const field of kind.fields) form.set(field.key, new Y.Text());
      items.set(FORM_ITEM, form);
    }
  });
}

/** The kind a document says it is of; undefined while nothing has been received. */
export function kindOfDoc({ meta }: SheetDoc): BoardKind | undefined {
  const key = meta.get('kind');
  return typeof key === 'string' ? kindOf(key) : undefined;
}

/** Type a table column is kept under: co-edited characters for text, a plain value for the rest. */
export function isCoEdited(column: TableColumn): boolean {
  return column.type === 'text';
}

const text = (value: unknown): string => (value instanceof Y.Text ? value.toString() : '');
const finite = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const plain = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null;
export const isDeleted = (item: Y.Map<unknown>): boolean => item.get('deleted') === true;
const orderOf = (item: Y.Map<unknown>): string => String(item.get('order') ?? '');

/** Cards or rows that are not deleted, as [id, Y.Map], in screen order (ties broken by id, the same on every screen). */
export function liveItems({ items }: SheetDoc): [string, Y.Map<unknown>][] {
  return [...items.entries()]
    .filter(([, item]) => !isDeleted(item))
    .sort(([aId, a], [bId, b]) => {
      const [left, right] = [orderOf(a), orderOf(b)];
      if (left !== right) return left < right ? -1 : 1;
      return aId < bId ? -1 : 1;
    });
}

/** What the sheet says now. Throws nothing: an absent or mistyped value reads as empty. */
export function projectSheet(sheet: SheetDoc, kind: BoardKind): SheetProjection {
  const live = liveItems(sheet);
  switch (kind.family) {
    case 'cards':
      return {
        family: 'cards',
        kind: kind.key,
        zones: kind.zones.map(({ key }) => ({
          key,
          cards: live
            .filter(([, card]) => card.get('zone') === key)
            .map(([id, card]) => ({ id, text: text(card.get('text')) })),
        })),
      };
    case 'map':
      return {
        family: 'map',
        kind: kind.key,
        cards: live.map(([id, card]) => ({
          id,
          text: text(card.get('text')),
          note: text(card.get('note')),
          x: finite(card.get('x')),
          y: finite(card.get('y')),
        })),
      };
    case 'table':
      return {
        family: 'table',
        kind: kind.key,
        rows: live.map(([id, row]) => ({
          id,
          cells: Object.fromEntries(
            kind.columns.map((column) => [
              column.key,
              isCoEdited(column) ? text(row.get(column.key)) : plain(row.get(column.key)),
            ]),
          ),
        })),
      };
    case 'form': {
      const form = sheet.items.get(FORM_ITEM);
      return {
        family: 'form',
        kind: kind.key,
        fields: Object.fromEntries(kind.fields.map(({ key }) => [key, text(form?.get(key))])),
      };
    }
  }
}
