import { describe, expect, test } from 'vitest';
import { can, CAPABILITIES, type Capability, type Subject } from './capabilities.ts';
import { ROLES, type Actor, type College, type Role } from './roles.ts';

const CLUSTER = 'cluster';

function someone(role: Role, more: Partial<Actor> = {}): Actor {
  return {
    personId: role,
    displayName: role,
    clusterId: CLUSTER,
    role,
    establishmentId: role === 'member' ? 'own' : null,
    college: role === 'member' ? 'trade' : null,
    assignedEstablishmentIds: role === 'facilitator' ? ['own'] : [],
    ...more,
  };
}

const subject = (more: Partial<Subject> = {}): Subject => ({ clusterId: CLUSTER, ...more });
const own = subject({ establishmentId: 'own' });
const others = subject({ establishmentId: 'other' });
const clusterWide = subject({ establishmentId: null });

/** Roles that may, in the order of `ROLES`. */
const allowed = (capability: Capability, to: Subject) =>
  ROLES.filter((role) => can(someone(role), capability, to));

test('A1: in another cluster nobody may do anything', () => {
  for (const role of ROLES) {
    for (const capability of CAPABILITIES) {
      const stranger = someone(role, { clusterId: 'elsewhere' });
      const everything = { released: true, inSession: true, transmitted: true };
      for (const to of [own, others, clusterWide]) {
        expect(can(stranger, capability, { ...to, ...everything }), `${role} ${capability}`).toBe(false);
      }
    }
  }
});

test('A2: what is not in the table is refused', () => {
  expect(allowed('sheet.release', own)).toEqual(['facilitator']);
  expect(allowed('session.run', clusterWide)).toEqual(['facilitator']);
  expect(allowed('vote.create', clusterWide)).toEqual(['facilitator']);
});

test('K2: the past of a sheet is for those whose it is and its facilitators; the lead has only that of the cluster', () => {
  const open = { released: true, inSession: true, transmitted: true };
  expect(allowed('sheet.past', own)).toEqual(['member', 'facilitator']);
  expect(allowed('sheet.past', { ...others, ...open })).toEqual([]);
  expect(allowed('sheet.past', clusterWide)).toEqual(['member', 'facilitator', 'lead']);
  expect(allowed('sheet.past', { ...own, college: 'staff' })).toEqual(['facilitator']);
  expect(allowed('sheet.past', { ...clusterWide, college: 'staff', ...open })).toEqual(['facilitator']);
});

test('a sub-group’s sheet is its college’s: its facilitator reads it, reveals its cards and runs its placements; nobody releases it or hands it in', () => {
  for (const sheet of [own, clusterWide]) {
    const staffs = { ...sheet, college: 'staff' as const, inSession: true };
    expect(allowed('sheet.read', { ...staffs, released: true })).toEqual(['facilitator']);
    expect(can(someone('member', { college: 'staff' }), 'sheet.edit', staffs)).toBe(true);
    expect(allowed('sheet.edit', staffs)).toEqual([]);
    expect(allowed('sheet.restore', staffs)).toEqual([]);
    expect(allowed('sheet.reveal', staffs)).toEqual(['facilitator']);
    expect(allowed('placement.run', staffs)).toEqual(['facilitator']);
    expect(allowed('sheet.release', staffs)).toEqual([]);
    expect(can(someone('member', { college: 'staff' }), 'deliverable.submit', staffs)).toBe(false);
    expect(allowed('deliverable.submit', staffs)).toEqual([]);
  }
});

describe('A3: a member', () => {
  test('reads and writes their establishment’s sheet, reads another’s once released, never writes on it', () => {
    const member = someone('member');
    expect([can(member, 'sheet.read', own), can(member, 'sheet.edit', own)]).toEqual([true, true]);
    expect(can(member, 'sheet.read', others)).toBe(false);
    const released = { ...others, released: true, inSession: true };
    expect([can(member, 'sheet.read', released), can(member, 'sheet.edit', released)]).toEqual([true, false]);
  });

  test.each<[College, boolean]>([
    ['direction', false],
    ['staff', true],
    ['trade', false],
    ['resource', false],
  ])('of the college %s on the sheet of the staff college: %s', (college, may) => {
    const member = someone('member', { college });
    const sheet = { ...own, college: 'staff' as const };
    expect(can(member, 'sheet.read', sheet)).toBe(may);
    expect(can(member, 'sheet.edit', sheet)).toBe(may);
  });

  test('without an establishment has no sheet, not even those without one of their own', () => {
    const lost = someone('member', { establishmentId: null });
    expect(can(lost, 'sheet.edit', own)).toBe(false);
    expect(can(lost, 'sheet.edit', clusterWide)).toBe(false);
  });
});

