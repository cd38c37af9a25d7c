import type { SheetKind } from '#domain/boards/kind.ts';
import { generateKeyBetween } from 'fractional-indexing';
import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { isCoEdited, isDeleted, liveItems, markKey, measureKey, type SheetDoc } from './sheet-doc.ts';

/*
 * Every gesture on a sheet, as one Yjs transaction each with the given `origin` (what the per-person undo follows). None of
 * them checks rights: the room's guard does, on the server.
 */

export type CardPlace = { zone: string } | { x: number | null; y: number | null };

/** Fractional index after the last live item, or after `afterId` when given. */
export function orderAfter(sheet: SheetDoc, afterId?: string): string {
  const live = liveItems(sheet);
  const at = afterId === undefined ? live.length - 1 : live.findIndex(([id]) => id === afterId);
  const before = live[at]?.[1].get('order');
  const after = live[at + 1]?.[1].get('order');
  const low = typeof before === 'string' ? before : null;
  const high = typeof after === 'string' && (low === null || after > low) ? after : null;
  return generateKeyBetween(low, high);
}

const writePlace = (card: Y.Map<unknown>, place: CardPlace): void => {
  for (const [key, value] of Object.entries(place)) if (card.get(key) !== value) card.set(key, value);
};

/** Adds a card and returns its id. `order`: where several are made at once, of which those before may be hidden still. */
export function addCard(
  sheet: SheetDoc,
  kind: SheetKind,
  place: CardPlace,
  options: { text?: string; note?: string; afterId?: string; order?: string; origin?: unknown } = {},
): string {
  const id = nanoid();
  sheet.doc.transact(() => {
    const card = new Y.Map<unknown>();
    card.set('text', new Y.Text(options.text ?? ''));
    if (kind.family === 'map') card.set('note', new Y.Text(options.note ?? ''));
    card.set('order', options.order ?? orderAfter(sheet, options.afterId));
    for (const [key, value] of Object.entries(place)) card.set(key, value);
    sheet.items.set(id, card);
  }, options.origin);
  return id;
}

/** Adds a row of empty cells (or the given ones) and returns its id. `order`: as for a card. */
export function addRow(
  sheet: SheetDoc,
  kind: Extract<SheetKind, { family: 'table' }>,
  options: {
    cells?: Record<string, string | number | null>;
    afterId?: string;
    order?: string;
    origin?: unknown;
  } = {},
): string {
  const id = nanoid();
  sheet.doc.transact(() => {
    const row = new Y.Map<unknown>();
    row.set('order', options.order ?? orderAfter(sheet, options.afterId));
    for (const column of kind.columns) {
      if (column.type === 'measures') continue;
      const value = options.cells?.[column.key] ?? null;
      row.set(column.key, isCoEdited(column) ? new Y.Text(value === null ? '' : String(value)) : value);
    }
    sheet.items.set(id, row);
  }, options.origin);
  return id;
}

/** Moves a card to a zone or to a point, and optionally right after another card. Does nothing for a card that is gone. */
export function moveCard(
  sheet: SheetDoc,
  id: string,
  place: CardPlace,
  options: { afterId?: string; reorder?: boolean; origin?: unknown } = {},
): void {
  const card = sheet.items.get(id);
  if (!card || isDeleted(card)) return;
  sheet.doc.transact(() => {
    writePlace(card, place);
    if (options.reorder) card.set('order', orderAfter(sheet, options.afterId));
  }, options.origin);
}

/** Puts an item right after `afterId`, or first when it is null. */
export function reorderItem(sheet: SheetDoc, id: string, afterId: string | null, origin?: unknown): void {
  const item = sheet.items.get(id);
  if (!item || isDeleted(item)) return;
  sheet.doc.transact(() => {
    const live = liveItems(sheet).filter(([itemId]) => itemId !== id);
    const at = afterId === null ? -1 : live.findIndex(([itemId]) => itemId === afterId);
    const low = (live[at]?.[1].get('order') as string | undefined) ?? null;
    const high = (live[at + 1]?.[1].get('order') as string | undefined) ?? null;
    item.set('order', generateKeyBetween(low, high !== null && (low === null || high > low) ? high : null));
  }, origin);
}

