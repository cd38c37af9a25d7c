import { isDeleted, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';

/** What someone else did to an item, for the line that a screen reader reads. */
export type OthersChange = {
  /** Yjs client that did it; undefined when nothing tells. */
  clientId: number | undefined;
  did: 'added' | 'removed' | 'moved' | 'wrote';
  itemId: string;
};

/** The client whose clock moved: the author of a transaction that came over the wire. */
function authorOf({ beforeState, afterState }: Y.Transaction): number | undefined {
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return client;
  return undefined;
}

/** Calls `tell` with each change that another person makes. Returns how to stop. */
export function watchOthers(
  sheet: SheetDoc,
  isTheirs: (origin: unknown) => boolean,
  tell: (change: OthersChange) => void,
): () => void {
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.local || !isTheirs(transaction.origin)) return;
    const clientId = authorOf(transaction);
    for (const event of events) {
      const itemId = event.path[0];
      // Cards come hidden and are then shown: the showing is the news.
      if (itemId === undefined) {
        for (const [id, { action }] of event.changes.keys) {
          const item = sheet.items.get(id);
          if (action === 'add' && item)
            tell({ clientId, did: isDeleted(item) ? 'wrote' : 'added', itemId: id });
        }
        continue;
      }
      const keys = event.changes.keys;
      const id = String(itemId);
      if (keys.has('deleted')) {
        const item = sheet.items.get(id);
        tell({ clientId, did: item && isDeleted(item) ? 'removed' : 'added', itemId: id });
      } else if (keys.has('zone') || keys.has('x') || keys.has('order'))
        tell({ clientId, did: 'moved', itemId: id });
      else tell({ clientId, did: 'wrote', itemId: id });
    }
  };
  sheet.items.observeDeep(onEvents);
  return () => sheet.items.unobserveDeep(onEvents);
}
