/** Milliseconds an upgrade may take between the Worker's reading of rights and the room. */
export const OVERTAKEN = 30_000;

/**
 * Milliseconds by which the clocks of the Worker and of the room may differ: a grant that seems this much newer than a change may be
 * older. What the room was told last counts then, which is what the database said last.
 */
export const CLOCKS_APART = 5_000;

/** Logins that ended a short while ago, for upgrades that were granted before and arrive after. */
export class EndedLogins {
  readonly #ended = new Map<string, number>();

  /** @param now milliseconds UTC */
  remember(loginId: string, now: number): void {
    for (const [id, at] of this.#ended) if (now - at > OVERTAKEN) this.#ended.delete(id);
    this.#ended.set(loginId, now);
  }

  /** A login never comes back: whenever the upgrade was granted, it is over. */
  has(loginId: string): boolean {
    return this.#ended.has(loginId);
  }
}
