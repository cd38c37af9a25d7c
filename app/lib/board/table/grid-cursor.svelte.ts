import { tick } from 'svelte';
import type { Board } from '../board.svelte.ts';
import { moveBy } from '../move-gestures.ts';
import type { TableDesk } from './table-desk.svelte.ts';

/** Where the keyboard is in a table: one cell is in the tab order, arrows go from one to the next, whatever the layout. */
export class GridCursor {
  #current = $state.raw<{ id: string; column: number }>({ id: '', column: 0 });
  readonly #board: Board;
  readonly #desk: TableDesk;

  constructor(board: Board, desk: TableDesk) {
    this.#board = board;
    this.#desk = desk;
  }

  /** Rows that a search left on the screen: the others are passed over. */
  readonly #shown = $derived.by(() => {
    const { found } = this.#board;
    return found ? this.#desk.ids.filter((id) => found.has(id)) : this.#desk.ids;
  });

  readonly tabbable = $derived.by(() => {
    const ids = this.#shown;
    return ids.includes(this.#current.id) ? this.#current : { id: ids[0] ?? '', column: 0 };
  });

  isTabbable(id: string, column: number): boolean {
    return this.tabbable.id === id && this.tabbable.column === column;
  }

  moveTo(id: string, column: number): void {
    this.#current = { id, column };
    const cell = document.getElementById(`${id}-${this.#key(column)}`);
    // Of its own a browser scrolls no further for a cell of which it shows a bit. Under a mouse nothing may move.
    if (cell?.matches(':focus-visible')) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #key(column: number): string | undefined {
    return this.#desk.kind.columns[column]?.key;
  }

  #focus(row: number, column: number): void {
    const [id, key] = [this.#shown[row], this.#key(column)];
    if (id && key) document.getElementById(`${id}-${key}`)?.focus();
  }

  /** Tab from a cell that is being written in: the next one, in the next row after the last. False at either end of the table. */
  goOn(id: string, column: number, by: -1 | 1): boolean {
    const { length } = this.#desk.kind.columns;
    const at = this.#shown.indexOf(id) * length + column + by;
    if (at < 0 || at >= this.#shown.length * length) return false;
    this.#focus(Math.floor(at / length), at % length);
    return true;
  }

  /** Keys of a cell that is being read. `Enter` is the button's own. */
  onkeydown(event: KeyboardEvent, id: string, column: number): void {
    if (this.#board.selection.onkey(event, id)) return;
    if (event.metaKey || (event.altKey && !event.key.startsWith('Arrow'))) return;
    const { kind } = this.#desk;
    const ids = this.#shown;
    const row = ids.indexOf(id);
    const [last, of] = [kind.columns.length - 1, kind.columns[column]];
    const { key, ctrlKey, altKey } = event;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      if (moveBy(this.#board, id, key === 'ArrowUp' ? -1 : 1)) void this.#follow(id, column);
    } else if (key === 'ArrowUp') this.#focus(row - 1, column);
    else if (key === 'ArrowDown') this.#focus(row + 1, column);
    else if (key === 'ArrowLeft') this.#focus(row, column - 1);
    else if (key === 'ArrowRight') this.#focus(row, column + 1);
    else if (key === 'Home') this.#focus(ctrlKey ? 0 : row, 0);
    else if (key === 'End') this.#focus(ctrlKey ? ids.length - 1 : row, last);
    else if (key === 'F2' && of) this.#open(id, of);
    else if (key === 'Delete' && of) this.#empty(id, of);
    else if (key === 'Escape' && this.#desk.opened) this.#desk.close();
    else return;
    event.preventDefault();
  }

  #open(id: string, { key, type }: { key: string; type: string }): void {
    if (type === 'measures' || type === 'image') this.#desk.toggle(id, key);
    else this.#board.edit(id, key);
  }

  /** Words are taken back letter by letter, measures one by one: a key struck by mistake must not empty them. */
  #empty(id: string, { key, type }: { key: string; type: string }): void {
    if (type === 'text' || type === 'measures') return;
    if (type === 'image') this.#desk.picture(id, key, null);
    else {
      this.#board.setCell(id, key, null);
      this.#board.announcer.announce('Case vidée.');
    }
  }

  /** The row moved and is drawn elsewhere on the next frame. */
  async #follow(id: string, column: number): Promise<void> {
    await tick();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    document.getElementById(`${id}-${this.#key(column)}`)?.focus();
  }
}
