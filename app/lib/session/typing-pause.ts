/** Without a key for this long, nobody is in the middle of a word, in ms. */
const QUIET_MS = 1_500;
/** The group does not wait longer than this for one person, in ms. */
const AT_MOST_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** Lets someone finish their word before the screen changes: keys that come after would be lost. */
export class TypingPause {
  readonly #now: () => number;
  #lastKeyAt = -Infinity;

  /** @param now milliseconds, for tests */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A key was pressed. */
  key(): void {
    this.#lastKeyAt = this.#now();
  }

  /** Resolves once no key came for a while, or after five seconds of typing. At once for someone who is not typing. */
  async pause(): Promise<void> {
    const latest = this.#now() + AT_MOST_MS;
    while (this.#now() - this.#lastKeyAt < QUIET_MS && this.#now() < latest)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
