import type { SheetDoc } from '#party/shared/sheet-doc.ts';
import { liveItems, openSheetDoc } from '#party/shared/sheet-doc.ts';
import type { RevealedCard } from '#party/shared/revealed-card.ts';
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { SERVER_AUTHOR } from './client-ids.ts';
import type { Edit } from './sheet-ledger.ts';

/**
 * The one edit that puts revealed cards on a sheet (rule W7): the server's own, under a clientID nobody has, in the given order after what is
 * there. Cards that the sheet has already are left out, so that a reveal that was cut can be repeated; null when it has them all.
 * @param at milliseconds UTC, the same for all: when a card was written is nobody's business
 */
export function insertionOf(sheet: SheetDoc, cards: readonly RevealedCard[], at: number): Edit | null {
  const missing = cards.filter(({ id }) => !sheet.items.has(id));
  if (missing.length === 0) return null;
  const last = liveItems(sheet).at(-1)?.[1].get('order');
  const orders = generateNKeysBetween(typeof last === 'string' ? last : null, null, missing.length);
  const { doc, items } = openSheetDoc(new Y.Doc());
  doc.transact(() =>
    missing.forEach(({ id, zone, text }, index) => {
      const card = new Y.Map<unknown>();
      card.set('text', new Y.Text(text));
      card.set('order', orders[index]);
      card.set('zone', zone);
      items.set(id, card);
    }),
  );
  return {
    personId: SERVER_AUTHOR,
    at,
    update: Y.encodeStateAsUpdate(doc),
    newClientIds: [doc.clientID],
    newItems: missing.map(({ id }) => id),
    hidings: [],
    authors: new Map(missing.map(({ id, personId }) => [id, personId ?? SERVER_AUTHOR])),
  };
}
