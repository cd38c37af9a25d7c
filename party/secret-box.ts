import { DurableObject } from 'cloudflare:workers';
import type { ErrorCode, Outcome } from '#domain/errors.ts';
import { LEFT_TO_THE_WORKER, NEXT_TRY } from './left-to-the-worker.ts';
import { SecretEntries } from './secret-entries.ts';

/** All that is ever told of an open collection: how many people are expected, and how many gave something. */
export type Received = { state: 'open' | 'closed'; expected: number; received: number };

/** The same after an entry was taken. `changed`: the number is another than before it. */
export type Taken = Received & { changed: boolean };

/** What one person may know of themself: expected or not, and their own entry until the close. */
export type OwnEntry<Entry> = { isExpected: boolean; entry: Entry | null };

/** The codes a collection refuses with, in its own terms. */
export type Refusals = Record<'notOpen' | 'alreadyOpen' | 'closed' | 'notExpected' | 'nobody', ErrorCode>;

/**
 * Something collected in secret from people known beforehand: one Durable Object per collection, reached only by the Worker's RPC
 * with the person it has just authenticated. Every method is synchronous from its first read to its last write, so an entry that races
 * the close falls whole on one side of it (failure case 36). It never logs: a line in a log has an hour.
 */
export abstract class SecretBox<Terms, Entry, Result> extends DurableObject {
  readonly #entries: SecretEntries<Terms, Entry, Result>;

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    this.#entries = new SecretEntries(ctx.storage.sql);
  }

  protected abstract readonly refusals: Refusals;
  protected abstract refusalOf(entry: Entry, terms: Terms): ErrorCode | null;
  /** The one way to write an entry down; null for one that says nothing, which is then not kept. */
  protected abstract canonical(entry: Entry, terms: Terms): Entry | null;
  protected abstract summarise(terms: Terms, expected: number, entries: Entry[], closedAt: number): Result;
  /** Entries a result was made of. */
  protected abstract receivedIn(result: Result): number;
  /**
   * Puts the result in the database, unless it is there. False where there is none to put it in: the rooms know no database, the
   * Worker's own classes do (`worker/watched-boxes.ts`).
   */
  protected keep(_result: Result): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Opens the collection for these people. It opens once. */
  protected begin(terms: Terms, personIds: readonly string[]): Outcome<Received> {
    return this.#inOneGo(() => {
      const kept = this.#entries.collection();
      if (this.#entries.over()) return refuse(this.refusals.closed);
      if (kept) return refuse(kept.result ? this.refusals.closed : this.refusals.alreadyOpen);
      if (personIds.length === 0) return refuse(this.refusals.nobody);
      this.#entries.open(terms, personIds);
      return { ok: true, value: { state: 'open', expected: personIds.length, received: 0 } };
    });
  }

  /** Keeps a person's entry in place of any earlier one, whatever the device. When this answers ok, it is on disk and will count. */
  protected take(personId: string, entry: Entry): Outcome<Taken> {
    return this.#inOneGo(() => {
      const kept = this.#entries.collection();
      if (!kept) return refuse(this.#missing());
      if (kept.result) return refuse(this.refusals.closed);
      if (!this.#entries.isExpected(personId)) return refuse(this.refusals.notExpected);
      const refusal = this.refusalOf(entry, kept.terms);
      if (refusal) return refuse(refusal);
      const before = this.#entries.count();
      const written = this.canonical(entry, kept.terms);
      if (written) this.#entries.put(personId, written);
      else this.#entries.remove(personId);
      const received = this.#entries.count();
      const { expected } = kept;
      return { ok: true, value: { state: 'open', expected, received, changed: received !== before } };
    });
  }

  /** The person's own entry while the collection is open; afterwards nobody's can be found any more. */
  protected ownOf(personId: string): Outcome<OwnEntry<Entry>> {
    return this.#inOneGo(() => {
      const kept = this.#entries.collection();
      if (!kept && !this.#entries.over()) return refuse(this.refusals.notOpen);
      if (!kept || kept.result) return { ok: true, value: { isExpected: false, entry: null } };
      const isExpected = this.#entries.isExpected(personId);
      return { ok: true, value: { isExpected, entry: isExpected ? this.#entries.entryOf(personId) : null } };
    });
  }

  protected tally(): Outcome<Received> {
    return this.#inOneGo(() => {
      const kept = this.#entries.collection();
      const over = this.#entries.over();
      if (over) return { ok: true, value: { state: 'closed', ...over } };
      if (!kept) return refuse(this.refusals.notOpen);
      const received = kept.result ? this.receivedIn(kept.result) : this.#entries.count();
      return {
        ok: true,
        value: { state: kept.result ? 'closed' : 'open', expected: kept.expected, received },
      };
    });
  }

  /**
   * Summarises, and destroys the entries with the secret that joined them to people, in one transaction: it is done whole or not at
   * all. Doing it again gives the same result, to the millisecond, until it is forgotten.
   */
  protected conclude(): Outcome<Result> {
    return this.#inOneGo(() => {
      const kept = this.#entries.collection();
      if (!kept) return refuse(this.#missing());
      if (kept.result) return { ok: true, value: kept.result };
      const result = this.summarise(kept.terms, kept.expected, this.#entries.all(), Date.now());
      this.#entries.conclude(result);
      void this.ctx.storage.setAlarm(Date.now() + LEFT_TO_THE_WORKER);
      return { ok: true, value: result };
    });
  }

  /**
   * A Worker that died after the close, before or after it wrote the result down, left this box with it: the box does both itself, and
   * forgets. Coming twice, it finds nothing left to do (failure case 12).
   */
  override async alarm(): Promise<void> {
    const result = this.#entries.collection()?.result;
    if (!result) return;
    // No word of it is logged, not even that it failed: a line in a log has an hour. It is tried again.
    const isKept = await this.keep(result).catch(() => false);
    if (isKept) this.forget();
    else await this.ctx.storage.setAlarm(Date.now() + NEXT_TRY);
  }

  /**
   * The result is in the database: nothing of it, nor of what was asked, stays here. Before the close, and a second time, it does
   * nothing.
   */
  forget(): void {
    this.ctx.storage.transactionSync(() => {
      const kept = this.#entries.collection();
      if (!kept?.result) return;
      this.#entries.forget(this.receivedIn(kept.result));
      void this.ctx.storage.deleteAlarm();
    });
  }

  #missing(): ErrorCode {
    return this.#entries.over() ? this.refusals.closed : this.refusals.notOpen;
  }

  /** An exception does not undo the writes before it; a transaction does (failure case 5). */
  #inOneGo<T>(work: () => Outcome<T>): Outcome<T> {
    return this.ctx.storage.transactionSync(work);
  }
}

const refuse = (error: ErrorCode): { ok: false; error: ErrorCode } => ({ ok: false, error });
