/** How often, at most, a room in use looks up the rights and logins of those present, in ms. */
const LOOK_EVERY_MS = 60_000;

/** Key under which the room keeps when it last looked. */
const LOOKED_AT = 'rights-looked-at';

/** When a room last looked. On disk: a quiet room sleeps between two events and would forget that it looked. */
export class LookClock {
  readonly #storage: DurableObjectStorage;
  #lookedAt: number | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** True when it is time, which then counts as looked. `now`: ms UTC. */
  async isDue(now: number): Promise<boolean> {
    if (this.#lookedAt === undefined) {
      const kept = await this.#storage.get<number>(LOOKED_AT);
      // Another event may have been here while this one waited.
      this.#lookedAt ??= kept ?? 0;
    }
    // A clock that went back says nothing of how long it was: look, rather than wait until it has caught up.
    if (now >= this.#lookedAt && now - this.#lookedAt < LOOK_EVERY_MS) return false;
    this.#lookedAt = now;
    await this.#storage.put(LOOKED_AT, now);
    return true;
  }
}
