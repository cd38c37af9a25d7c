import { HranaError, isLockedForNow } from './hrana-error.ts';

type Waiter = { wake: () => void };

/** How often the first in line looks again without being told, in ms: another process may have held the lock. */
const LOOK_AGAIN_MS = 25;

/**
 * SQLite has one writer. Its own busy handler would put the whole process to sleep, together with the very stream that holds
 * the lock and could release it. So connections never wait inside SQLite: a step that finds the lock taken stands in line here
 * and is tried again, first come first served, when a transaction ends.
 */
export class WriterQueue {
  readonly #patienceMs: number;
  readonly #line: Waiter[] = [];

  /** `patienceMs`: longest wait before the step's own SQLITE_BUSY is let through. */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /**
   * Runs a synchronous step that may throw SQLITE_BUSY, again and again until it passes, fails otherwise, or patience ends.
   * A step that threw must have changed nothing. Throws `STREAM_CLOSED` once `gone` is aborted while it waits.
   */
  async attempt<T>(step: () => T, gone: AbortSignal): Promise<T> {
    const deadline = performance.now() + this.#patienceMs;
    const waiter: Waiter = { wake: () => undefined };
    let queued = false;
    try {
      for (;;) {
        try {
          return step();
        } catch (error) {
          if (!isLockedForNow(error) || performance.now() >= deadline) throw error;
        }
        if (!queued) this.#line.push(waiter);
        queued = true;
        await this.#turn(waiter, deadline, gone);
        if (gone.aborted) throw new HranaError('STREAM_CLOSED', 'The client left before the lock was free');
      }
    } finally {
      if (queued) {
        this.#line.splice(this.#line.indexOf(waiter), 1);
        // Whatever became of this one, the next must not sleep on a lock that nobody holds any more.
        this.released();
      }
    }
  }

  /** To be called whenever a transaction ended: the first in line tries again. */
  released(): void {
    this.#line[0]?.wake();
  }

  #turn(waiter: Waiter, deadline: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        gone.removeEventListener('abort', wake);
        waiter.wake = () => undefined;
        resolve();
      };
      const left = Math.max(0, deadline - performance.now());
      // Jitter keeps two servers on one file from knocking at the same instants for ever.
      const first = this.#line[0] === waiter;
      const timer = setTimeout(wake, first ? Math.min(left, LOOK_AGAIN_MS * (0.5 + Math.random())) : left);
      waiter.wake = wake;
      gone.addEventListener('abort', wake, { once: true });
    });
  }
}
