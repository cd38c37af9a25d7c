import { plural } from '#app/lib/french/numbers.ts';
import { LOCAL } from '#app/lib/sheet/undo.ts';
import { deleteItem, restoreItem } from '#party/shared/sheet-edits.ts';
import type { GestureBoard } from './gesture-board.ts';
import { moveToZone } from './move-gestures.ts';
import { saying } from './sayings.ts';

/*
 * Gestures on several cards or rows: one transaction, so that one undo takes all of it back, and one sentence that says how many.
 */

const things = (board: GestureBoard, count: number): string =>
  plural(count, board.open.kind.family === 'table' ? 'ligne' : 'carte');
/** Both « carte » and « ligne » are feminine. */
const ending = (count: number): string => (count < 2 ? 'e' : 'es');

function inOneStep(board: GestureBoard, gesture: () => void): void {
  const { undo, sheet } = board.open;
  undo.stopCapturing();
  sheet.doc.transact(gesture, LOCAL);
  undo.stopCapturing();
}

/** Deletes these items. One press brings them back, and the trash later. */
export function removeAll(board: GestureBoard, ids: Iterable<string>): void {
  const present = [...ids].filter((id) => board.open.live.has(id) && board.mayChange(id));
  if (present.length === 0) return;
  inOneStep(board, () => present.forEach((id) => deleteItem(board.open.sheet, id, LOCAL)));
  board.announcer.show(`${things(board, present.length)} supprimé${ending(present.length)}.`, 'neutral', {
    label: 'Annuler',
    run: () => board.undo(),
  });
}

/** Moves these cards to the end of a zone, in the order they stand in. */
export function moveAllTo(board: GestureBoard, ids: Iterable<string>, zone: string): void {
  const moved = [...ids].filter((id) => board.mayChange(id) && board.groupOf(id) !== zone);
  const [first] = moved;
  if (first === undefined) return;
  inOneStep(board, () => moved.forEach((id) => moveToZone(board, id, zone)));
  board.announcer.show(saying.allMoved(moved.length, board.zoneTitle(zone)), 'neutral', {
    label: 'Annuler',
    run: () => board.undo(),
  });
  void board.focusOn(first);
}

/** Brings deleted items back where they were, with all that was written in them. */
export function restoreAll(board: GestureBoard, ids: Iterable<string>): void {
  const hidden = [...ids].filter((id) => board.open.sheet.items.has(id) && !board.open.live.has(id));
  if (!board.mayType || hidden.length === 0) return;
  inOneStep(board, () => hidden.forEach((id) => restoreItem(board.open.sheet, id, LOCAL)));
  board.announcer.show(`${things(board, hidden.length)} rétabli${ending(hidden.length)}.`, 'positive', {
    label: 'Annuler',
    run: () => board.undo(),
  });
}
