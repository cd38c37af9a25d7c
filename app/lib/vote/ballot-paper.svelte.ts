import type { VoteView } from '#domain/views.ts';
import type { Ballot } from '#domain/vote/vote.ts';
import { codeOf } from '#app/lib/api-error.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import { addVoice, remaining, removeVoice, sameBallot, type BallotRules } from './ballot-choice.ts';

/** Where the choices on screen stand. Only `saved` may be called « enregistré »: the server has answered. */
export type BallotState =
  | { kind: 'blank' }
  | { kind: 'changed' }
  | { kind: 'sending' }
  | { kind: 'saved' }
  | { kind: 'failed'; code: AnyErrorCode };

/**
 * The ballot a person is filling in. It lives in memory only: on a shared computer nothing of it may be found by the next
 * person. A failure keeps every choice on screen.
 */
export class BallotPaper {
  choice = $state.raw<Ballot>({});
  #cast = $state.raw<Ballot | null>(null);
  #sending = $state(false);
  #failure = $state<AnyErrorCode | null>(null);
  readonly rules: BallotRules;
  readonly #send: (ballot: Ballot) => Promise<VoteView>;

  constructor(vote: VoteView, send: (ballot: Ballot) => Promise<VoteView>) {
    this.rules = { budget: vote.budget, cap: vote.cap, items: vote.items };
    this.#cast = vote.own?.cast ?? null;
    this.choice = this.#cast ?? {};
    this.#send = send;
  }

  get remaining(): number {
    return remaining(this.choice, this.rules);
  }

  get hasCast(): boolean {
    return this.#cast !== null;
  }

  /** Choices the server does not have. */
  get unsaved(): boolean {
    return !sameBallot(this.choice, this.#cast ?? {});
  }

  get state(): BallotState {
    if (this.#sending) return { kind: 'sending' };
    if (this.#failure) return { kind: 'failed', code: this.#failure };
    if (this.unsaved) return { kind: 'changed' };
    return this.#cast === null ? { kind: 'blank' } : { kind: 'saved' };
  }

  add(itemId: string): void {
    this.choice = addVoice(this.choice, this.rules, itemId);
  }

  remove(itemId: string): void {
    this.choice = removeVoice(this.choice, itemId);
  }

  clear(): void {
    this.choice = {};
  }

  /** Sends the choices. Resolves with the vote as it then is, or null when it failed (`state` says why). */
  async cast(): Promise<VoteView | null> {
    if (this.#sending) return null;
    this.#sending = true;
    this.#failure = null;
    const sent = this.choice;
    try {
      const vote = await this.#send(sent);
      // What was sent, not what is on screen: a voice may have been moved while the ballot travelled.
      this.#cast = vote.own?.cast ?? sent;
      return vote;
    } catch (error) {
      this.#failure = codeOf(error);
      return null;
    } finally {
      this.#sending = false;
    }
  }
}
