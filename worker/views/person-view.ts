import type { InvitationRow } from '#db/queries/invitations.ts';
import type { MemberRow } from '#db/queries/memberships.ts';
import { invitationState, mayInvite } from '#domain/people/invitation.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { PersonView } from '#domain/views.ts';
import { labelOf } from './college-labels.ts';
import { establishmentView } from './establishment-view.ts';

/** A person of the cluster as whoever invites sees them. `newest` is their last invitation. */
export function personView(
  actor: Actor,
  member: MemberRow,
  newest: InvitationRow | undefined,
  template: unknown,
  now: number,
): PersonView {
  const { personId, membershipId, name, title, role, college, establishment } = member;
  return {
    personId,
    membershipId,
    name,
    title,
    role,
    college,
    collegeLabel: labelOf(template, college),
    establishment: establishment && establishmentView(establishment),
    canInvite: mayInvite(actor, member),
    invitation: newest
      ? {
          id: newest.id,
          state: invitationState(newest, now),
          createdAt: newest.createdAt,
          expiresAt: newest.expiresAt,
          firstUsedAt: newest.firstUsedAt,
        }
      : null,
  };
}