test('A4: a college’s sheet is read by its facilitators, written on by that college alone, and released to nobody', () => {
  for (const subject of [own, clusterWide]) {
    const sheet = { ...subject, college: 'staff' as const, released: true, inSession: true };
    expect(allowed('sheet.read', sheet)).toEqual(['facilitator']);
    expect(allowed('sheet.edit', sheet)).toEqual([]);
    expect(allowed('sheet.release', sheet)).toEqual([]);
  }
  expect(allowed('sheet.read', { ...others, college: 'staff', released: true })).toEqual([]);
});

test('A4: a facilitator reads and writes assigned and cluster sheets, others once released', () => {
  const facilitator = someone('facilitator');
  const rights = [own, clusterWide, others, { ...others, released: true }].map((sheet) => [
    can(facilitator, 'sheet.read', sheet),
    can(facilitator, 'sheet.edit', sheet),
  ]);
  expect(rights).toEqual([
    [true, true],
    [true, true],
    [false, false],
    [true, false],
  ]);
});

test('A5: an observer has states and what was transmitted, nothing else', () => {
  const everything = { released: true, inSession: true };
  const may = CAPABILITIES.filter((capability) =>
    can(someone('observer'), capability, { ...own, ...everything }),
  );
  expect(may).toEqual(['cluster.read', 'deliverable.state', 'progress.all', 'progress.own']);
  expect(can(someone('observer'), 'deliverable.read', { ...own, transmitted: true })).toBe(true);
});

test('A6: members write on a cluster sheet only while a session is live', () => {
  expect(allowed('sheet.edit', clusterWide)).toEqual(['facilitator', 'lead']);
  expect(allowed('sheet.edit', { ...clusterWide, inSession: true })).toEqual([
    'member',
    'facilitator',
    'lead',
  ]);
});

describe('A7: signing', () => {
  const signingColleges = ['direction', 'staff', 'trade'] as const;

  test.each<[College | null, boolean]>([
    ['direction', true],
    ['staff', true],
    ['trade', true],
    ['resource', false],
    [null, false],
  ])('a member of the college %s: %s', (college, may) => {
    expect(can(someone('member', { college }), 'deliverable.sign', { ...own, signingColleges })).toBe(may);
    expect(can(someone('member', { college }), 'deliverable.sign', { ...others, signingColleges })).toBe(
      false,
    );
  });

  test('the colleges are those of the deliverable; without them nobody signs', () => {
    const resource = someone('member', { college: 'resource' });
    const asked = { ...own, signingColleges: ['direction', 'staff', 'resource'] as const };
    expect(can(resource, 'deliverable.sign', asked)).toBe(true);
    expect(can(someone('member', { college: 'trade' }), 'deliverable.sign', asked)).toBe(false);
    expect(can(someone('member', { college: 'direction' }), 'deliverable.sign', own)).toBe(false);
  });

  test('nobody else does, whatever seat they claim', () => {
    for (const role of ['facilitator', 'observer', 'lead'] as const) {
      expect(
        can(someone(role, { college: 'trade', establishmentId: 'own' }), 'deliverable.sign', {
          ...own,
          signingColleges,
        }),
      ).toBe(false);
    }
  });
});

test('D8: whoever signs for the establishment gives it to the programme, nobody else', () => {
  const signingColleges = ['direction', 'staff', 'trade'] as const;
  expect(allowed('deliverable.transmit', { ...own, signingColleges })).toEqual(['member']);
  expect(allowed('deliverable.transmit', { ...others, signingColleges })).toEqual([]);
  const resource = someone('member', { college: 'resource' });
  expect(can(resource, 'deliverable.transmit', { ...own, signingColleges })).toBe(false);
});

test('A9: facilitators and the lead invite', () => {
  expect(allowed('cluster.invite', clusterWide)).toEqual(['facilitator', 'lead']);
});
