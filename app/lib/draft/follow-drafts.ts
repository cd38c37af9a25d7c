import { ApiError } from '#app/lib/api-error.ts';
import type { Board } from '#app/lib/board/board.svelte.ts';
import { plural } from '#app/lib/french/numbers.ts';
import type { DraftDesk } from './draft-desk.ts';

/** Milliseconds between two looks at how many cards wait, for those who are told. */
const COUNTED_EVERY = 5_000;

/**
 * Keeps the waiting cards of a board in step with the server while its page is open: own cards at first and whenever the room says that the
 * way of writing changed, the count now and then. Returns how to stop.
 */
export function followDrafts(board: Board, desk: DraftDesk): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const load = (): void =>
    void desk.load().catch((cause: unknown) => {
      // Without network what is on the screen stays, and the line of the sheet says that the link is cut.
      if (!(cause instanceof ApiError)) throw cause;
    });
  const counting = setInterval(() => {
    if (!document.hidden && board.view().writing.canManage && desk.apart) load();
  }, COUNTED_EVERY);
  window.addEventListener(
    'online',
    () => {
      desk.retry();
      load();
    },
    { signal },
  );
  window.addEventListener('beforeunload', (event) => desk.atRisk && event.preventDefault(), { signal });
  load();
  return () => {
    clearInterval(counting);
    listening.abort();
  };
}

/** What is said when cards that waited have come onto the sheet. */
export function revealedSaying(cards: number): string {
  if (cards === 0) return 'Les cartes sont révélées. On écrit maintenant directement sur la feuille.';
  return `Les cartes sont révélées : ${plural(cards, 'carte')} sur la feuille. On écrit maintenant directement dessus.`;
}
