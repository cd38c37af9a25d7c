import { expect, it } from 'vitest';
import type { PersonView } from '#domain/views.ts';
import { arrivals, matches, withoutLink } from './invitation-filter.ts';

type State = NonNullable<PersonView['invitation']>['state'];

const person = (name: string, state: State | null, more: Partial<PersonView> = {}): PersonView => ({
  personId: name,
  membershipId: name,
  name,
  title: '',
  role: 'member',
  college: null,
  collegeLabel: null,
  establishment: { id: 'e1', name: '', shortName: '', initials: '', colour: 0 },
  isDeputy: false,
  follows: [],
  replaces: null,
  canInvite: true,
  canManage: true,
  invitation: state && {
    id: name,
    state,
    createdAt: 0,
    expiresAt: 1,
    firstUsedAt: state === 'opened' ? 1 : null,
  },
  ...more,
});

const people = [
  person('none', null),
  person('ready', 'ready'),
  person('opened', 'opened'),
  person('revoked', 'revoked', { establishment: null }),
  person('other', null, { canInvite: false, establishment: null }),
];
const names = (filter: Parameters<typeof matches>[1], establishment = '') =>
  people.filter((one) => matches(one, filter, establishment)).map(({ name }) => name);

it('finds people by invitation and by establishment', () => {
  expect(names('none')).toEqual(['none', 'revoked', 'other']);
  expect(names('ready')).toEqual(['ready']);
  expect(names('over')).toEqual(['revoked']);
  expect(names('all', 'e1')).toEqual(['none', 'ready', 'opened']);
  expect(names('all', 'none')).toEqual(['revoked', 'other']);
});

it('counts who came in, and who can be invited now', () => {
  expect(arrivals(people, 'other')).toEqual({ opened: 2, of: 5 });
  expect(arrivals(people, 'elsewhere')).toEqual({ opened: 1, of: 5 });
  expect(withoutLink(people, 'other').map(({ name }) => name)).toEqual(['none', 'revoked']);
  // Who looks at the list is in the cluster, with a link of it or not.
  expect(withoutLink(people, 'none').map(({ name }) => name)).toEqual(['revoked']);
});
