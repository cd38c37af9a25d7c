import type { Announcer } from '#app/lib/design/announcer.svelte.ts';
import type { DraftDesk } from '#app/lib/draft/draft-desk.ts';
import { copyItem, newCard, newRow } from '#app/lib/sheet/additions.ts';
import { PLACED, TRAY } from '#app/lib/sheet/live-sheet.ts';
import type { OpenSheet } from '#app/lib/sheet/open-sheet.svelte.ts';
import { LOCAL } from '#app/lib/sheet/undo.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import type { SheetView } from '#domain/views.ts';
import type { Presence } from '#party/shared/protocol.ts';
import { deleteItem, editText, restoreItem, setCell } from '#party/shared/sheet-edits.ts';
import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { GestureBoard } from './gesture-board.ts';
import { HeldItem } from './held-item.svelte.ts';
import { focusBeside, focusItem, focusPlace, keepInSight } from './item-focus.ts';
import { saying, shortened } from './sayings.ts';
import { Selection } from './selection.svelte.ts';

/** A field being written in: an item and the key of its text. */
export type Editing = { id: string; field: string };

/**
 * What a person does on a sheet: each gesture changes the document, says so in the status line, and keeps the focus where the
 * hand or the keyboard is. One per open sheet, handed down by context.
 */
export class Board implements GestureBoard {
  readonly open: OpenSheet;
  readonly announcer: Announcer;
  readonly view: () => SheetView;
  editing = $state.raw<Editing | null>(null);
  menu = $state.raw<{ id: string; anchor: HTMLElement } | null>(null);
  /** Card being placed by numbers. */
  placing = $state.raw<{ id: string; anchor: HTMLElement } | null>(null);
  /** Card for which a group is being chosen. */
  gathering = $state.raw<{ id: string; anchor: HTMLElement } | null>(null);
  /** Groups this person folded, on this screen only. */
  readonly folded = new SvelteSet<string>();
  asList = $state(false);
  /** The keys of a card were said once: they are not said again at each card. */
  keysTold = $state(false);
  /** The search of this board is open. */
  searching = $state(false);
  /** Ids that a search on the board found; null while nothing is looked for. */
  found = $state.raw<ReadonlySet<string> | null>(null);
  /** Cards written apart until their reveal; null where nothing was ever written apart. */
  drafts = $state.raw<DraftDesk | null>(null);
  /** Several cards or rows at once. */
  readonly selection = new Selection(this);
  /** The card or row held with the keyboard. */
  readonly held = new HeldItem(this);
  /** Cards made here and not written in yet: thrown away when left empty. */
  readonly #fresh: string[] = [];
  #presence: ReturnType<typeof setTimeout> | undefined;

  constructor(open: OpenSheet, announcer: Announcer, view: () => SheetView) {
    this.open = open;
    this.announcer = announcer;
    this.view = view;
  }

  get mayType(): boolean {
    return this.open.mayType;
  }

  /** New items may be put on the sheet itself: not while cards are written apart (rule W5). */
  get mayAdd(): boolean {
    return this.mayType && this.open.cards.writing === 'open';
  }

  /** May this person change this item? Where everyone changes only their own, others' are to be read (rule W9). */
  mayChange(id: string): boolean {
    return this.mayType && (!this.open.cards.ownOnly || this.open.own.has(id));
  }

  /** The same, and says why not. */
  mayChangeOrSay(id: string): boolean {
    if (this.mayChange(id)) return true;
    if (this.mayType) this.announcer.show(saying.notYours);
    return false;
  }

  /** « Le début de la carte… », for sentences. */
  nameOf(id: string): string {
    const { kind } = this.open;
    const item = this.open.live.item(id);
    const field =
      kind.family === 'table' ? (kind.columns.find((column) => column.type === 'text')?.key ?? '') : 'text';
    return shortened(item?.ytext(field)?.toString() ?? '');
  }

  zoneTitle(key: string): string {
    const { kind } = this.open;
    if (kind.family === 'cards') return kind.zones.find((zone) => zone.key === key)?.title ?? key;
    return key === TRAY ? 'À placer' : 'Sur la carte';
  }

  groupOf(id: string): string {
    const { kind, live } = this.open;
    const item = live.item(id);
    if (kind.family === 'cards') return String(item?.value('zone') ?? '');
    if (kind.family === 'map') return item?.number('x') == null || item.number('y') == null ? TRAY : PLACED;
    return 'rows';
  }

  isFresh(id: string): boolean {
    return this.#fresh.includes(id);
  }

  /** Adds an empty card in a zone (after a card when given) and opens it for writing. */
  addCard(place: { zone: string } | { x: number | null; y: number | null }, afterId?: string): void {
    const { kind, sheet, undo } = this.open;
    if (this.drafts?.apart && 'zone' in place) return this.drafts.add(place.zone);
    if (!this.mayAdd || (kind.family !== 'cards' && kind.family !== 'map')) return;
    undo.stopCapturing();
    this.#openFresh(newCard(sheet, kind, place, { afterId }), 'text');
  }

