import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, phases, sessions } from '#db/schema.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';
import { Screen } from './votes-fixture.ts';

let cluster: SeededCluster;
let facilitator: Caller;
let path: string;
beforeEach(async () => {
  cluster = await seedCluster();
  facilitator = await as(cluster.facilitatorA);
  path = `/api/sessions/${cluster.session}`;
});

const stateInDatabase = async () =>
  (await database().select().from(sessions).where(eq(sessions.id, cluster.session)))[0]!.state;
const setInDatabase = (state: 'planned' | 'live' | 'closed') =>
  database().update(sessions).set({ state }).where(eq(sessions.id, cluster.session));
const logged = async (action: string) =>
  database()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.clusterId, cluster.clusterId), eq(auditLog.action, action)));

describe('S1: planned, lobby, live, closed', () => {
  test('opens, closes, and does not reopen; each is logged once', async () => {
    expect((await facilitator.get(path)).body).toMatchObject({ state: 'planned', canRun: true, votes: [] });
    expect((await facilitator.post(`${path}/open`)).body).toMatchObject({
      state: 'live',
      live: { state: 'live' },
    });
    expect(await stateInDatabase()).toBe('live');
    expect(await facilitator.post(`${path}/open`)).toMatchObject({
      status: 409,
      body: { error: 'session_already_open' },
    });
    expect((await facilitator.post(`${path}/close`)).body.state).toBe('closed');
    expect(await stateInDatabase()).toBe('closed');
    for (const step of ['open', 'close'])
      expect(await facilitator.post(`${path}/${step}`)).toMatchObject({
        status: 409,
        body: { error: 'session_closed' },
      });
    expect(await logged('session.open')).toMatchObject([
      { personId: cluster.facilitatorA.personId, subject: cluster.session },
    ]);
    expect(await logged('session.close')).toHaveLength(1);
  });

  test('A6: the cluster’s sheet is a member’s to write on only while it is live', async () => {
    const member = await as(cluster.tradeB);
    const canEdit = async () => (await member.get(`/api/sheets/${cluster.sheet.cluster}`)).body.canEdit;
    expect(await canEdit()).toBe(false);
    await facilitator.post(`${path}/open`);
    expect(await canEdit()).toBe(true);
    await facilitator.post(`${path}/close`);
    expect(await canEdit()).toBe(false);
  });
});

