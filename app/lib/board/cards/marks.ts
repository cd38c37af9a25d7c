import { plural } from '#app/lib/french/numbers.ts';
import { LOCAL } from '#app/lib/sheet/undo.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import { setMark } from '#party/shared/sheet-edits.ts';
import type { Board } from '../board.svelte.ts';

export type Mark = NonNullable<KindOf<'cards'>['marks']>[number];

/** Marks that cards of this board may carry; none for another family. */
export function marksOf({ open: { kind } }: Board): readonly Mark[] {
  return kind.family === 'cards' ? (kind.marks ?? []) : [];
}

/** How many cards carry a mark now. */
export function markedCount({ open: { live } }: Board, mark: Mark): number {
  return live.ids.filter((id) => live.item(id)?.isMarked(mark.key)).length;
}

/** Puts a mark on a card or takes it off, as one step to undo, and says it. More than meant is said, never refused. */
export function toggleMark(board: Board, id: string, mark: Mark): void {
  if (!board.mayChange(id)) return;
  const { sheet, undo, live } = board.open;
  const isOn = live.item(id)?.isMarked(mark.key) ?? false;
  undo.stopCapturing();
  setMark(sheet, id, mark.key, !isOn, LOCAL);
  undo.stopCapturing();
  const count = mark.atMost === undefined ? '' : ` ${countSaying(mark, markedCount(board, mark))}`;
  board.announcer.announce(`${isOn ? 'Marque retirée' : 'Carte marquée'} : ${mark.title}.${count}`);
}

/** « À travailler : 2 cartes sur 3 au plus. » */
export function countSaying(mark: Mark, count: number): string {
  const most = mark.atMost ?? 0;
  const over = count - most;
  if (over > 0)
    return `${mark.title} : ${plural(count, 'carte')}, soit ${over} de plus que les ${most} prévues.`;
  return `${mark.title} : ${plural(count, 'carte')} sur ${most} au plus.`;
}
