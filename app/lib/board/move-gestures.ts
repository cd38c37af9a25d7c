import { LOCAL } from '#app/lib/sheet/undo.ts';
import { leaveGroup } from '#party/shared/gathering.ts';
import { moveCard, reorderItem } from '#party/shared/sheet-edits.ts';
import type { GestureBoard } from './gesture-board.ts';
import { saying } from './sayings.ts';

/* Where cards and rows go, by mouse, finger or keyboard. */

/** Moves a card into a zone, after `afterId`; first when null, last when undefined. It leaves its group unless `inGroup`. */
export function moveToZone(
  board: GestureBoard,
  id: string,
  zone: string,
  afterId?: string | null,
  inGroup = false,
): void {
  if (!board.mayChange(id)) return;
  const { sheet, live } = board.open;
  const after =
    afterId === undefined
      ? live
          .topsIn(zone)
          .filter((other) => other !== id)
          .at(-1)
      : afterId;
  sheet.doc.transact(() => {
    moveCard(sheet, id, { zone }, { origin: LOCAL });
    if (!inGroup) leaveGroup(sheet, id, { origin: LOCAL, mayDrop: (group) => board.mayChange(group) });
    reorderItem(sheet, id, after ?? beforeFirstOf(board, zone, id), LOCAL);
  }, LOCAL);
}

/** What `id` stands among: the cards of its group, else what stands alone in its zone. */
function siblingsIn({ open: { live, kind } }: GestureBoard, zone: string, id: string): readonly string[] {
  if (kind.family !== 'cards') return live.idsIn(zone);
  const group = live.gatheredIn(id);
  return group === undefined ? live.topsIn(zone) : live.cardsIn(group);
}

/** The item just before the first of a zone in the whole order: a card put first must not jump before other zones' needs. */
function beforeFirstOf(board: GestureBoard, zone: string, id: string): string | null {
  const all = board.open.live.ids.filter((other) => other !== id);
  const first = siblingsIn(board, zone, id).find((other) => other !== id);
  return first === undefined ? (all.at(-1) ?? null) : (all[all.indexOf(first) - 1] ?? null);
}

/** One place up (−1) or down (1) among its neighbours. False at either end. */
export function moveBy(board: GestureBoard, id: string, by: -1 | 1): boolean {
  if (!board.mayChange(id)) return false;
  const group = board.groupOf(id);
  const ids = siblingsIn(board, group, id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return false;
  const after = by === 1 ? ids[to] : ids[to - 1];
  reorderItem(board.open.sheet, id, after ?? beforeFirstOf(board, group, id), LOCAL);
  const where = board.open.kind.family === 'table' ? 'Ligne déplacée' : board.zoneTitle(group);
  board.announcer.announce(saying.position(where, to + 1, ids.length));
  return true;
}

/** Places a card on the map; back among those to place when null. */
export function placeAt(board: GestureBoard, id: string, x: number | null, y: number | null): void {
  if (!board.mayType) return;
  moveCard(board.open.sheet, id, { x, y }, { origin: LOCAL });
}

/** Places several cards in one gesture, which one « Annuler » takes back. */
export function placeAll(board: GestureBoard, places: readonly { id: string; x: number; y: number }[]): void {
  const { sheet, undo } = board.open;
  if (!board.mayType || places.length === 0) return;
  undo.stopCapturing();
  sheet.doc.transact(() => {
    for (const { id, x, y } of places) moveCard(sheet, id, { x, y }, { origin: LOCAL });
  }, LOCAL);
  undo.stopCapturing();
}
