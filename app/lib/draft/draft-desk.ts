import { codeOf } from '#app/lib/api-error.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import { Signal } from '#app/lib/sheet/signal.ts';
import type { ApartMode, Draft, DraftPhase, DraftTally, WritingMode } from '#domain/draft/draft.ts';
import type { DraftsView } from '#domain/views.ts';
import { nanoid } from 'nanoid';

/** What the desk needs of the API; every call rejects with an `ApiError`. */
export type DraftRequests = {
  load(): Promise<DraftsView>;
  write(draft: Draft, told: ApartMode): Promise<DraftsView>;
  change(id: string, change: { text: string; zone: string }): Promise<DraftsView>;
  remove(id: string): Promise<DraftsView>;
};

/**
 * Where a waiting card stands. `writing`: being typed, or empty. `waiting`: the network or the server did not take it yet, it will be sent
 * again. `refused`: the server will not have it; its words stay here.
 */
export type DraftState = 'writing' | 'saving' | 'saved' | 'waiting' | 'refused';

/** Codes that pass: what could not be sent is sent again. */
const PASSING: readonly AnyErrorCode[] = [
  'network_failed',
  'reply_unreadable',
  'storage_failed',
  'internal',
  'flood',
];
/** Milliseconds after the last key before a card is sent, and before a card that could not be is sent again. */
const AFTER_TYPING = 800;
const RETRY_AFTER = 4_000;

type CardNow = { zone: string; text: string; state: DraftState; code: AnyErrorCode | null };

/** One card that waits, on this screen. Reading it in a template re-renders only what reads it. */
export class WaitingCard {
  readonly id: string;
  /** What the server is known to hold; null when it is not known to hold anything of it. */
  kept: Draft | null;
  /** Words of it left for the server: it may hold some, even where its answer was lost. */
  left: boolean;
  readonly #signal = new Signal();
  #now: CardNow;

  constructor({ id, zone, text }: Draft, kept: Draft | null) {
    this.id = id;
    this.kept = kept;
    this.left = kept !== null;
    this.#now = { zone, text, state: kept ? 'saved' : 'writing', code: null };
  }

  get zone(): string {
    return this.#read().zone;
  }

  get text(): string {
    return this.#read().text;
  }

  get state(): DraftState {
    return this.#read().state;
  }

  get code(): AnyErrorCode | null {
    return this.#read().code;
  }

  /** The server holds what stands here. */
  get isKept(): boolean {
    return this.kept?.text === this.text.trim() && this.kept.zone === this.zone;
  }

  become(change: Partial<CardNow>): void {
    this.#now = { ...this.#now, ...change };
    this.#signal.changed();
  }

  #read(): CardNow {
    this.#signal.read();
    return this.#now;
  }
}

type DeskNow = {
  cards: readonly WaitingCard[];
  mode: WritingMode;
  round: number;
  phase: DraftPhase;
  tally: DraftTally | null;
  /** Card to give the focus to once it is drawn. */
  fresh: string | null;
};

/**
 * One's own cards that wait for their reveal. Each goes to the server by itself, in its turn; « Enregistré » is said when the server
 * answered, and what cannot be sent stays here and is sent again.
 */
export class DraftDesk {
  readonly #requests: DraftRequests;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #sending = new Map<string, Promise<void>>();
  readonly #signal = new Signal();
  #ended = false;
  /** Requests that changed something, sent or answered. */
  #changes = 0;
  #now: DeskNow;

  /** @param mode as the page knows it before the server was asked what waits */
  constructor(requests: DraftRequests, mode: WritingMode) {
    this.#requests = requests;
    this.#now = { cards: [], mode, round: 1, phase: 'writing', tally: null, fresh: null };
  }

  get cards(): readonly WaitingCard[] {
    return this.#read().cards;
  }

  get mode(): WritingMode {
    return this.#read().mode;
  }

  get round(): number {
    return this.#read().round;
  }

  get tally(): DraftTally | null {
    return this.#read().tally;
  }

  get fresh(): string | null {
    return this.#read().fresh;
  }

  /** Cards can be written apart now. */
  get apart(): boolean {
    const { mode, phase } = this.#read();
    return mode !== 'open' && phase === 'writing';
  }

  /** Words that are not on the server, or still are there: the page must not close without a word. */
  get atRisk(): boolean {
    return this.cards.some((card) => card.state !== 'saved' && (card.text.trim() !== '' || card.left));
  }

  cardsIn(zone: string): WaitingCard[] {
    return this.cards.filter((card) => card.zone === zone);
  }

