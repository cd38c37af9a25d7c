import { TRAY, PLACED } from '#app/lib/sheet/live-sheet.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import { createContext } from 'svelte';
import type { Board } from '../board.svelte.ts';
import { placeAt } from '../move-gestures.ts';
import { PointerDrag, type Landing } from '../pointer-drag.svelte.ts';
import { saying } from '../sayings.ts';
import { nudged, placeSaying, pointOfCard, reaches, type Point } from './places.ts';

/** Axis units of an arrow key, alone and with Maj. */
const NUDGE = { fine: 0.1, coarse: 0.5 };

/** Ways to place a subject on a map: by mouse, pen or finger, and by keyboard. One per map drawn, handed down by context. */
export class MapGestures {
  readonly drag: PointerDrag;
  /** The plane as it is drawn; undefined until it is. */
  plane = $state.raw<HTMLElement>();
  /** The part of the plane cards lie in, between the names of its quadrants. */
  field = $state.raw<HTMLElement>();
  /** Card that last had the focus: the one the Tab key reaches. */
  current = $state<string>();
  readonly #board: Board;
  readonly #kind: KindOf<'map'>;
  /** Size of the card being dragged, in pixels. */
  #size = { width: 0, height: 0 };
  /** Where the dragged card would be placed; null off the plane. */
  #hovered: Point | null = null;

  constructor(board: Board, kind: KindOf<'map'>) {
    this.#board = board;
    this.#kind = kind;
    this.drag = new PointerDrag({
      enabled: () => board.mayType,
      landingAt: (x, y) => this.#landingAt(x, y),
      onlanding: (id, landing) => this.#land(id, landing),
      onmove: (id) => board.tellPresence({ itemId: id, field: 'place' }, this.#hovered),
      onend: () => board.tellPresence(null),
    });
  }

  /** The one card in the Tab order; the arrows reach the others. */
  isTabbable(id: string): boolean {
    const { live } = this.#board.open;
    const current = this.current;
    return id === (current !== undefined && live.ids.includes(current) ? current : this.#order[0]);
  }

  press(event: PointerEvent, id: string, node: HTMLElement): void {
    this.#size = { width: node.offsetWidth, height: node.offsetHeight };
    this.drag.press(event, id, node);
  }

  onkeydown(event: KeyboardEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const board = this.#board;
    const held = board.held.id === id;
    if (event.key === ' ') {
      if (held) board.held.drop();
      else board.held.grab(id);
    } else if (event.key === 'Escape' && held) board.held.letGo();
    else if (event.key === 'Delete' && !held) board.remove(id);
    else if (event.key === 'F2') board.edit(id);
    else if (event.key.startsWith('Arrow')) {
      if (held) this.#nudge(id, event.key, event.shiftKey ? NUDGE.coarse : NUDGE.fine);
      else this.#focusNext(id, event.key);
    } else return;
    event.preventDefault();
  }

  get #order(): string[] {
    const { live } = this.#board.open;
    return [...live.idsIn(TRAY), ...live.idsIn(PLACED)];
  }

  #landingAt(x: number, y: number): Landing | null {
    const box = this.plane?.getBoundingClientRect();
    const field = this.field?.getBoundingClientRect();
    this.#hovered =
      box && field && reaches(box, { x, y })
        ? pointOfCard(this.#kind.range, field, this.drag.ghost, this.#size)
        : null;
    if (this.#hovered) return { zone: PLACED, afterId: null };
    const onTray = document.elementFromPoint(x, y)?.closest('[data-tray]');
    return onTray ? { zone: TRAY, afterId: null } : null;
  }

  #land(id: string, { zone }: Landing): void {
    const { undo } = this.#board.open;
    const point = zone === PLACED ? this.#hovered : null;
    undo.stopCapturing();
    placeAt(this.#board, id, point?.x ?? null, point?.y ?? null);
    undo.stopCapturing();
    this.#board.announcer.announce(
      point ? placeSaying(this.#kind, point) : saying.dropped('À placer', 'map'),
    );
  }

  #nudge(id: string, key: string, step: number): void {
    const item = this.#board.open.live.item(id);
    const [x, y] = [item?.number('x'), item?.number('y')];
    const waiting = x == null || y == null;
    const point = nudged(this.#kind.range, waiting ? null : { x, y }, key, step);
    if (!point) return;
    placeAt(this.#board, id, point.x, point.y);
    this.#board.announcer.announce(placeSaying(this.#kind, point));
    // Out of the tray: another element of the page from now on.
    if (waiting) void this.#board.focusOn(id);
  }

  #focusNext(id: string, key: string): void {
    const ids = this.#order;
    const to = ids[ids.indexOf(id) + (key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1)];
    if (to) void this.#board.focusOn(to);
  }
}

export const [getMapGestures, setMapGestures] = createContext<MapGestures>();
