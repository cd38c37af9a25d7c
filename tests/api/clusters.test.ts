import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditLog, invitations, logins, memberships } from '#db/schema.ts';
import { lifeOf } from '#domain/people/login.ts';
import { CLOSE } from '#party/shared/protocol.ts';
import { Caller, as } from './caller.ts';
import { database } from './database.ts';
import { closed, knock } from './room-door.ts';
import { seedCluster, seedInvitation, seedLogin, type Person, type SeededCluster } from './seed.ts';

let here: SeededCluster;
let there: SeededCluster;
beforeAll(async () => {
  here = await seedCluster();
  there = await seedCluster();
});

/** The same person in a second cluster, as a facilitator there. */
async function joins(
  person: Person,
  { clusterId }: SeededCluster,
  endedAt: number | null = null,
): Promise<void> {
  await database().insert(memberships).values({
    id: nanoid(),
    personId: person.personId,
    clusterId,
    role: 'facilitator',
    title: 'Consultante',
    endedAt,
  });
}

describe('the clusters of a person', () => {
  test('are those they are of today, with what they are in each (rule A1)', async () => {
    const lead = here.lead;
    await joins(lead, there);
    const other = await seedCluster();
    await joins(lead, other, Date.now());
    await seedInvitation(here.tradeA);
    await database()
      .update(invitations)
      .set({ firstUsedAt: 1 })
      .where(eq(invitations.membershipId, here.tradeA.membershipId));
    const caller = await as(lead);
    const { body } = await caller.get('/api/clusters');
    const cards = body.clusters.map(({ id, role, isHere }: Record<string, unknown>) => [id, role, isHere]);
    expect(new Set(cards)).toEqual(
      new Set([
        [here.clusterId, 'lead', true],
        [there.clusterId, 'facilitator', false],
      ]),
    );
    const card = body.clusters.find(({ id }: { id: string }) => id === here.clusterId);
    expect(card).toMatchObject({
      phase: 'Lancement',
      establishments: 2,
      people: 8,
      arrived: 1,
      state: 'running',
    });
    expect((await caller.get('/api/me')).body).toMatchObject({ clusterCount: 2 });
    expect((await (await as(here.tradeA)).get('/api/me')).body).toMatchObject({
      clusterCount: 1,
    });
  });

  test('one goes from one to another: a new login, the old one over with its sockets, the same last day (rule C1)', async () => {
    const person = here.facilitatorA;
    await joins(person, there);
    const { cookie, loginId } = await seedLogin(person, { sharedComputer: true });
    const [before] = await database().select().from(logins).where(eq(logins.id, loginId));
    const caller = new Caller(cookie);
    const room = await knock(`/rooms/sheet/${here.sheet.a}`, { cookie });
    if (room.outcome !== 'open') throw new Error('the room is closed');
    const whenClosed = closed(room.socket);

    expect(await caller.post('/api/me/cluster', { clusterId: there.clusterId })).toMatchObject({
      status: 200,
      body: { clusterId: there.clusterId },
    });
    expect(caller.cookie).not.toBe(cookie);
    expect((await caller.get('/api/me')).body).toMatchObject({
      personId: person.personId,
      cluster: { id: there.clusterId },
      sharedComputer: true,
    });
    expect(await whenClosed).toBe(CLOSE.login_required);
    expect((await new Caller(cookie).get('/api/me')).status).toBe(401);

    const rows = await database().select().from(logins).where(eq(logins.personId, person.personId));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ clusterId: there.clusterId, endsAt: before!.endsAt });
    expect(rows[0]!.endsAt - before!.createdAt).toBe(lifeOf(true).wholeMs);
    // The rooms of the first cluster are another's now.
    expect(await knock(`/rooms/sheet/${here.sheet.a}`, { cookie: caller.cookie })).toMatchObject({
      outcome: 'closed',
      code: CLOSE.not_found,
    });
    const lines = await database().select().from(auditLog).where(eq(auditLog.personId, person.personId));
    expect(lines.map(({ clusterId, action }) => [clusterId, action])).toEqual([
      [here.clusterId, 'login.close'],
      [there.clusterId, 'login.open'],
    ]);
  });

  test('a cluster one is not of, or not any more, does not exist', async () => {
    const stranger = await as(here.staffA);
    await joins(here.staffA, there, Date.now());
    const other = await seedCluster();
    for (const clusterId of [there.clusterId, other.clusterId, 'nowhere']) {
      expect(await stranger.post('/api/me/cluster', { clusterId })).toMatchObject({
        status: 404,
        body: { error: 'not_found' },
      });
    }
    expect((await stranger.get('/api/me')).body.cluster.id).toBe(here.clusterId);
  });
});
