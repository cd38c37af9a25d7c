import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { logins, memberships, people } from '#db/schema.ts';
import { SLIDE_EVERY_MS } from '#domain/people/login.ts';
import { CLOSE, MESSAGE } from '#party/shared/protocol.ts';
import { lookAtRights, type WatchedSeat } from '#worker/rights-watch.ts';
import { as } from './caller.ts';
import { database } from './database.ts';
import { closed, knock } from './room-door.ts';
import { seedCluster, seedLogin, type Person, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
beforeEach(async () => {
  cluster = await seedCluster();
});

/** A seat as the door of the room granted it to a member of A. */
async function seat(
  person: Person,
  { openedAt = Date.now(), sharedComputer = false, isUsed = false } = {},
): Promise<WatchedSeat> {
  const { loginId } = await seedLogin(person, { openedAt, sharedComputer });
  const [row] = await database().select().from(memberships).where(eq(memberships.id, person.membershipId));
  const { role, college, establishmentId, personId, clusterId } = row!;
  return {
    grant: {
      actor: { personId, name: person.name, role, college, establishmentId, colour: 0, clusterId },
      kind: 'INITIAL_REPRESENTATIONS',
      version: 1,
      readOnly: null,
      cards: { writing: 'open', ownOnly: false },
      loginId,
    },
    isUsed,
  };
}

const look = (...seats: WatchedSeat[]) => lookAtRights(database(), cluster.sheet.a, seats, Date.now());

const change = (person: Person, values: Partial<typeof memberships.$inferInsert>) =>
  database().update(memberships).set(values).where(eq(memberships.id, person.membershipId));

describe('a look at the rights of those present (rule A8, failure 28)', () => {
  test('finds nothing when nothing changed, so that nobody is told anything', async () => {
    const seats = [await seat(cluster.directionA), await seat(cluster.facilitatorA)];
    expect(await look(...seats)).toEqual({ changes: [], endedLogins: [] });
  });

  test('finds a role that was lowered, someone who left, someone who moved', async () => {
    const seats = [await seat(cluster.directionA), await seat(cluster.staffA), await seat(cluster.tradeA)];
    await change(cluster.directionA, { role: 'observer' });
    await change(cluster.staffA, { endedAt: Date.now() });
    await change(cluster.tradeA, { establishmentId: cluster.establishment.b });
    const { changes } = await look(...seats);
    expect(changes).toEqual(
      [cluster.directionA, cluster.staffA, cluster.tradeA].map(({ personId }) => ({
        personId,
        isRemoved: true,
      })),
    );
  });

  test('finds a facilitator who became the lead: reads, no longer writes', async () => {
    const seats = [await seat(cluster.facilitatorA)];
    await change(cluster.facilitatorA, { role: 'lead' });
    const { changes } = await look(...seats);
    expect(changes).toMatchObject([
      { personId: cluster.facilitatorA.personId, readOnly: 'sheet_read_only', actor: { role: 'lead' } },
    ]);
  });

  test('finds a new name, to be stamped on presence', async () => {
    const seats = [await seat(cluster.directionA)];
    await database()
      .update(people)
      .set({ displayName: 'Hélène V.' })
      .where(eq(people.id, cluster.directionA.personId));
    expect((await look(...seats)).changes).toMatchObject([{ readOnly: null, actor: { name: 'Hélène V.' } }]);
  });
});

describe('a look at their logins (rule L4)', () => {
  test('finds those that expired or ended with a socket open', async () => {
    const THREE_HOURS = 3 * 3_600_000;
    const expired = await seat(cluster.directionA, {
      openedAt: Date.now() - THREE_HOURS,
      sharedComputer: true,
    });
    const ended = await seat(cluster.staffA);
    await database().delete(logins).where(eq(logins.id, ended.grant.loginId));
    const { endedLogins } = await look(expired, ended, await seat(cluster.tradeA));
    expect(endedLogins).toEqual([expired.grant.loginId, ended.grant.loginId]);
  });

  test('moves forward that of someone who writes, not that of a tab left open', async () => {
    const openedAt = Date.now() - SLIDE_EVERY_MS - 1;
    const writer = await seat(cluster.directionA, { openedAt, isUsed: true });
    const idle = await seat(cluster.staffA, { openedAt });
    await look(writer, idle);
    const lastSeen = async ({ grant }: WatchedSeat) =>
      (await database().select().from(logins).where(eq(logins.id, grant.loginId)))[0]!.lastSeenAt;
    expect(await lastSeen(writer)).toBeGreaterThan(openedAt);
    expect(await lastSeen(idle)).toBe(openedAt);
  });
});

test('a real room looks: a login ended in the database and a role lowered there close their sockets', async () => {
  const [ended, lowered, stays] = [
    await seedLogin(cluster.directionA),
    await seedLogin(cluster.staffA),
    await seedLogin(cluster.tradeA),
  ];
  const doors = await Promise.all(
    [ended, lowered, stays].map(({ cookie }) => knock(`/rooms/sheet/${cluster.sheet.a}`, { cookie })),
  );
  const sockets = doors.map((door) => {
    if (door.outcome !== 'open') throw new Error(`not let in: ${JSON.stringify(door)}`);
    return door.socket;
  });
  const ends = [closed(sockets[0]!), closed(sockets[1]!)];
  await database().delete(logins).where(eq(logins.id, ended.loginId));
  await change(cluster.staffA, { role: 'observer' });
  // Any message makes a room look that has not done so for a while; here, for the first time.
  sockets[2]!.send(new Uint8Array([MESSAGE.queryAwareness]));
  expect(await Promise.all(ends)).toEqual([CLOSE.login_required, CLOSE.forbidden]);
  expect(sockets[2]!.readyState).toBe(sockets[2]!.OPEN);
  sockets[2]!.close();
});

test('a session room looks when it has something to tell: expired logins and people who left hear no more', async () => {
  const [ended, lowered, left, stays] = [
    await seedLogin(cluster.directionA),
    await seedLogin(cluster.staffA),
    await seedLogin(cluster.tradeB),
    await seedLogin(cluster.tradeA),
  ];
  const path = `/rooms/session/${cluster.session}`;
  const doors = await Promise.all([ended, lowered, left, stays].map(({ cookie }) => knock(path, { cookie })));
  const sockets = doors.map((door) => {
    if (door.outcome !== 'open') throw new Error(`not let in: ${JSON.stringify(door)}`);
    return door.socket;
  });
  const ends = sockets.slice(0, 3).map(closed);
  await database().update(logins).set({ expiresAt: Date.now() }).where(eq(logins.id, ended.loginId));
  await change(cluster.staffA, { role: 'observer' });
  await change(cluster.tradeB, { endedAt: Date.now() });
  const facilitator = await as(cluster.facilitatorA);
  await facilitator.post(`/api/sessions/${cluster.session}/open`);
  expect(await Promise.all(ends)).toEqual([CLOSE.login_required, CLOSE.forbidden, CLOSE.forbidden]);
  expect(sockets[3]!.readyState).toBe(sockets[3]!.OPEN);
  sockets[3]!.close();
});
