import type { PersonView } from '../views.ts';
import { can } from './capabilities.ts';
import { mayManage } from './manage.ts';
import type { Actor, Role } from './roles.ts';

const DAY = 24 * 60 * 60 * 1000;

/** An invitation that nobody used within this time opens nothing any more. */
export const INVITATION_LIFE_MS = 30 * DAY;

/** Logins one invitation may open: a phone, a PC, and the days a cookie was lost. */
export const INVITATION_USES = 10;

/** What of an invitation decides whether it still opens a login. */
export type InvitationRecord = {
  expiresAt: number;
  revokedAt: number | null;
  usesLeft: number;
  firstUsedAt: number | null;
};

export type InvitationState = NonNullable<PersonView['invitation']>['state'];

/** State as a facilitator sees it. `ready` and `opened` still open a login; the three others do not. */
export function invitationState(invitation: InvitationRecord, now: number): InvitationState {
  if (invitation.revokedAt !== null) return 'revoked';
  if (invitation.usesLeft <= 0) return 'used_up';
  if (now >= invitation.expiresAt) return 'expired';
  return invitation.firstUsedAt === null ? 'ready' : 'opened';
}

export function opensLogin(invitation: InvitationRecord, now: number): boolean {
  const state = invitationState(invitation, now);
  return state === 'ready' || state === 'opened';
}

/**
 * Whom one may make a link for, on top of `cluster.invite` (rule A9). A link opens a login as that person: a facilitator makes one for
 * themself and for those they manage, or they would read, write and vote where they have no right to.
 */
export function mayInvite(
  actor: Actor,
  invited: { personId: string; role: Role; establishmentId: string | null },
): boolean {
  if (!can(actor, 'cluster.invite', { clusterId: actor.clusterId })) return false;
  return invited.personId === actor.personId || mayManage(actor, invited);
}
