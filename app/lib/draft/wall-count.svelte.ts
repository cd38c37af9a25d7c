import { ApiError } from '#app/lib/api-error.ts';
import type { BoardDraftsView } from '#domain/views.ts';
import { loadBoardDrafts } from './draft-requests.ts';

/** Milliseconds between two looks at how many cards wait on the sheets of a wall. */
const COUNTED_EVERY = 10_000;

/** How many cards wait on each sheet of a board, for the wall of those who manage it. */
export class WallCount {
  sheets = $state.raw<BoardDraftsView['sheets']>([]);

  on(sheetId: string): number {
    return this.sheets.find((sheet) => sheet.sheetId === sheetId)?.cards ?? 0;
  }

  /** Looks now and then at the board. Returns how to stop. */
  follow(boardId: string): () => void {
    const look = (): void => {
      if (document.hidden) return;
      loadBoardDrafts(boardId).then(
        ({ sheets }) => (this.sheets = sheets),
        (cause: unknown) => {
          // The last count stays: the wall says by itself when the link is cut.
          if (!(cause instanceof ApiError)) throw cause;
        },
      );
    };
    look();
    const looking = setInterval(look, COUNTED_EVERY);
    return () => clearInterval(looking);
  }
}
