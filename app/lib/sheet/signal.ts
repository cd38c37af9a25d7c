import { createSubscriber } from 'svelte/reactivity';

/** Something outside Svelte that changes: `read()` in an effect or a template, `changed()` from the outside. */
export class Signal {
  #notify: (() => void) | undefined;
  readonly #subscribe = createSubscriber((notify) => {
    this.#notify = notify;
    return () => {
      this.#notify = undefined;
    };
  });

  read(): void {
    this.#subscribe();
  }

  changed(): void {
    this.#notify?.();
  }
}

/**
 * Runs `task` once before the next frame, however often it is asked for: thirty people typing must not mean thirty renders. A
 * hidden page gets no frames, so a timer stands in there.
 */
export function oncePerFrame(task: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    const run = () => {
      waiting = false;
      task();
    };
    if (document.hidden) setTimeout(run, 250);
    else requestAnimationFrame(run);
  };
}
