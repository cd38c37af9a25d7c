import type { PersonView } from '#domain/views.ts';
import { hasLiveLink } from './people-groups.ts';

/** Where a person is with their invitation, as one looks for people. */
export const INVITATION_FILTERS = {
  all: 'Toutes les invitations',
  none: 'Sans lien valable',
  ready: 'Non ouvertes',
  opened: 'Ouvertes',
  over: 'Annulées ou expirées',
} as const;
export type InvitationFilter = keyof typeof INVITATION_FILTERS;

export const isFilter = (text: string): text is InvitationFilter => Object.hasOwn(INVITATION_FILTERS, text);

export function matches(person: PersonView, filter: InvitationFilter, establishmentId: string): boolean {
  if (
    establishmentId === 'none'
      ? person.establishment
      : establishmentId && person.establishment?.id !== establishmentId
  )
    return false;
  const state = person.invitation?.state;
  switch (filter) {
    case 'all':
      return true;
    case 'none':
      return !hasLiveLink(person);
    case 'ready':
    case 'opened':
      return state === filter;
    case 'over':
      return state === 'revoked' || state === 'expired' || state === 'used_up';
  }
}

/** People who came in, of those shown; `me` is in, by whatever link they came. */
export function arrivals(people: readonly PersonView[], me: string): { opened: number; of: number } {
  return {
    opened: people.filter(({ invitation, personId }) => invitation?.firstUsedAt != null || personId === me)
      .length,
    of: people.length,
  };
}

/** Those one may make a link for and who have none that works, oneself apart: whoever made the cluster is in it without one. */
export function withoutLink(people: readonly PersonView[], me: string): PersonView[] {
  return people.filter((person) => person.canInvite && !hasLiveLink(person) && person.personId !== me);
}
