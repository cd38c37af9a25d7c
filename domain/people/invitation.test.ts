import { describe, expect, test } from 'vitest';
import { invitationState, mayInvite, opensLogin, type InvitationRecord } from './invitation.ts';
import type { Actor, Role } from './roles.ts';

const NOW = 1_800_000_000_000;
const fresh: InvitationRecord = { expiresAt: NOW + 1, revokedAt: null, usesLeft: 10, firstUsedAt: null };

test.each<[string, Partial<InvitationRecord>, boolean]>([
  ['ready', {}, true],
  ['opened', { firstUsedAt: NOW - 5, usesLeft: 9 }, true],
  ['expired', { expiresAt: NOW }, false],
  ['used_up', { usesLeft: 0, firstUsedAt: NOW - 5 }, false],
  ['revoked', { revokedAt: NOW - 1, usesLeft: 0, expiresAt: NOW - 2 }, false],
])('an invitation that is %s', (state, changes, opens) => {
  const invitation = { ...fresh, ...changes };
  expect(invitationState(invitation, NOW)).toBe(state);
  expect(opensLogin(invitation, NOW)).toBe(opens);
});

describe('whom one may make a link for (rule A9)', () => {
  const actor = (role: Role): Actor => ({
    personId: 'me',
    displayName: 'Me',
    clusterId: 'c',
    role,
    establishmentId: null,
    college: null,
    assignedEstablishmentIds: ['followed'],
  });
  const may = (role: Role, invited: Role, personId = 'you', establishmentId: string | null = null) =>
    mayInvite(actor(role), { personId, role: invited, establishmentId });

  test('a facilitator: members of the establishments they follow, themself; never someone with other rights', () => {
    expect(['followed', 'other', null].map((where) => may('facilitator', 'member', 'you', where))).toEqual([
      true,
      false,
      false,
    ]);
    // Rights are of the role, also where a row says more than it should.
    expect(
      (['observer', 'facilitator', 'lead'] as const).map((r) => may('facilitator', r, 'you', 'followed')),
    ).toEqual([false, false, false]);
    expect(may('facilitator', 'facilitator', 'me')).toBe(true);
  });

  test('the lead: anyone; a member or an observer: nobody, not even themself', () => {
    expect(may('lead', 'lead')).toBe(true);
    expect([may('member', 'member', 'me'), may('observer', 'observer', 'me')]).toEqual([false, false]);
  });
});
