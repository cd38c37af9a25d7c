import type { CardRules } from '#domain/draft/draft.ts';
import { CLOCKS_APART, OVERTAKEN } from './ended-logins.ts';
import type { PresenceUser, ReadOnlyReason, RoomGrant } from '#party/shared/protocol.ts';

/** New rights of one person on this sheet. `isRemoved`: may not even read any more. */
export type AccessChange = {
  personId: string;
  isRemoved?: boolean;
  readOnly?: ReadOnlyReason | null;
  cards?: CardRules;
  /** Only reads it, through the released copy. */
  readsCopy?: boolean;
  /** New name, role or college, stamped on presence from now on. */
  actor?: PresenceUser;
};

/** Changes of rights, kept a short while for upgrades that were granted before them and arrive after. */
export class AccessChanges {
  readonly #recent = new Map<string, { at: number; change: AccessChange }>();

  /** The grant as it stands after `change`. */
  static grantAfter(grant: RoomGrant, change: AccessChange): RoomGrant {
    if (change.isRemoved) return { ...grant, refuse: 'forbidden' };
    return {
      ...grant,
      readOnly: change.readOnly === undefined ? grant.readOnly : change.readOnly,
      cards: change.cards ?? grant.cards,
      readsCopy: change.readsCopy ?? grant.readsCopy,
      actor: change.actor ? { ...grant.actor, ...change.actor } : grant.actor,
    };
  }

  /** @param now milliseconds UTC */
  remember(change: AccessChange, now: number): void {
    for (const [personId, { at }] of this.#recent) if (now - at > OVERTAKEN) this.#recent.delete(personId);
    this.#recent.set(change.personId, { at: now, change });
  }

  /** The grant, unless rights changed after it was issued. */
  applyTo(grant: RoomGrant): RoomGrant {
    const recent = this.#recent.get(grant.actor.personId);
    if (!recent || grant.issuedAt === undefined || grant.issuedAt > recent.at + CLOCKS_APART) return grant;
    return AccessChanges.grantAfter(grant, recent.change);
  }
}
