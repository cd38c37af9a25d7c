import { and, eq, isNull } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, memberships } from '#db/schema.ts';
import { CLOSE } from '#party/shared/protocol.ts';
import { Caller, as } from './caller.ts';
import { person, staffer } from './cluster-draft.ts';
import { database } from './database.ts';
import { closed, knock } from './room-door.ts';
import { seedCluster, seedInvitation, seedLogin, type Person, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
let lead: Caller;
beforeEach(async () => {
  cluster = await seedCluster();
  lead = await as(cluster.lead);
});

const inB = (college: 'direction' | 'staff' | 'trade') => ({
  college,
  establishment: cluster.establishment.b,
});
const names = async (caller: Caller): Promise<string[]> =>
  (await caller.get('/api/people')).body.people.map(({ name }: { name: string }) => name);
const present = () =>
  database()
    .select()
    .from(memberships)
    .where(and(eq(memberships.clusterId, cluster.clusterId), isNull(memberships.endedAt)));

describe('people are added, all or none (rules A9, C3)', () => {
  test('a list of members and an observer, by the lead', async () => {
    const people = [
      person('Isabelle', inB('direction')),
      person('Didier', inB('staff')),
      staffer('Luc', 'observer'),
    ];
    expect((await lead.post('/api/people', { people })).body.membershipIds).toHaveLength(3);
    expect(await names(lead)).toEqual(expect.arrayContaining(['Isabelle', 'Didier', 'Luc']));
  });

  test('one bad line keeps the whole list out', async () => {
    const before = (await present()).length;
    const people = [
      person('Isabelle', inB('direction')),
      person('Aminata', inB('trade')),
      person('Zoé', inB('trade')),
      person('Yann', { college: 'staff', establishment: 'elsewhere' }),
    ];
    const { status, body } = await lead.post('/api/people', { people });
    expect(status).toBe(400);
    expect(body.issues).toEqual([
      { path: 'people.1.name', message: 'already_here' },
      { path: 'people.1.college', message: 'seat_taken' },
      { path: 'people.2.college', message: 'seat_taken_above' },
      { path: 'people.3.establishment', message: 'establishment_unknown' },
    ]);
    expect(await present()).toHaveLength(before);
  });

  test('the same list sent several times at once comes in once (rule C9)', async () => {
    const before = (await present()).length;
    const people = [person('Isabelle', inB('direction')), staffer('Luc', 'observer')];
    const replies = await Promise.all(Array.from({ length: 6 }, () => lead.post('/api/people', { people })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400]);
    for (const { body } of replies.filter(({ status }) => status === 400))
      expect(body).toEqual({
        error: 'bad_request',
        issues: [
          { path: 'people.0.name', message: 'already_here' },
          { path: 'people.0.college', message: 'seat_taken' },
          { path: 'people.1.name', message: 'already_here' },
        ],
      });
    expect(await present()).toHaveLength(before + 2);
  });

  test('one seat given twice at once has one holder, and one who leaves has one successor (rule C9)', async () => {
    const seats = ['Isabelle', 'Jeanne', 'Karine'].map((name) =>
      lead.post('/api/people', { people: [person(name, inB('direction'))] }),
    );
    expect((await Promise.all(seats)).map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
    const path = `/api/people/${cluster.tradeB.membershipId}/replace`;
    const successors = ['Luc', 'Marie', 'Noël'].map((name) =>
      lead.post(path, { name, title: '', personId: null }),
    );
    expect((await Promise.all(successors)).map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
  });

  test('A9: a facilitator adds, changes and moves members of the establishments they follow, and no others', async () => {
    const facilitator = await as(cluster.facilitatorA);
    const inA = { college: 'trade', establishment: cluster.establishment.a, isDeputy: true } as const;
    const inB = { ...inA, establishment: cluster.establishment.b };
    const { body } = await facilitator.post('/api/people', { people: [person('Zoé', inA)] });
    const path = `/api/people/${body.membershipIds[0]}`;
    expect((await facilitator.post(path, person('Zoé B', inA))).status).toBe(200);
    const [before, others] = [await present(), cluster.tradeB.membershipId];
    for (const reply of [
      await facilitator.post('/api/people', { people: [person('Ana', inA), person('Yann', inB)] }),
      await facilitator.post(path, person('Zoé B', inB)),
      await facilitator.post(`/api/people/${others}`, person('Aminata', inA)),
      await facilitator.post(`/api/people/${others}/replace`, { name: 'Moi', title: '', personId: null }),
      await facilitator.post(`/api/people/${others}/end`),
      await facilitator.post(`/api/people/${cluster.observer.membershipId}/end`),
    ])
      expect(reply).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    expect(await present()).toEqual(before);
    const seen = (await facilitator.get('/api/people')).body;
    expect([seen.managed, seen.canAdd]).toEqual([[cluster.establishment.a], true]);
  });

  test('a facilitator gives no greater rights, to a new person or to one who is there', async () => {
    const facilitator = await as(cluster.facilitatorA);
    const others = staffer('Luc', 'facilitator', [cluster.establishment.a]);
    expect((await facilitator.post('/api/people', { people: [others] })).body.issues).toEqual([
      { path: 'people.0.role', message: 'role_refused' },
    ]);
    const { membershipId } = cluster.tradeA;
    expect((await facilitator.post(`/api/people/${membershipId}`, staffer('Claire', 'lead'))).status).toBe(
      400,
    );
    for (const other of [cluster.facilitatorB, cluster.facilitatorA, cluster.lead]) {
      const path = `/api/people/${other.membershipId}`;
      for (const reply of [
        await facilitator.post(path, staffer(other.name, 'observer')),
        await facilitator.post(`${path}/end`),
        await facilitator.post(`${path}/replace`, { name: 'Moi', title: '', personId: null }),
      ])
        expect(reply).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    }
  });

  test.each(['directionA', 'observer'] as const)('%s manages nobody', async (who) => {
    const caller = await as(cluster[who]);
    const path = `/api/people/${cluster.tradeB.membershipId}`;
    for (const reply of [
      await caller.post('/api/people', { people: [staffer('Luc', 'observer')] }),
      await caller.post(path, staffer('Aminata', 'observer')),
      await caller.post(`${path}/end`),
      await caller.post(`${path}/replace`, { name: 'Luc', title: '', personId: null }),
    ])
      expect(reply).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  });

  test('A1: the name of someone who is also of a cluster one does not lead stays theirs', async () => {
    const other = await seedCluster();
    await database().insert(memberships).values({
      id: nanoid(),
      personId: cluster.tradeB.personId,
      clusterId: other.clusterId,
      role: 'observer',
      title: '',
    });
    const path = `/api/people/${cluster.tradeB.membershipId}`;
    const named = (name: string) => ({ ...person(name, inB('trade')), title: 'Aide-soignante' });
    expect(await lead.post(path, named('Une autre'))).toMatchObject({
      status: 403,
      body: { error: 'forbidden' },
    });
    expect((await lead.post(path, named('Aminata'))).status).toBe(200);
    expect(await names(lead)).toContain('Aminata');
  });

  test('nobody of another cluster can be reached (rule A1)', async () => {
    const stranger = await as((await seedCluster()).lead);
    const path = `/api/people/${cluster.tradeA.membershipId}`;
    for (const reply of [
      await stranger.post(path, staffer('Claire', 'observer')),
      await stranger.post(`${path}/end`),
      await stranger.post(`${path}/replace`, { name: 'Luc', title: '', personId: null }),
    ])
      expect(reply).toMatchObject({ status: 404, body: { error: 'not_found' } });
  });
});

/** A socket of this person in the room of A's sheet. */
async function enters(someone: Person) {
  const { cookie } = await seedLogin(someone);
  const room = await knock(`/rooms/sheet/${cluster.sheet.a}`, { cookie });
  if (room.outcome !== 'open') throw new Error('the room is closed');
  return { cookie, whenClosed: closed(room.socket) };
}

describe('someone leaves and someone takes over (rule C6)', () => {
  test('logins, sockets and links end at once; the successor has the seat; the name stays', async () => {
    const token = await seedInvitation(cluster.tradeA);
    const { cookie, whenClosed } = await enters(cluster.tradeA);
    const path = `/api/people/${cluster.tradeA.membershipId}/replace`;
    const { body } = await lead.post(path, { name: 'Inès Vallon', title: 'Aide-soignante', personId: null });
    expect(await whenClosed).toBe(CLOSE.login_required);
    expect((await new Caller(cookie).get('/api/me')).body).toEqual({ error: 'login_required' });
    expect((await new Caller().post('/api/login', { token, sharedComputer: false })).body).toEqual({
      error: 'invitation_invalid',
    });
    const view = (await lead.get('/api/people')).body;
    const successor = view.people.find(({ membershipId }: Person) => membershipId === body.membershipId);
    expect(successor).toMatchObject({
      name: 'Inès Vallon',
      title: 'Aide-soignante',
      college: 'trade',
      isDeputy: false,
      replaces: 'Claire',
      establishment: { id: cluster.establishment.a },
    });
    expect(view.former).toMatchObject([{ name: 'Claire', replacedBy: 'Inès Vallon' }]);
    expect(view.people.map(({ name }: Person) => name)).not.toContain('Claire');
    const lines = await database().select().from(auditLog).where(eq(auditLog.clusterId, cluster.clusterId));
    expect(lines.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person.end', 'person.replace']),
    );
    // Already gone: a second click finds nobody.
    expect((await lead.post(path, { name: 'Encore', title: '', personId: null })).status).toBe(404);
  });

  test('the deputy of the seat takes it over, and no one else does so', async () => {
    const deputy = person('Lina', {
      college: 'trade',
      establishment: cluster.establishment.a,
      isDeputy: true,
    });
    const other = person('Yann', {
      college: 'staff',
      establishment: cluster.establishment.a,
      isDeputy: true,
    });
    const second = { ...deputy, name: 'Inès' };
    const { body } = await lead.post('/api/people', { people: [deputy, other, second] });
    const [lina, yann, ines] = body.membershipIds;
    const path = `/api/people/${cluster.tradeA.membershipId}/hand-over`;
    const refused = { status: 404, body: { error: 'not_found' } };
    expect(await lead.post(path, { deputyId: yann })).toMatchObject(refused);
    // Nor the holder themself.
    for (const holder of [cluster.staffA, cluster.tradeA])
      expect(await lead.post(path, { deputyId: holder.membershipId })).toMatchObject(refused);
    // Nor is there a seat to hand over where one only stands in for it.
    expect(await lead.post(`/api/people/${lina}/hand-over`, { deputyId: ines })).toMatchObject(refused);
    const { cookie } = await enters(cluster.tradeA);
    expect((await new Caller(cookie).post(path, { deputyId: lina })).status).toBe(403);
    expect((await lead.post(path, { deputyId: lina })).body).toEqual({ membershipId: lina });
    expect((await new Caller(cookie).get('/api/me')).body).toEqual({ error: 'login_required' });
    const view = (await lead.get('/api/people')).body;
    expect(view.people.find(({ membershipId }: Person) => membershipId === lina)).toMatchObject({
      name: 'Lina',
      isDeputy: false,
      replaces: 'Claire',
    });
    expect(view.former).toMatchObject([{ name: 'Claire', replacedBy: 'Lina' }]);
    expect(await lead.post(path, { deputyId: lina })).toMatchObject(refused);
  });

  test('a facilitator’s successor follows the same establishments', async () => {
    const path = `/api/people/${cluster.facilitatorA.membershipId}/replace`;
    await lead.post(path, { name: 'Nora', title: 'Consultante', personId: null });
    const { people } = (await lead.get('/api/people')).body;
    expect(people.find(({ name }: Person) => name === 'Nora').follows).toEqual([cluster.establishment.a]);
  });

  test('the last lead stays', async () => {
    const path = `/api/people/${cluster.lead.membershipId}`;
    expect((await lead.post(`${path}/end`)).body).toEqual({ error: 'last_lead' });
    expect((await lead.post(path, staffer('Paul', 'observer'))).body).toEqual({ error: 'last_lead' });
  });
});

describe('someone changes (rules A8, C6)', () => {
  test('role: what they have open closes, and the API follows', async () => {
    const { cookie, whenClosed } = await enters(cluster.tradeA);
    const path = `/api/people/${cluster.tradeA.membershipId}`;
    expect((await lead.post(path, staffer('Claire', 'observer'))).status).toBe(200);
    expect(await whenClosed).toBe(CLOSE.forbidden);
    expect((await new Caller(cookie).get('/api/me')).body).toMatchObject({ role: 'observer', college: null });
    expect((await new Caller(cookie).get(`/api/sheets/${cluster.sheet.a}`)).body).toEqual({
      error: 'forbidden',
    });
  });

  test('establishment, college, name and place as a deputy', async () => {
    const path = `/api/people/${cluster.tradeA.membershipId}`;
    const moved = person('Claire Aubrelle', { ...inB('trade'), isDeputy: true });
    expect((await lead.post(path, moved)).status).toBe(200);
    const me = (await (await as(cluster.tradeA)).get('/api/me')).body;
    expect(me).toMatchObject({ name: 'Claire Aubrelle', establishment: { id: cluster.establishment.b } });
    expect((await lead.post(path, { ...moved, isDeputy: false })).body.issues).toEqual([
      { path: 'people.0.college', message: 'seat_taken' },
    ]);
    const lines = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, cluster.tradeA.membershipId));
    expect(lines.map(({ action, detail }) => [action, detail])).toEqual([
      ['person.change', expect.objectContaining({ isDeputy: true, renamed: true })],
    ]);
    expect(JSON.stringify(lines)).not.toContain('Aubrelle');
  });
});
