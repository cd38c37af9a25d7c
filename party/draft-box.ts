import { DurableObject } from 'cloudflare:workers';
import { decideDraft } from '#domain/draft/decide.ts';
import type { Draft, DraftCommand, DraftRound, DraftTally } from '#domain/draft/draft.ts';
import type { Outcome } from '#domain/errors.ts';
import type { RevealedCard } from '#party/shared/revealed-card.ts';
import { DraftStorage } from './draft-storage.ts';
import { LEFT_TO_THE_WORKER, NEXT_TRY } from './left-to-the-worker.ts';

/** What one person may know: where the round stands, and their own cards (rule W1). */
export type OwnDrafts = DraftRound & { drafts: Draft[] };
/** What those who manage the board may know (rule W3). */
export type RoundTally = DraftRound & DraftTally;
/** Cards to put on the sheet, in the order that was drawn. */
export type RevealedBatch = { round: number; cards: RevealedCard[] };

/**
 * Cards written apart, one Durable Object per sheet, named by the sheet's id. Only the Worker reaches it, by RPC, with the person it has
 * just authenticated. Every method is synchronous from its first read to its last write, so a card that races the reveal is in the
 * batch or refused. It never logs: a line in a log has an hour.
 */
export class DraftBox extends DurableObject {
  readonly #box: DraftStorage;

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    this.#box = new DraftStorage(ctx.storage.sql);
  }

  own(personId: string): OwnDrafts {
    return this.#ownOf(personId);
  }

  tally(): RoundTally {
    return { ...this.#box.round(), ...this.#box.tally() };
  }

  /** Writes, changes or removes one of a person's cards. When this answers ok, it is on disk. */
  write(
    personId: string,
    command: Extract<DraftCommand, { type: 'write' | 'change' | 'remove' }>,
  ): Outcome<OwnDrafts> {
    return this.#inOneGo(() => {
      const decision = this.#decide(command, personId);
      if (!decision.ok) return decision;
      const event = decision.value;
      if (event.type === 'put') this.#box.put(personId, event.draft, event.mode);
      if (event.type === 'removed') this.#box.remove(personId, event.id);
      return { ok: true, value: this.#ownOf(personId) };
    });
  }

  /**
   * Takes the cards of `round` out of their authors' hands and gives them, again and the same if an earlier reveal was cut before
   * `finish`. Nothing more is taken from now on.
   */
  reveal(round: number): Outcome<RevealedBatch> {
    return this.#inOneGo(() => {
      const decision = this.#decide({ type: 'reveal', round });
      if (!decision.ok) return decision;
      if (decision.value.type === 'take') {
        this.#box.take();
        void this.ctx.storage.setAlarm(Date.now() + LEFT_TO_THE_WORKER);
      }
      return { ok: true, value: { round, cards: this.#box.batch() } };
    });
  }

  /** The sheet has the cards of `round`: nothing of them stays here. A second time changes nothing. */
  finish(round: number): void {
    this.#inOneGo(() => {
      const now = this.#box.round();
      if (now.round !== round || now.phase !== 'revealing') return;
      this.#box.finish();
      void this.ctx.storage.deleteAlarm();
    });
  }

  /**
   * A Worker that died after the cards were taken left this box with them, and everyone without: the box brings them to the sheet itself,
   * and forgets them. Coming twice, it finds nothing left to do (failure case 12).
   */
  override async alarm(): Promise<void> {
    const { round, phase } = this.#box.round();
    if (phase !== 'revealing') return;
    // Nothing of it is logged, not even that it failed: a line in a log has an hour. It is tried again.
    const isDone = await this.deliver({ round, cards: this.#box.batch() }).catch(() => false);
    if (isDone) this.finish(round);
    else await this.ctx.storage.setAlarm(Date.now() + NEXT_TRY);
  }

  /**
   * Puts revealed cards on the sheet, once each. False where there is no way to it: the rooms know no database, the Worker's own class
   * does (`worker/watched-boxes.ts`).
   */
  protected deliver(_batch: RevealedBatch): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Opens a fresh round, when no card waits (rule W6). */
  begin(): Outcome<RoundTally> {
    return this.#inOneGo(() => {
      const decision = this.#decide({ type: 'begin' });
      if (!decision.ok) return decision;
      if (decision.value.type === 'begun') this.#box.begin(decision.value.round);
      return { ok: true, value: this.tally() };
    });
  }

  #decide(command: DraftCommand, personId?: string) {
    const own = personId === undefined ? [] : this.#box.draftsOf(personId);
    return decideDraft(this.#box.round(), command, own, this.#box.tally().cards);
  }

  #ownOf(personId: string): OwnDrafts {
    return { ...this.#box.round(), drafts: this.#box.draftsOf(personId) };
  }

  /** An exception does not undo the writes before it; a transaction does (failure case 5). */
  #inOneGo<T>(work: () => T): T {
    return this.ctx.storage.transactionSync(work);
  }
}
