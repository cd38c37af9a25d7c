import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';

/*
 * Yjs promises the same order on every screen to those who write honestly: an insert names the two neighbours it was made
 * between. Forged neighbours (of another text, in the wrong order, with known characters skipped) are taken without a word, and a
 * newcomer then reads other words than those who were there. So an insert that does not land between its neighbours is only taken
 * if a fresh copy of the sheet reads the same.
 */

const isAt = (neighbour: Y.Item | null, id: Y.ID | null, end: 'first' | 'last'): boolean => {
  if (!neighbour || !id) return neighbour === null && id === null;
  return Y.compareIDs(end === 'last' ? neighbour.lastId : neighbour.id, id);
};

/**
 * True when `item`, just integrated and not merged yet, stands between the two neighbours it names: what everyone writes who is
 * up to date. Nothing else can then be said about its order.
 */
export function isInPlace(item: Y.Item): boolean {
  return isAt(item.left, item.origin, 'last') && isAt(item.right, item.rightOrigin, 'first');
}

/**
 * True when the neighbours of `item`, those it has and those it names, are of the same text or of the same key. Forged ones can link
 * two lists, or make the item vanish for newcomers once the other list is deleted.
 */
export function isAmongItsOwn(item: Y.Item, { store }: Y.Doc): boolean {
  const isOwn = (neighbour: Y.Item | Y.GC): boolean =>
    neighbour instanceof Y.Item && neighbour.parent === item.parent && neighbour.parentSub === item.parentSub;
  const named = [item.origin, item.rightOrigin].flatMap((id) => (id ? [Y.getItem(store, id)] : []));
  return [item.left, item.right, ...named].every((neighbour) => neighbour === null || isOwn(neighbour));
}

/** The clocks of a list or of a key's history in their order, deleted ones included, as `client:from-to` runs. */
function orderOf(first: Y.Item | null): string {
  const runs: { client: number; from: number; to: number }[] = [];
  for (let item = first; item; item = item.right) {
    const { client, clock } = item.id;
    const last = runs.at(-1);
    if (last?.client === client && last.to === clock) last.to += item.length;
    else runs.push({ client, from: clock, to: clock + item.length });
  }
  return runs.map(({ client, from, to }) => `${client}:${from}-${to}`).join(' ');
}

function firstOf(item: Y.Item | undefined): Y.Item | null {
  let first = item ?? null;
  while (first?.left) first = first.left;
  return first;
}

/** Everything in one item of the sheet: its keys, their history, and the order of its texts. */
function orderInItem({ items }: SheetDoc, itemId: string): string {
  const orders = [`${itemId} ${orderOf(firstOf(items._map.get(itemId)))}`];
  const item = items.get(itemId);
  for (const [key, entry] of [...(item?._map ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const value = item?.get(key);
    orders.push(`${key} ${orderOf(firstOf(entry))} ${value instanceof Y.Text ? orderOf(value._start) : ''}`);
  }
  return orders.join('\n');
}

/** Ids of the items a transaction touched, in themselves or in one of their texts. */
export function changedItems({ items }: SheetDoc, changed: Y.Transaction['changed']): Set<string> {
  const ids = new Set<string>();
  for (const [type, keys] of changed) {
    const own = type.parent === items ? type._item : type.parent?._item;
    if ((type as unknown) === items) for (const key of keys) ids.add(key ?? '');
    else if (own?.parentSub) ids.add(own.parentSub);
  }
  return ids;
}

/** True when someone who opens the sheet now reads the items `itemIds` as those do who followed every edit. */
export function readsTheSame(sheet: SheetDoc, itemIds: Iterable<string>): boolean {
  const fresh = openSheetDoc(new Y.Doc());
  Y.applyUpdate(fresh.doc, Y.encodeStateAsUpdate(sheet.doc));
  const same = [...itemIds].every((itemId) => orderInItem(fresh, itemId) === orderInItem(sheet, itemId));
  fresh.doc.destroy();
  return same;
}
