/**
 * `each`: one write per edit. A number: the edits of that many milliseconds in one write; 0 writes at once when the disk is
 * free, and otherwise gathers what arrives while the previous write is on its way.
 */
export type CommitPace = 'each' | number;

/**
 * Gathers entries into as few writes as possible without making anyone wait for nothing. The one seam between "accepted" and
 * "on disk": the room does not know how long entries wait (measured: docs/decisions/003).
 */
export class GroupCommit<Entry> {
  readonly #write: (batch: Entry[]) => void;
  readonly #settled: () => Promise<void>;
  readonly #pace: CommitPace;
  #waiting: Entry[] = [];
  #busy = false;

  /**
   * @param write puts a batch on disk and tells its senders; must not throw
   * @param settled resolves when everything written so far is durable
   */
  constructor(write: (batch: Entry[]) => void, settled: () => Promise<void>, pace: CommitPace) {
    this.#write = write;
    this.#settled = settled;
    this.#pace = pace;
  }

  /** Accepted entries that are not on disk yet, oldest first. */
  get waiting(): readonly Entry[] {
    return this.#waiting;
  }

  submit(entry: Entry): void {
    this.#waiting.push(entry);
    if (this.#pace === 'each') this.flush();
    else if (!this.#busy) this.#start(this.#pace);
  }

  /** Writes what waits, now: before a refusal, a seal or a compaction, which must come after it. */
  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#write(batch);
  }

  #start(gatherMs: number): void {
    this.#busy = true;
    if (gatherMs > 0) setTimeout(() => this.#writeAndSettle(gatherMs), gatherMs);
    else this.#writeAndSettle(gatherMs);
  }

  #writeAndSettle(gatherMs: number): void {
    this.flush();
    const next = (): void => {
      this.#busy = false;
      if (this.#waiting.length > 0) this.#start(gatherMs);
    };
    // A write that fails to settle breaks the object's output gate: the runtime resets the room, nothing was sent.
    this.#settled().then(next, next);
  }
}
