import { LOCAL, PREPARATION } from '#app/lib/sheet/undo.ts';
import { gather, leaveGroup, moveGroup, prepareGroup, ungather } from '#party/shared/gathering.ts';
import type { Board } from './board.svelte.ts';
import { saying, shortened } from './sayings.ts';

/* What a person does with groups of cards. Each is undone in one step. */

const oneStep = (board: Board, gesture: () => void): void => {
  board.open.undo.stopCapturing();
  gesture();
  board.open.undo.stopCapturing();
};

const optionsFor = (board: Board) => ({
  origin: LOCAL,
  mayDrop: (groupId: string) => board.mayChange(groupId),
});

/** « Titre du groupe », or what its first card says while it has no title. */
export function groupName(board: Board, groupId: string): string {
  const { live } = board.open;
  const title = live.item(groupId)?.text().trim();
  return shortened(title || (live.item(live.cardsIn(groupId)[0] ?? '')?.text() ?? ''));
}

/**
 * Gathers cards with `withId`: into it when it is a group, into its group when it is in one, else all under a new title, which is opened for
 * writing. Cards this person may not change are left where they are.
 */
export function gatherWith(board: Board, cardIds: readonly string[], withId: string): void {
  const { live, sheet } = board.open;
  const moved = cardIds.filter((id) => id !== withId && board.mayChange(id) && !live.isGroup(id));
  const known = live.isGroup(withId) ? withId : live.gatheredIn(withId);
  if (moved.length === 0) return;
  if (known !== undefined) {
    oneStep(board, () => gather(sheet, moved, known, optionsFor(board)));
    board.announcer.show(saying.gathered(live.cardsIn(known).length + moved.length, groupName(board, known)));
    void board.focusOn(moved[0] ?? known);
    return;
  }
  if (!board.mayAdd || !board.mayChange(withId)) return;
  // Made hidden and not to be undone, then shown with its cards in one step: undoing gives back lone cards.
  const groupId = prepareGroup(sheet, withId, PREPARATION);
  if (!groupId) return;
  board.open.claim(groupId);
  oneStep(board, () => gather(sheet, [withId, ...moved], groupId, optionsFor(board)));
  board.announcer.announce(saying.newGroup(moved.length + 1));
  board.edit(groupId);
}

/** Gathers the cards selected, which are no longer selected then. */
export function gatherSelected(board: Board): void {
  const [first, ...others] = board.selection.ids;
  board.selection.clear();
  if (first) gatherWith(board, others, first);
}

export function takeOut(board: Board, cardId: string): void {
  if (!board.mayChange(cardId)) return;
  oneStep(board, () => leaveGroup(board.open.sheet, cardId, optionsFor(board)));
  board.announcer.show(saying.takenOut(board.nameOf(cardId)));
  void board.focusOn(cardId);
}

export function ungroup(board: Board, groupId: string): void {
  if (!board.mayChange(groupId)) return;
  const [first] = board.open.live.cardsIn(groupId);
  const name = groupName(board, groupId);
  oneStep(board, () => ungather(board.open.sheet, groupId, LOCAL));
  board.announcer.show(saying.ungrouped(name), 'neutral', { label: 'Annuler', run: () => board.undo() });
  if (first) void board.focusOn(first);
}

/** May this person move the whole group, cards included? */
export function mayMoveGroup(board: Board, groupId: string): boolean {
  return [groupId, ...board.open.live.cardsIn(groupId)].every((id) => board.mayChange(id));
}

export function moveGroupTo(board: Board, groupId: string, zone: string): void {
  if (!mayMoveGroup(board, groupId)) return;
  oneStep(board, () => moveGroup(board.open.sheet, groupId, zone, LOCAL));
  board.announcer.show(saying.groupMoved(groupName(board, groupId), board.zoneTitle(zone)));
  void board.focusOn(groupId);
}
