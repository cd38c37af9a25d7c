import { LOCAL } from '#app/lib/sheet/undo.ts';
import { gather } from '#party/shared/gathering.ts';
import { moveCard, reorderItem } from '#party/shared/sheet-edits.ts';
import type { GestureBoard } from './gesture-board.ts';
import { saying } from './sayings.ts';

type Place = {
  zone: string;
  group: string | undefined;
  before: string | null;
  x: number | null;
  y: number | null;
};

/** A card or row held with the keyboard: taken, carried by the arrows, set down where it is or put back where it was. */
export class HeldItem {
  readonly #board: GestureBoard;
  #from: Place | null = null;
  /** Null while nothing is held. */
  id = $state<string | null>(null);

  constructor(board: GestureBoard) {
    this.#board = board;
  }

  grab(id: string): void {
    const board = this.#board;
    if (!board.mayChangeOrSay(id)) return;
    const { live, undo } = board.open;
    const item = live.item(id);
    undo.stopCapturing();
    this.id = id;
    this.#from = {
      zone: board.groupOf(id),
      group: live.gatheredIn(id),
      before: live.ids[live.ids.indexOf(id) - 1] ?? null,
      x: item?.number('x') ?? null,
      y: item?.number('y') ?? null,
    };
    board.tellPresence({ itemId: id, field: 'place' });
    board.announcer.announce(saying.grabbed(board.nameOf(id)));
  }

  drop(): void {
    const board = this.#board;
    const id = this.id;
    this.id = null;
    board.tellPresence(null);
    board.open.undo.stopCapturing();
    if (id)
      board.announcer.announce(saying.dropped(board.zoneTitle(board.groupOf(id)), board.open.kind.family));
  }

  /** Puts it back where it was. */
  letGo(): void {
    const board = this.#board;
    const [id, from] = [this.id, this.#from];
    this.id = null;
    board.tellPresence(null);
    if (!id || !from) return;
    const { sheet, kind } = board.open;
    sheet.doc.transact(() => {
      if (kind.family === 'cards') moveCard(sheet, id, { zone: from.zone }, { origin: LOCAL });
      if (from.group !== undefined) gather(sheet, [id], from.group, { origin: LOCAL });
      if (kind.family === 'map') moveCard(sheet, id, { x: from.x, y: from.y }, { origin: LOCAL });
      else reorderItem(sheet, id, from.before, LOCAL);
    }, LOCAL);
    board.announcer.announce(saying.letGo);
    void board.focusOn(id);
  }

  /** Nothing is held any more: it is opened for writing. */
  forget(): void {
    this.id = null;
  }
}
