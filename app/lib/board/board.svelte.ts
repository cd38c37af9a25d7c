import type { Announcer } from '#app/lib/design/announcer.svelte.ts';
import type { DraftDesk } from '#app/lib/draft/draft-desk.ts';
import { copyItem, newCard, newRow } from '#app/lib/sheet/additions.ts';
import { PLACED, TRAY } from '#app/lib/sheet/live-sheet.ts';
import type { OpenSheet } from '#app/lib/sheet/open-sheet.svelte.ts';
import { LOCAL } from '#app/lib/sheet/undo.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import type { SheetView } from '#domain/views.ts';
import type { Presence } from '#party/shared/protocol.ts';
import { gather, leaveGroup } from '#party/shared/gathering.ts';
import {
  deleteItem,
  editText,
  moveCard,
  reorderItem,
  restoreItem,
  setCell,
} from '#party/shared/sheet-edits.ts';
import { createContext, tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { saying, shortened } from './sayings.ts';
import { Selection } from './selection.svelte.ts';

/** A field being written in: an item and the key of its text. */
export type Editing = { id: string; field: string };

/**
 * What a person does on a sheet: each gesture changes the document, says so in the status line, and keeps the focus where the
 * hand or the keyboard is. One per open sheet, handed down by context.
 */
export class Board {
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
  /** Card or row held with the keyboard. */
  grabbed = $state<string | null>(null);
  asList = $state(false);
  /** The search of this board is open. */
  searching = $state(false);
  /** Ids that a search on the board found; null while nothing is looked for. */
  found = $state.raw<ReadonlySet<string> | null>(null);
  /** Cards written apart until their reveal; null where nothing was ever written apart. */
  drafts = $state.raw<DraftDesk | null>(null);
  /** Several cards or rows at once. */
  readonly selection = new Selection(this);
  /** Cards made here and not written in yet: thrown away when left empty. */
  readonly #fresh: string[] = [];
  #grabbedFrom: {
    zone: string;
    group: string | undefined;
    before: string | null;
    x: number | null;
    y: number | null;
  } | null = null;
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
  #orSay(id: string): boolean {
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
    if (!this.#orSay(id)) return;
    this.menu = null;
    this.grabbed = null;
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
    if (!this.#orSay(id)) return;
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
    if (next) void this.#focusBeside(next);
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

  /** Moves a card into a zone, after `afterId`; first when null, last when undefined. It leaves its group unless `inGroup`. */
  moveToZone(id: string, zone: string, afterId?: string | null, inGroup = false): void {
    if (!this.mayChange(id)) return;
    const { sheet, live } = this.open;
    const after =
      afterId === undefined
        ? live
            .topsIn(zone)
            .filter((other) => other !== id)
            .at(-1)
        : afterId;
    sheet.doc.transact(() => {
      moveCard(sheet, id, { zone }, { origin: LOCAL });
      if (!inGroup) leaveGroup(sheet, id, { origin: LOCAL, mayDrop: (group) => this.mayChange(group) });
      reorderItem(sheet, id, after ?? this.#beforeFirstOf(zone, id), LOCAL);
    }, LOCAL);
  }

  /** What `id` stands among: the cards of its group, else what stands alone in its zone. */
  #siblingsIn(zone: string, id: string): readonly string[] {
    const { live, kind } = this.open;
    if (kind.family !== 'cards') return live.idsIn(zone);
    const group = live.gatheredIn(id);
    return group === undefined ? live.topsIn(zone) : live.cardsIn(group);
  }

  /** The item just before the first of a zone in the whole order: a card put first must not jump before other zones' needs. */
  #beforeFirstOf(zone: string, id: string): string | null {
    const { live } = this.open;
    const all = live.ids.filter((other) => other !== id);
    const first = this.#siblingsIn(zone, id).find((other) => other !== id);
    return first === undefined ? (all.at(-1) ?? null) : (all[all.indexOf(first) - 1] ?? null);
  }

  /** One place up (−1) or down (1) among its neighbours. False at either end. */
  step(id: string, by: -1 | 1): boolean {
    if (!this.mayChange(id)) return false;
    const group = this.groupOf(id);
    const ids = this.#siblingsIn(group, id);
    const at = ids.indexOf(id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= ids.length) return false;
    const after = by === 1 ? ids[to] : ids[to - 1];
    reorderItem(this.open.sheet, id, after ?? this.#beforeFirstOf(group, id), LOCAL);
    const where = this.open.kind.family === 'table' ? 'Ligne déplacée' : this.zoneTitle(group);
    this.announcer.announce(saying.position(where, to + 1, ids.length));
    return true;
  }

  place(id: string, x: number | null, y: number | null): void {
    if (!this.mayType) return;
    moveCard(this.open.sheet, id, { x, y }, { origin: LOCAL });
  }

  /** Places several cards in one gesture, which one « Annuler » takes back. */
  placeAll(places: readonly { id: string; x: number; y: number }[]): void {
    const { sheet, undo } = this.open;
    if (!this.mayType || places.length === 0) return;
    undo.stopCapturing();
    sheet.doc.transact(() => {
      for (const { id, x, y } of places) moveCard(sheet, id, { x, y }, { origin: LOCAL });
    }, LOCAL);
    undo.stopCapturing();
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
    if (this.open.undo.undo()) this.announcer.announce(saying.undone);
  }

  redo(): void {
    if (this.open.undo.redo()) this.announcer.announce(saying.redone);
  }

  grab(id: string): void {
    if (!this.#orSay(id)) return;
    const item = this.open.live.item(id);
    const ids = this.open.live.ids;
    this.open.undo.stopCapturing();
    this.grabbed = id;
    this.#grabbedFrom = {
      zone: this.groupOf(id),
      group: this.open.live.gatheredIn(id),
      before: ids[ids.indexOf(id) - 1] ?? null,
      x: item?.number('x') ?? null,
      y: item?.number('y') ?? null,
    };
    this.tellPresence({ itemId: id, field: 'place' });
    this.announcer.announce(saying.grabbed(this.nameOf(id)));
  }

  drop(): void {
    const id = this.grabbed;
    this.grabbed = null;
    this.tellPresence(null);
    this.open.undo.stopCapturing();
    if (id) this.announcer.announce(saying.dropped(this.zoneTitle(this.groupOf(id)), this.open.kind.family));
  }

  /** Puts a held card back where it was. */
  letGo(): void {
    const [id, from] = [this.grabbed, this.#grabbedFrom];
    this.grabbed = null;
    this.tellPresence(null);
    if (!id || !from) return;
    const { sheet, kind } = this.open;
    sheet.doc.transact(() => {
      if (kind.family === 'cards') moveCard(sheet, id, { zone: from.zone }, { origin: LOCAL });
      if (from.group !== undefined) gather(sheet, [id], from.group, { origin: LOCAL });
      if (kind.family === 'map') moveCard(sheet, id, { x: from.x, y: from.y }, { origin: LOCAL });
      else reorderItem(sheet, id, from.before, LOCAL);
    }, LOCAL);
    this.announcer.announce(saying.letGo);
    void this.focusOn(id);
  }

  /** Tells the others where this person is. Gathered, because a caret moves with every key. */
  tellPresence(focus: Presence['focus'], cursor: Presence['cursor'] = null): void {
    clearTimeout(this.#presence);
    this.#presence = setTimeout(() => {
      const { awareness } = this.open.connection;
      if (awareness.getLocalState()) awareness.setLocalState({ focus, cursor });
    }, 60);
  }

  /** Brings an item into sight and gives it the focus, when someone comes to the sheet for it. */
  async show(id: string): Promise<void> {
    await tick();
    const name = CSS.escape(id);
    const target = document.querySelector<HTMLElement>(`[data-item="${name}"], [data-field="${name}"]`);
    if (!target) return;
    target.scrollIntoView({ block: 'center' });
    const focusable = target.querySelector<HTMLElement>(
      '[data-handle], [data-cell], textarea, input, button',
    );
    if (focusable) focusable.focus({ preventScroll: true });
    target.animate(
      [
        { outline: '4px solid transparent' },
        { outline: '4px solid var(--accent)' },
        { outline: '4px solid transparent' },
      ],
      { duration: 1600 },
    );
  }

  /** Gives the focus to an item once it is drawn. */
  async focusOn(id: string): Promise<void> {
    for (let frame = 0; frame < 4; frame += 1) {
      await tick();
      await new Promise(requestAnimationFrame);
      const target = document.querySelector<HTMLElement>(
        `[data-item="${CSS.escape(id)}"] :is([data-handle], [data-cell])`,
      );
      if (target) {
        target.focus();
        return;
      }
    }
  }

  /** A card is gone and none is beside it: the focus goes to what adds one there, not to the top of the page. */
  async focusIn(home: Element | null | undefined): Promise<void> {
    await tick();
    await new Promise(requestAnimationFrame);
    await tick();
    const here = home?.isConnected ? home : document.querySelector('[data-family]');
    (here?.querySelector<HTMLElement>('.add') ?? here?.querySelector('button'))?.focus();
  }

  /** The focus on a neighbour, but not on its words: keys still coming from a sentence under way must do nothing to it. */
  async #focusBeside(id: string): Promise<void> {
    await tick();
    await new Promise(requestAnimationFrame);
    await tick();
    const neighbour = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
    if (!neighbour) return;
    neighbour.tabIndex = -1;
    neighbour.focus({ preventScroll: true });
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
