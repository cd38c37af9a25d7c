import { watchOthers, type OthersChange } from '#app/lib/sheet/others-changes.ts';
import type { Board } from './board.svelte.ts';
import { firstName } from './carets.ts';
import { othersSaying } from './sayings.ts';

/** Milliseconds of others' changes that make one sentence: a screen reader must be able to keep up. */
const GATHERED = 4_000;

/** Says what others do on the sheet, gathered and summed up. Returns how to stop. */
export function listenToOthers(board: Board): () => void {
  const { sheet, connection, presence, kind } = board.open;
  const gathered = new Map<string, OthersChange>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (): void => {
    timer = undefined;
    const changes = [...gathered.values()].map(({ clientId, did, itemId }) => {
      const user = clientId === undefined ? undefined : presence.personOf(clientId);
      const where =
        kind.family === 'table' || kind.family === 'form' ? '' : board.zoneTitle(board.groupOf(itemId));
      return { who: user && firstName(user.name), did, where, family: kind.family };
    });
    gathered.clear();
    // Being typed beside is not news: what was added, moved or removed is. Nobody’s additions, where cards were written apart, are those
    // of a reveal, which was said.
    const news = changes.filter(
      ({ did, who }) => did !== 'wrote' && (who || did !== 'added' || !board.drafts),
    );
    const sentence = othersSaying(news);
    if (sentence) board.announcer.announce(sentence);
  };

  const stop = watchOthers(
    sheet,
    (origin) => origin === connection && connection.link === 'live',
    (change) => {
      if (change.did === 'removed' && change.itemId === board.editing?.id) {
        const user = change.clientId === undefined ? undefined : presence.personOf(change.clientId);
        board.tellRemovedUnderHand(user ? firstName(user.name) : 'Quelqu’un');
        return;
      }
      const known = gathered.get(change.itemId);
      gathered.set(change.itemId, {
        ...change,
        // A card added and then moved is still an addition; showing a card carries no author, writing in it does.
        did: known && known.did !== 'wrote' ? known.did : change.did,
        clientId: known?.clientId ?? change.clientId,
      });
      timer ??= setTimeout(say, GATHERED);
    },
  );
  return () => {
    stop();
    clearTimeout(timer);
  };
}
