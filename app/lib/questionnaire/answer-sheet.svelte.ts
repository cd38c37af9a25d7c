import type { Answers } from '#domain/questionnaire/questionnaire.ts';
import type { RoundView } from '#domain/views.ts';
import { codeOf } from '#app/lib/api-error.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import { sameAnswers, withAnswer } from './answer-choice.ts';

/** Where the answers on screen stand. Only `saved` may be called « enregistré »: the server has answered. */
export type AnswerState =
  | { kind: 'blank' }
  | { kind: 'changed' }
  | { kind: 'sending' }
  | { kind: 'saved' }
  | { kind: 'failed'; code: AnyErrorCode };

/**
 * The answers a person is giving. They live in memory only: on a shared computer nothing of them may be found by the next person. A
 * failure keeps every word on screen.
 */
export class AnswerSheet {
  answers = $state.raw<Answers>({});
  #sent = $state.raw<Answers | null>(null);
  #sending = $state(false);
  #failure = $state<AnyErrorCode | null>(null);
  readonly #send: (answers: Answers) => Promise<RoundView>;

  constructor(round: RoundView, send: (answers: Answers) => Promise<RoundView>) {
    this.#sent = round.own?.answers ?? null;
    this.answers = this.#sent ?? {};
    this.#send = send;
  }

  get hasSent(): boolean {
    return this.#sent !== null;
  }

  /** Answers the server does not have. */
  get unsaved(): boolean {
    return !sameAnswers(this.answers, this.#sent ?? {});
  }

  get state(): AnswerState {
    if (this.#sending) return { kind: 'sending' };
    if (this.#failure) return { kind: 'failed', code: this.#failure };
    if (this.unsaved) return { kind: 'changed' };
    return this.#sent === null ? { kind: 'blank' } : { kind: 'saved' };
  }

  set(key: string, answer: number | string | null): void {
    this.answers = withAnswer(this.answers, key, answer);
  }

  /** Sends the answers. Resolves with the round as it then is, or null when it failed (`state` says why). */
  async send(): Promise<RoundView | null> {
    if (this.#sending) return null;
    this.#sending = true;
    this.#failure = null;
    const sent = this.answers;
    try {
      const round = await this.#send(sent);
      this.#sent = sent;
      return round;
    } catch (error) {
      this.#failure = codeOf(error);
      return null;
    } finally {
      this.#sending = false;
    }
  }
}
