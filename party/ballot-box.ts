import { DurableObject } from 'cloudflare:workers';
import type { ErrorCode, Outcome } from '#domain/errors.ts';
import { canonicalBallot, refusalOf } from '#domain/vote/ballot-rules.ts';
import { countVote, type VoteTerms } from '#domain/vote/count.ts';
import type { VoteResult } from '#domain/vote/result.ts';
import { stepVote } from '#domain/vote/vote-state.ts';
import type { Ballot, Elector } from '#domain/vote/vote.ts';
import { BallotStorage, type KeptVote } from './ballot-storage.ts';

/** All that is ever told of an open vote (rule V5). */
export type Turnout = { state: 'open' | 'closed'; electors: number; voters: number };

/** What one person may know of themself: elector or not, and their own ballot until the close. */
export type OwnBallot = { elector: boolean; cast: Ballot | null };

/**
 * One vote, one Durable Object, named by the vote's id. Only the Worker reaches it, by RPC, with the person it has just
 * authenticated. Every method is synchronous from its first read to its last write, so a ballot that races the close falls whole on
 * one side of it (failure case 36). It never logs: a line in a log has an hour.
 */
export class BallotBox extends DurableObject {
  readonly #box: BallotStorage;

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    this.#box = new BallotStorage(ctx.storage.sql);
  }

  /** Opens the vote with the electorate as it is now (rule V3). A vote opens once (rule V6). */
  open(terms: VoteTerms, electors: Elector[]): Outcome<Turnout> {
    return this.#inOneGo(() => {
      const step = stepVote(this.#box.vote()?.state ?? 'draft', 'open');
      if (!step.ok) return step;
      if (electors.length === 0) return refuse('vote_needs_electors');
      this.#box.open(terms, electors);
      return { ok: true, value: { state: 'open', electors: electors.length, voters: 0 } };
    });
  }

  /**
   * Puts a person's ballot in the box, in place of any earlier one (rule V4), whatever the device. When this answers ok, the ballot
   * is on disk and will be counted.
   */
  cast(personId: string, ballot: Ballot): Outcome<Turnout> {
    return this.#inOneGo(() => {
      const vote = this.#box.vote();
      if (!vote) return refuse('vote_not_open');
      if (vote.state === 'closed') return refuse('vote_closed');
      if (!this.#box.isElector(personId)) return refuse('not_an_elector');
      const refusal = refusalOf(ballot, vote.terms);
      if (refusal) return refuse(refusal);
      this.#box.put(personId, canonicalBallot(ballot, vote.terms.items));
      return { ok: true, value: this.#turnout(vote) };
    });
  }

  /** The person's own ballot, while the vote is open; afterwards nobody's can be found any more (rule V9). */
  own(personId: string): Outcome<OwnBallot> {
    return this.#inOneGo(() => {
      const vote = this.#box.vote();
      if (!vote) return refuse('vote_not_open');
      const elector = this.#box.isElector(personId);
      const cast = elector && vote.state === 'open' ? this.#box.ballotOf(personId) : null;
      return { ok: true, value: { elector, cast } };
    });
  }

  turnout(): Outcome<Turnout> {
    return this.#inOneGo(() => {
      const vote = this.#box.vote();
      return vote ? { ok: true, value: this.#turnout(vote) } : refuse('vote_not_open');
    });
  }

  /**
   * Counts, and destroys what joined ballots to people, in one transaction: it is done whole or not at all. Closing again gives
   * the same result, to the millisecond of its close.
   */
  close(): Outcome<VoteResult> {
    return this.#inOneGo(() => {
      const vote = this.#box.vote();
      if (!vote) return refuse('vote_not_open');
      if (vote.state === 'closed') return { ok: true, value: vote.result };
      const ballots = this.#box.ballotsByCollege();
      const result = countVote(vote.terms, this.#box.electorColleges(), ballots, Date.now());
      this.#box.close(
        result,
        ballots.map(({ ballot }) => ballot),
        vote.terms,
      );
      return { ok: true, value: result };
    });
  }

  /** The count of a closed vote; `vote_already_open` before the close, for everyone (rule V5). */
  result(): Outcome<VoteResult> {
    return this.#inOneGo(() => {
      const vote = this.#box.vote();
      if (!vote) return refuse('vote_not_open');
      return vote.state === 'closed' ? { ok: true, value: vote.result } : refuse('vote_already_open');
    });
  }

  #turnout(vote: KeptVote): Turnout {
    const voters = vote.state === 'closed' ? vote.result.voters : this.#box.voters();
    return { state: vote.state, electors: vote.electors, voters };
  }

  /** An exception does not undo the writes before it; a transaction does (failure case 5). */
  #inOneGo<T>(work: () => Outcome<T>): Outcome<T> {
    return this.ctx.storage.transactionSync(work);
  }
}

const refuse = (error: ErrorCode): { ok: false; error: ErrorCode } => ({ ok: false, error });