  /** Asks the server what waits. Rejects with its error; what is on the screen stays. */
  async load(): Promise<void> {
    let asked: number;
    let view: DraftsView;
    do {
      asked = this.#changes;
      view = await this.#requests.load();
      // What was sent meanwhile may be missing in it, and would leave the screen.
    } while (asked !== this.#changes);
    this.#take(view);
  }

  /** Puts an empty card on the screen, to be written in. */
  add(zone: string): void {
    const empty = this.cards.find((card) => card.zone === zone && card.text === '' && card.kept === null);
    const card = empty ?? new WaitingCard({ id: nanoid(), zone, text: '' }, null);
    this.#become({ cards: empty ? this.cards : [...this.cards, card], fresh: card.id });
  }

  write(card: WaitingCard, text: string): void {
    card.become({ text });
    if (card.state === 'refused') return;
    card.become({ state: card.isKept ? 'saved' : 'writing' });
    this.#plan(card, AFTER_TYPING);
  }

  move(card: WaitingCard, zone: string): void {
    card.become({ zone });
    void this.send(card);
  }

  /** Sends a card now, if it says what the server does not hold. One that was emptied is taken back: a reveal must not show what its writer erased. */
  async send(card: WaitingCard): Promise<void> {
    this.#cancel(card);
    if (card.state === 'refused' || card.isKept || this.#sending.has(card.id)) return;
    const draft = { id: card.id, zone: card.zone, text: card.text.trim() };
    if (draft.text === '' && !card.left) return;
    const sending = this.#deliver(card, draft);
    this.#sending.set(card.id, sending);
    await sending;
    this.#sending.delete(card.id);
    // More was typed while it was on its way.
    if (card.state !== 'writing' || (card.text.trim() === '' && !card.left)) return;
    if (this.#ended) await this.send(card);
    else this.#plan(card, AFTER_TYPING);
  }

  async #deliver(card: WaitingCard, draft: Draft): Promise<void> {
    this.#changes += 1;
    card.become({ state: 'saving' });
    try {
      const view = await this.#request(card, draft);
      card.kept = draft.text === '' ? null : draft;
      card.left = card.kept !== null;
      card.become({ state: card.isKept ? 'saved' : 'writing', code: null });
      this.#follow(view);
    } catch (cause) {
      this.#notSent(card, cause);
    } finally {
      this.#changes += 1;
    }
  }

  #request(card: WaitingCard, draft: Draft): Promise<DraftsView> {
    if (draft.text === '') return this.#requests.remove(card.id);
    if (card.kept) return this.#requests.change(card.id, { text: draft.text, zone: draft.zone });
    card.left = true;
    return this.#requests.write(draft, this.mode === 'open' ? 'private' : this.mode);
  }

  /** Takes a card away, here and on the server. Rejects with the server's error; the card then stays. */
  async remove(card: WaitingCard): Promise<void> {
    this.#cancel(card);
    // What is on its way first: it would come to the server after its removal, and be revealed.
    await this.#sending.get(card.id);
    this.#cancel(card);
    if (card.left && card.state !== 'refused') {
      this.#changes += 1;
      this.#follow(await this.#requests.remove(card.id));
      this.#changes += 1;
    }
    this.drop(card);
  }

  /** Takes a card off this screen only. */
  drop(card: WaitingCard): void {
    this.#cancel(card);
    this.#become({ cards: this.cards.filter((other) => other !== card) });
  }

  /** The network is back: what could not be sent is sent again. */
  retry(): void {
    for (const card of this.cards) if (card.state === 'waiting') void this.send(card);
  }

  /** The page is left: what was typed last is sent without waiting for a pause, once. */
  destroy(): void {
    this.#ended = true;
    for (const card of this.cards) void this.send(card);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #notSent(card: WaitingCard, cause: unknown): void {
    const code = codeOf(cause);
    card.become({ code, state: PASSING.includes(code) ? 'waiting' : 'refused' });
    if (card.state === 'waiting') this.#plan(card, RETRY_AFTER);
  }

  #plan(card: WaitingCard, delay: number): void {
    this.#cancel(card);
    if (this.#ended) return;
    this.#timers.set(
      card.id,
      setTimeout(() => void this.send(card), delay),
    );
  }

  #cancel(card: WaitingCard): void {
    clearTimeout(this.#timers.get(card.id));
    this.#timers.delete(card.id);
  }

  /** What any answer tells of the round. Answers may overtake each other: of cards, only its own is sure. */
  #follow({ round, phase, mode, tally }: DraftsView): void {
    this.#become({ round, phase, mode, tally });
  }

  /** Follows the server, and keeps what is only here: a card being typed is never replaced under the hand. */
  #take(view: DraftsView): void {
    this.#follow(view);
    const known = new Map(this.cards.map((card) => [card.id, card]));
    const kept = view.drafts.map((draft) => {
      const card = known.get(draft.id);
      if (!card) return new WaitingCard(draft, draft);
      known.delete(draft.id);
      const isUntouched = card.isKept;
      card.kept = draft;
      card.left = true;
      if (isUntouched) card.become({ zone: draft.zone, text: draft.text, state: 'saved' });
      return card;
    });
    // What the server no longer has went to the sheet, or was removed elsewhere; words that are only here stay.
    const here = [...known.values()].filter((card) => !card.isKept);
    for (const card of here) {
      card.kept = null;
      card.left = false;
    }
    this.#become({ cards: [...kept, ...here] });
  }

  #become(change: Partial<DeskNow>): void {
    this.#now = { ...this.#now, ...change };
    this.#signal.changed();
  }

  #read(): DeskNow {
    this.#signal.read();
    return this.#now;
  }
}
