import * as Y from 'yjs';
import { liveItems, type SheetDoc } from './sheet-doc.ts';
import { spliceText } from './splice-text.ts';

/**
 * Makes `to` say what `from` says now, changing as little as can be: cards, rows and fields that are not deleted, each with the words
 * and values of now. Nothing else of `from` enters: no deleted item, no earlier word, nothing of who wrote what or when. Ids and order
 * are kept.
 */
export function copyVisible(from: SheetDoc, to: SheetDoc): void {
  to.doc.transact(() => {
    copyValues(from.meta, to.meta);
    const live = new Map(liveItems(from));
    for (const id of [...to.items.keys()]) if (!live.has(id)) to.items.delete(id);
    for (const [id, item] of live) {
      const known = to.items.get(id);
      const copy = known ?? new Y.Map<unknown>();
      // Put in its place first: a map that is in no document cannot be read.
      if (!known) to.items.set(id, copy);
      copyValues(item, copy);
    }
  });
}

function copyValues(from: Y.Map<unknown>, to: Y.Map<unknown>): void {
  for (const key of [...to.keys()]) if (!from.has(key)) to.delete(key);
  for (const [key, value] of from.entries()) {
    const now = to.get(key);
    if (!(value instanceof Y.Text)) {
      if (now !== value) to.set(key, value);
    } else if (now instanceof Y.Text) spliceText(now, value.toString());
    else to.set(key, new Y.Text(value.toString()));
  }
}
