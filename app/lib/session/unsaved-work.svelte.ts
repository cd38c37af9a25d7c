import { SvelteSet } from 'svelte/reactivity';

/**
 * Forms that hold words or choices the server does not have yet. While there is one, a gathering offers its button instead of
 * taking the screen away. Text on a board never counts: it is saved as it is typed.
 */
export class UnsavedWork {
  readonly #held = new SvelteSet<symbol>();

  get any(): boolean {
    return this.#held.size > 0;
  }

  /** Declares unsaved work until the returned function is called; fits an `$effect`. */
  hold(): () => void {
    const key = Symbol('unsaved');
    this.#held.add(key);
    return () => this.#held.delete(key);
  }
}

/** True when the focus is in a field with something typed: forms that declare nothing are protected too. */
export function isTyping(active: Element | null): boolean {
  const field = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
  if (!field) return false;
  const text =
    active instanceof HTMLTextAreaElement ||
    ['text', 'search', 'email', 'url', 'tel', 'number'].includes(active.type);
  return text && active.value.trim() !== '';
}
