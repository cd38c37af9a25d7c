import { expect, it } from 'vitest';
import type { PersonView } from '#domain/views.ts';
import { byEstablishment, hasLiveLink } from './people-groups.ts';

const person = (name: string, establishmentId: string | null): PersonView => ({
  personId: name,
  membershipId: name,
  name,
  title: '',
  role: establishmentId ? 'member' : 'facilitator',
  college: null,
  collegeLabel: null,
  establishment: establishmentId
    ? { id: establishmentId, name: establishmentId, shortName: '', initials: '', colour: 0 }
    : null,
  isDeputy: false,
  follows: [],
  replaces: null,
  canInvite: true,
  canManage: true,
  invitation: null,
});

it('puts people under their establishment, those without one last', () => {
  const groups = byEstablishment([
    person('Ana', null),
    person('Bao', 'e1'),
    person('Cléa', 'e2'),
    person('Dan', 'e1'),
  ]);
  expect(groups.map(({ key, people }) => [key, people.map(({ name }) => name)])).toEqual([
    ['e1', ['Bao', 'Dan']],
    ['e2', ['Cléa']],
    ['', ['Ana']],
  ]);
});

it('knows which links still open the door', () => {
  const invitation = { id: 'i', createdAt: 0, expiresAt: 0, firstUsedAt: null };
  const live = (['ready', 'opened', 'revoked', 'expired', 'used_up'] as const).filter((state) =>
    hasLiveLink({ invitation: { ...invitation, state } }),
  );
  expect(live).toEqual(['ready', 'opened']);
});
