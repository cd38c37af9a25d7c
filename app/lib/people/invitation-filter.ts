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

/** People who came in, of those who can be invited. */
export function arrivals(people: readonly PersonView[]): { opened: number; of: number } {
  return {
    opened: people.filter(({ invitation }) => invitation?.firstUsedAt != null).length,
    of: people.length,
  };
}

/** Those one may make a link for and who have none that works. */
export function withoutLink(people: readonly PersonView[]): PersonView[] {
  return people.filter((person) => person.canInvite && !hasLiveLink(person));
}
