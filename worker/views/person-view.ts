import type { InvitationRow } from '#db/queries/invitations.ts';
import type { MemberRow } from '#db/queries/memberships.ts';
import { invitationState, mayInvite } from '#domain/people/invitation.ts';
import { mayManage } from '#domain/people/manage.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { PersonView } from '#domain/views.ts';
import { labelOf } from './college-labels.ts';
import { establishmentView } from './establishment-view.ts';

/** What stands in other rows about a person: their last invitation, whom they follow, whom they took over from. */
export type AboutPerson = {
  newest: InvitationRow | undefined;
  follows?: string[];
  replaces?: string | null;
};

/** A person of the cluster as whoever invites sees them. */
export function personView(
  actor: Actor,
  member: MemberRow,
  { newest, follows = [], replaces = null }: AboutPerson,
  template: unknown,
  now: number,
): PersonView {
  const { personId, membershipId, name, title, role, college, establishment, isDeputy } = member;
  return {
    personId,
    membershipId,
    name,
    title,
    role,
    college,
    collegeLabel: labelOf(template, college),
    establishment: establishment && establishmentView(establishment),
    isDeputy,
    follows,
    replaces,
    canInvite: mayInvite(actor, member),
    canManage: mayManage(actor, member),
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