  addRow(afterId?: string): void {
    const { kind, sheet, undo } = this.open;
    if (!this.mayType || kind.family !== 'table') return;
    undo.stopCapturing();
    const id = newRow(sheet, kind, afterId);
    const first = kind.columns[0];
    if (id && first) {
      this.announcer.announce(saying.rowAdded);
      void this.focusOn(id);
    }
  }

  #openFresh(id: string | undefined, field: string): void {
    if (!id) return;
    this.open.claim(id);
    this.#fresh.push(id);
    this.edit(id, field);
  }

  edit(id: string, field = 'text'): void {
    if (!this.mayChangeOrSay(id)) return;
    this.menu = null;
    this.held.forget();
    // Coming back to a card must not be undone together with its making: others may write in it by now.
    if (!this.isFresh(id)) this.open.undo.stopCapturing();
    this.editing = { id, field };
  }

  /** Ends the writing. An empty card just made goes away without a word. */
  stopEditing({ id }: Editing = this.editing ?? { id: '', field: '' }): void {
    if (this.editing?.id === id) this.editing = null;
    const at = this.#fresh.indexOf(id);
    if (at < 0) return;
    this.#fresh.splice(at, 1);
    if ((this.open.live.item(id)?.ytext()?.toString() ?? '').trim() === '')
      deleteItem(this.open.sheet, id, LOCAL);
  }

  remove(id: string): void {
    if (!this.mayChangeOrSay(id)) return;
    const name = this.nameOf(id);
    const next = this.#neighbourOf(id);
    const home = document.querySelector(`[data-item="${CSS.escape(id)}"]`)?.closest('section, [data-family]');
    this.open.undo.stopCapturing();
    deleteItem(this.open.sheet, id, LOCAL);
    this.open.undo.stopCapturing();
    this.announcer.show(saying.removed(name, this.open.kind.family), 'neutral', {
      label: 'Annuler',
      run: () => {
        this.undo();
        void this.focusOn(id);
      },
    });
    if (next) void this.focusOn(next);
    else void this.focusIn(home);
  }

  /** Someone else removed what this person is writing in: said at once, words kept, and one press from coming back. */
  tellRemovedUnderHand(who: string): void {
    if (!this.editing) return;
    const { id, field } = this.editing;
    const { family } = this.open.kind;
    const at = this.#fresh.indexOf(id);
    if (at >= 0) this.#fresh.splice(at, 1);
    this.editing = null;
    const next = this.#neighbourOf(id);
    this.announcer.show(saying.removedUnderHand(who, family), 'negative', {
      label: 'Rétablir',
      run: () => {
        if (!this.mayType) return;
        this.open.undo.stopCapturing();
        restoreItem(this.open.sheet, id, LOCAL);
        this.open.undo.stopCapturing();
        this.edit(id, field);
      },
    });
    if (next) void focusBeside(next);
  }

  duplicate(id: string): void {
    if (!this.mayAdd) return;
    this.open.undo.stopCapturing();
    const copy = copyItem(this.open.sheet, this.open.kind, id);
    this.open.undo.stopCapturing();
    if (!copy) return;
    this.open.claim(copy);
    this.announcer.show(saying.duplicated(this.open.kind.family));
    void this.focusOn(copy);
  }

  setCell(id: string, column: string, value: string | number | null): void {
    if (this.mayType) setCell(this.open.sheet, id, column, value, LOCAL);
  }

  /** Replaces what a text says, for a gesture that is not typing. */
  clearText(id: string, field: string): void {
    const text = this.open.live.item(id)?.ytext(field);
    if (this.mayType && text) editText(text, 0, text.length, '', LOCAL);
  }

  undo(): void {
    if (!this.open.undo.undo()) return;
    this.announcer.announce(saying.undone);
    keepInSight();
  }

  redo(): void {
    if (!this.open.undo.redo()) return;
    this.announcer.announce(saying.redone);
    keepInSight();
  }

  /** Tells the others where this person is. Gathered, because a caret moves with every key. */
  tellPresence(focus: Presence['focus'], cursor: Presence['cursor'] = null): void {
    clearTimeout(this.#presence);
    this.#presence = setTimeout(() => {
      const { awareness } = this.open.connection;
      if (awareness.getLocalState()) awareness.setLocalState({ focus, cursor });
    }, 60);
  }

  /** Gives the focus to an item once it is drawn. */
  focusOn(id: string): Promise<void> {
    return focusItem(id);
  }

  /** A card is gone and none is beside it: the focus goes to what adds one there. */
  focusIn(home: Element | null | undefined): Promise<void> {
    return focusPlace(home);
  }

  #neighbourOf(id: string): string | undefined {
    const ids = this.open.live.idsIn(this.groupOf(id));
    const at = ids.indexOf(id);
    return ids[at + 1] ?? ids[at - 1];
  }
}

export const [getBoard, setBoard] = createContext<Board>();

/** Narrows a board's kind; a component of one family is only drawn for it. */
export function kindFor<F extends 'cards' | 'map' | 'table' | 'form'>(board: Board, family: F): KindOf<F> {
  const { kind } = board.open;
  if (kind.family !== family) throw new TypeError(`a ${kind.family} board was drawn as ${family}`);
  return kind as KindOf<F>;
}
