import { plural } from '#app/lib/french/numbers.ts';
import { SvelteSet } from 'svelte/reactivity';
import { removeAll } from './bulk-gestures.ts';
import type { GestureBoard } from './gesture-board.ts';

/** Cards or rows chosen together, to act on all of them at once. What someone else deletes meanwhile is no longer counted. */
export class Selection {
  readonly #board: GestureBoard;
  readonly #ids = new SvelteSet<string>();

  constructor(board: GestureBoard) {
    this.#board = board;
  }

  /** Those still on the sheet, in screen order; of what a search hides, none: nobody acts on what they do not see. */
  get ids(): readonly string[] {
    if (this.#ids.size === 0) return [];
    return this.#board.open.live.ids.filter((id) => this.#ids.has(id) && this.#isShown(id));
  }

  /** As the filter shows it: found, or gathered in a group that was. */
  #isShown(id: string): boolean {
    const { found, open } = this.#board;
    return found === null || found.has(id) || found.has(open.live.gatheredIn(id) ?? '');
  }

  get isEmpty(): boolean {
    return this.ids.length === 0;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string): void {
    if (!this.#board.mayChangeOrSay(id)) return;
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#tell();
  }

  /** All of the zone of `id`; all of the sheet when its zone is all selected already. */
  selectAround(id: string): void {
    const { live } = this.#board.open;
    const mine = (ids: readonly string[]) =>
      ids.filter((other) => this.#board.mayChange(other) && this.#isShown(other));
    const zone = mine(live.idsIn(this.#board.groupOf(id)));
    // Nothing of theirs here: said as for one of those cards.
    if (zone.length === 0) return void this.#board.mayChangeOrSay(id);
    const isWhole = zone.every((other) => this.#ids.has(other));
    for (const other of isWhole ? mine(live.ids) : zone) this.#ids.add(other);
    this.#tell();
  }

  clear(): void {
    if (this.#ids.size === 0) return;
    this.#ids.clear();
    this.#board.announcer.announce('Plus rien de sélectionné.');
  }

  remove(): void {
    const { ids } = this;
    this.#ids.clear();
    const home = document.querySelector(`[data-item="${CSS.escape(ids[0] ?? '')}"]`)?.closest('section');
    removeAll(this.#board, ids);
    void this.#board.focusIn(home);
  }

  /** « 3 cartes sélectionnées », « 1 ligne sélectionnée ». */
  get words(): string {
    const count = this.ids.length;
    const thing = this.#board.open.kind.family === 'table' ? 'ligne' : 'carte';
    return `${plural(count, thing)} sélectionnée${count < 2 ? '' : 's'}`;
  }

  /** A key on a card or row. True when it was used. */
  onkey(event: KeyboardEvent, id: string): boolean {
    const { key } = event;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'a') this.selectAround(id);
    else if (key === ' ' && event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey)
      this.toggle(id);
    else if (event.ctrlKey || event.metaKey || event.altKey || this.isEmpty) return false;
    else if (key === 'Delete') this.remove();
    else if (key === 'Escape') this.clear();
    else return false;
    event.preventDefault();
    return true;
  }

  #tell(): void {
    const how =
      ' Suppr pour supprimer, Échap pour désélectionner, bouton Actions de l’une d’elles pour le reste.';
    this.#board.announcer.announce(`${this.words}.${how}`);
  }
}