describe('who may', () => {
  test('A2: only a facilitator runs it; members and the lead read it', async () => {
    for (const person of [cluster.directionA, cluster.lead]) {
      const caller = await as(person);
      expect((await caller.get(path)).body).toMatchObject({ canRun: false });
      for (const [step, body] of [
        ['open', undefined],
        ['close', undefined],
        ['gather', { boardId: cluster.boardId }],
        ['timer', { type: 'stop' }],
      ] as const)
        expect(await caller.post(`${path}/${step}`, body)).toMatchObject({
          status: 403,
          body: { error: 'forbidden' },
        });
    }
    expect(await stateInDatabase()).toBe('planned');
  });
  test('A5: an observer sees nothing of it', async () => {
    expect((await (await as(cluster.observer)).get(path)).status).toBe(403);
  });
  test('A1: it does not exist for another cluster', async () => {
    const stranger = await as((await seedCluster()).facilitatorA);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/open`)).status).toBe(404);
    expect((await facilitator.get('/api/sessions/none')).status).toBe(404);
  });
});

describe('what its page holds', () => {
  test('boards, people and who is there, a line a person (L5)', async () => {
    const member = await as(cluster.staffA);
    const screens = [
      new Screen(cluster.session, member.cookie!),
      new Screen(cluster.session, member.cookie!),
    ];
    await screens[1]!.until(({ present }) => present.length === 1);
    const { body } = await facilitator.get(path);
    const [phase] = await database().select().from(phases).where(eq(phases.clusterId, cluster.clusterId));
    expect(body.boards).toEqual([
      {
        id: cluster.boardId,
        title: 'Représentations initiales',
        kind: 'INITIAL_REPRESENTATIONS',
        family: 'cards',
        phaseId: phase!.id,
        phaseTitle: phase!.title,
      },
    ]);
    expect(body.people.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Aminata',
      'Anne',
      'Claire',
      'Hélène',
      'Marc',
      'Nadia',
      'Paul',
    ]);
    expect(body.live.present).toEqual([
      {
        personId: cluster.staffA.personId,
        name: 'Nadia',
        role: 'member',
        establishmentId: cluster.establishment.a,
        college: 'staff',
      },
    ]);
    screens.forEach((screen) => screen.leave());
  });
});

describe('S2, S3: gathering and timer reach every screen', () => {
  test('those who are there and those who arrive later', async () => {
    const member = await as(cluster.staffA);
    const early = new Screen(cluster.session, member.cookie!);
    await facilitator.post(`${path}/open`);
    const gathered = await facilitator.post(`${path}/gather`, { boardId: cluster.boardId });
    expect(gathered.body.live.gathering).toMatchObject({ seq: 1, boardId: cluster.boardId, by: 'Anne' });
    const timed = await facilitator.post(`${path}/timer`, { type: 'start', durationMs: 600_000 });
    const { endsAt } = timed.body.live.timer;
    const late = new Screen(cluster.session, (await as(cluster.tradeB)).cookie!);
    for (const screen of [early, late]) {
      const state = await screen.until(({ timer }) => timer.state === 'running');
      expect(state).toMatchObject({ gathering: { seq: 1 }, timer: { endsAt } });
    }
    const more = await facilitator.post(`${path}/timer`, { type: 'add', ms: 60_000 });
    expect(more.body.live.timer.endsAt).toBe(endsAt + 60_000);
    early.leave();
    late.leave();
  });

  test('not before it is live, not to another cluster’s board, not with a broken command', async () => {
    expect(await facilitator.post(`${path}/gather`, { boardId: cluster.boardId })).toMatchObject({
      status: 409,
      body: { error: 'session_not_live' },
    });
    await facilitator.post(`${path}/open`);
    const other = await seedCluster();
    expect((await facilitator.post(`${path}/gather`, { boardId: other.boardId })).status).toBe(404);
    expect(await facilitator.post(`${path}/timer`, { type: 'pause' })).toMatchObject({
      status: 409,
      body: { error: 'timer_not_running' },
    });
    for (const command of [{ type: 'start' }, { type: 'start', durationMs: 1 }, { type: 'explode' }, {}])
      expect(await facilitator.post(`${path}/timer`, command)).toMatchObject({
        status: 400,
        body: { error: 'bad_request' },
      });
  });
});

describe('a Worker that died between room and database', () => {
  test('opened in the room only: the next look, or the next click, carries it over', async () => {
    await facilitator.post(`${path}/open`);
    await setInDatabase('planned');
    expect((await (await as(cluster.staffA)).get(path)).body.state).toBe('live');
    expect(await stateInDatabase()).toBe('live');
    await setInDatabase('planned');
    expect(await facilitator.post(`${path}/open`)).toMatchObject({ status: 200, body: { state: 'live' } });
    expect(await stateInDatabase()).toBe('live');
  });
  test('closed in the room only: likewise', async () => {
    await facilitator.post(`${path}/open`);
    await facilitator.post(`${path}/close`);
    await setInDatabase('live');
    expect(await facilitator.post(`${path}/close`)).toMatchObject({ status: 200, body: { state: 'closed' } });
    expect(await stateInDatabase()).toBe('closed');
  });
  test('known to the database only: the room follows', async () => {
    await setInDatabase('live');
    expect((await facilitator.get(path)).body.live.state).toBe('live');
    expect((await facilitator.post(`${path}/gather`, { boardId: cluster.boardId })).status).toBe(200);
  });
});