/** Writes a plain cell (choice, person, date, number); null empties it. */
export function setCell(
  sheet: SheetDoc,
  rowId: string,
  columnKey: string,
  value: string | number | null,
  origin?: unknown,
): void {
  const row = sheet.items.get(rowId);
  if (!row || isDeleted(row) || row.get(columnKey) === value) return;
  sheet.doc.transact(() => row.set(columnKey, value), origin);
}

/**
 * Writes the measure of a day; null takes it away. With `insteadOf`, the measure of that day goes in the same gesture: its date was
 * wrong.
 */
export function setMeasure(
  sheet: SheetDoc,
  rowId: string,
  columnKey: string,
  day: string,
  value: number | null,
  options: { insteadOf?: string; origin?: unknown } = {},
): void {
  const row = sheet.items.get(rowId);
  if (!row || isDeleted(row)) return;
  const write = (key: string, number: number | null) => {
    // No key is made to say that nothing was measured.
    if ((row.get(key) ?? null) !== number) row.set(key, number);
  };
  sheet.doc.transact(() => {
    if (options.insteadOf !== undefined && options.insteadOf !== day)
      write(measureKey(columnKey, options.insteadOf), null);
    write(measureKey(columnKey, day), value);
  }, options.origin);
}

/** Puts a mark on a card, or takes it off. */
export function setMark(sheet: SheetDoc, id: string, mark: string, isOn: boolean, origin?: unknown): void {
  const card = sheet.items.get(id);
  const key = markKey(mark);
  if (!card || isDeleted(card) || (card.get(key) === true) === isOn) return;
  sheet.doc.transact(() => (isOn ? card.set(key, true) : card.delete(key)), origin);
}

/** Hides a card or row. Its words stay in the document, so that undo gives back also what others typed meanwhile. */
export function deleteItem(sheet: SheetDoc, id: string, origin?: unknown): void {
  const item = sheet.items.get(id);
  if (!item || isDeleted(item)) return;
  sheet.doc.transact(() => item.set('deleted', true), origin);
}

/** Brings back a deleted card or row. */
export function restoreItem(sheet: SheetDoc, id: string, origin?: unknown): void {
  const item = sheet.items.get(id);
  if (!item || !isDeleted(item)) return;
  sheet.doc.transact(() => item.delete('deleted'), origin);
}

/** Copies a card or row right after the original and returns the copy's id, or undefined if the original is gone. */
export function duplicateItem(
  sheet: SheetDoc,
  kind: SheetKind,
  id: string,
  origin?: unknown,
): string | undefined {
  const item = sheet.items.get(id);
  if (!item || isDeleted(item)) return undefined;
  const copyId = nanoid();
  sheet.doc.transact(() => {
    const copy = new Y.Map<unknown>();
    for (const [key, value] of item.entries())
      copy.set(key, value instanceof Y.Text ? new Y.Text(value.toString()) : value);
    copy.set('order', orderAfter(sheet, id));
    const [x, y] = [item.get('x'), item.get('y')];
    // Beside the original, so that the copy is seen on the map, and still on it.
    if (typeof x === 'number' && typeof y === 'number' && kind.family === 'map')
      copy.set('x', Math.max(kind.range[0], x - (kind.range[1] - kind.range[0]) / 20));
    sheet.items.set(copyId, copy);
  }, origin);
  return copyId;
}

/** Replaces characters of a co-edited text: `remove` characters at `index`, then `insert` there (UTF-16 units). */
export function editText(
  ytext: Y.Text,
  index: number,
  remove: number,
  insert: string,
  origin?: unknown,
): void {
  const doc = ytext.doc;
  if (!doc) return;
  doc.transact(() => {
    if (remove > 0) ytext.delete(index, remove);
    if (insert) ytext.insert(index, insert);
  }, origin);
}
