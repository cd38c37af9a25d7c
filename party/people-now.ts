import { CLOCKS_APART } from './ended-logins.ts';
import type { SessionActor, SessionGrant } from './session-presence.ts';

/** Everyone of the cluster as a session's room was last told, kept a short while for upgrades that were granted before and arrive after. */
export class PeopleNow {
  #last: { at: number; people: readonly SessionActor[] } | undefined;

  /** @param now milliseconds UTC */
  remember(people: readonly SessionActor[], now: number): void {
    this.#last = { at: now, people };
  }

  /** The grant as it stands now, unless it was surely issued after the room was told. The clocks of Worker and room may differ. */
  applyTo(grant: SessionGrant): SessionGrant {
    const { issuedAt } = grant;
    if (!this.#last || issuedAt === undefined || issuedAt > this.#last.at + CLOCKS_APART) return grant;
    const actor = this.#last.people.find(({ personId }) => personId === grant.actor.personId);
    if (actor) return { ...grant, actor };
    // Somebody who came since is not in what the room was told.
    return issuedAt > this.#last.at ? grant : { ...grant, refuse: 'forbidden' };
  }
}
