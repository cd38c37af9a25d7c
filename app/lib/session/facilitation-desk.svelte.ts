import type { TimerCommand } from '#domain/session/session.ts';
import type { SessionView } from '#domain/views.ts';
import { codeOf } from '#app/lib/api-error.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import type { LiveSession } from './live-session.svelte.ts';
import { closeSession, commandTimer, gather, openSession } from './session-requests.ts';

/** What is under way: the button that was pressed shows it, the others wait. */
export type DeskTask = 'open' | 'close' | 'timer' | `gather:${string}`;

/**
 * A facilitator's commands on a session, sent one after the other: the room tells that it is open before the reply to « Ouvrir »
 * arrives, and the next press must not be lost meanwhile. The same press twice while it travels is one.
 */
export class FacilitationDesk {
  task = $state<DeskTask | null>(null);
  failure = $state<AnyErrorCode | null>(null);
  readonly #session: LiveSession;
  readonly #id: string;
  #before: Promise<unknown> = Promise.resolve();

  constructor(session: LiveSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  open = () => this.#run('open', () => openSession(this.#id));

  close = () => this.#run('close', () => closeSession(this.#id));

  gather = (boardId: string) => this.#run(`gather:${boardId}`, () => gather(this.#id, boardId));

  timer = (command: TimerCommand) => this.#run('timer', () => commandTimer(this.#id, command));

  /** True when it was done; otherwise `failure` says why. */
  #run(task: DeskTask, send: () => Promise<SessionView>): Promise<boolean> {
    if (this.task === task && task !== 'timer') return Promise.resolve(false);
    const done = this.#before.then(() => this.#send(task, send));
    this.#before = done;
    return done;
  }

  async #send(task: DeskTask, send: () => Promise<SessionView>): Promise<boolean> {
    this.task = task;
    this.failure = null;
    try {
      this.#session.take(await send());
      return true;
    } catch (error) {
      this.failure = codeOf(error);
      return false;
    } finally {
      this.task = null;
    }
  }
}
