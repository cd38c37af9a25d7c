import { generateKeyBetween } from 'fractional-indexing';
import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { isDeleted, liveItems, type SheetDoc } from './sheet-doc.ts';

/*
 * Cards gathered under a title. A group is an item like a card; its cards name it and keep their words. Each gesture is one transaction
 * with the given `origin`, and none of them checks rights: the room's guard does.
 */

const isGroup = (item: Y.Map<unknown> | undefined): boolean =>
  item?.get('isGroup') === true && !isDeleted(item);

/** Makes an empty group at the place of a card, hidden: `gather` shows it, so that undoing hides it again. Its id. */
export function prepareGroup(sheet: SheetDoc, cardId: string, origin?: unknown): string | undefined {
  const card = sheet.items.get(cardId);
  if (!card || isDeleted(card)) return undefined;
  return addGroup(sheet, { zone: String(card.get('zone')), title: '', beforeId: cardId }, origin);
}

/** The same with its title, in any zone. */
export function addGroup(
  sheet: SheetDoc,
  { zone, title, beforeId }: { zone: string; title: string; beforeId: string },
  origin?: unknown,
): string {
  const id = nanoid();
  sheet.doc.transact(() => {
    const group = new Y.Map<unknown>();
    group.set('text', new Y.Text(title));
    group.set('isGroup', true);
    group.set('order', orderBefore(sheet, beforeId));
    group.set('zone', zone);
    group.set('deleted', true);
    sheet.items.set(id, group);
  }, origin);
  return id;
}

/** `mayDrop`: may a group that is left empty be taken away? Where each changes only their own, another's stays. */
type GatherOptions = { origin?: unknown; mayDrop?: (groupId: string) => boolean };

/** Puts cards in a group, whatever their zone, and shows it if it was hidden. A group left empty goes away. */
export function gather(
  sheet: SheetDoc,
  cardIds: readonly string[],
  groupId: string,
  { origin, mayDrop }: GatherOptions = {},
): void {
  const group = sheet.items.get(groupId);
  if (!group || group.get('isGroup') !== true) return;
  sheet.doc.transact(() => {
    if (isDeleted(group)) group.delete('deleted');
    const left = new Set<unknown>();
    for (const id of cardIds) {
      const card = sheet.items.get(id);
      if (!card || isDeleted(card) || card.get('isGroup') === true) continue;
      if (card.get('group') !== groupId) left.add(card.get('group'));
      if (card.get('group') !== groupId) card.set('group', groupId);
      if (card.get('zone') !== group.get('zone')) card.set('zone', group.get('zone'));
    }
    for (const id of left) dropIfEmpty(sheet, id, mayDrop);
  }, origin);
}

/** Takes a card out of its group; it stays in its zone. */
export function leaveGroup(sheet: SheetDoc, cardId: string, { origin, mayDrop }: GatherOptions = {}): void {
  const card = sheet.items.get(cardId);
  const group = card?.get('group');
  if (!card || isDeleted(card) || group == null) return;
  sheet.doc.transact(() => {
    card.set('group', null);
    dropIfEmpty(sheet, group, mayDrop);
  }, origin);
}

/** Takes the title away: the cards stand alone again, each in its place. Bringing the title back gathers them again. */
export function ungather(sheet: SheetDoc, groupId: string, origin?: unknown): void {
  const group = sheet.items.get(groupId);
  if (!group || !isGroup(group)) return;
  sheet.doc.transact(() => group.set('deleted', true), origin);
}

/** Moves a group and its cards to another zone. */
export function moveGroup(sheet: SheetDoc, groupId: string, zone: string, origin?: unknown): void {
  const group = sheet.items.get(groupId);
  if (!group || !isGroup(group) || group.get('zone') === zone) return;
  const inside = insideOf(sheet, groupId);
  sheet.doc.transact(() => {
    group.set('zone', zone);
    for (const card of inside) card.set('zone', zone);
  }, origin);
}

/** Right before a card, and not at its very place: two items of one place leave no room for a third between them. */
function orderBefore(sheet: SheetDoc, cardId: string): string {
  const live = liveItems(sheet);
  const at = live.findIndex(([id]) => id === cardId);
  const order = (index: number): string | null =>
    (live[index]?.[1].get('order') as string | undefined) ?? null;
  // Hidden as yet: what is to come stands last.
  if (at < 0) return generateKeyBetween(order(live.length - 1), null);
  const [low, high] = [order(at - 1), order(at)];
  return generateKeyBetween(low !== null && high !== null && low < high ? low : null, high);
}

function insideOf(sheet: SheetDoc, groupId: unknown): Y.Map<unknown>[] {
  const zone = sheet.items.get(String(groupId))?.get('zone');
  return liveItems(sheet).flatMap(([, item]) =>
    item.get('group') === groupId && item.get('zone') === zone && item.get('isGroup') !== true ? [item] : [],
  );
}

function dropIfEmpty(
  sheet: SheetDoc,
  groupId: unknown,
  mayDrop: (groupId: string) => boolean = () => true,
): void {
  const group = sheet.items.get(String(groupId));
  if (group && isGroup(group) && mayDrop(String(groupId)) && insideOf(sheet, groupId).length === 0)
    group.set('deleted', true);
}
