import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '#db/schema.ts';
import type { PlanView, SessionEntry } from '#domain/views.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

const NINE = Date.UTC(2027, 2, 9, 8, 30);
const HOUR = 3_600_000;
let cluster: SeededCluster;
let facilitator: Caller;
let phaseId: string;
beforeEach(async () => {
  cluster = await seedCluster();
  facilitator = await as(cluster.facilitatorA);
  phaseId = ((await facilitator.get('/api/plan')).body as PlanView).phases[0]!.id;
});

const draft = (changes: object = {}) => ({
  phaseId,
  title: 'Temps collectif, à distance ; suite',
  startsAt: NINE,
  endsAt: NINE + 2.75 * HOUR,
  visioUrl: 'https://visio.example/salle',
  ...changes,
});
const planned = async (): Promise<SessionEntry> => {
  const { body } = await facilitator.post('/api/sessions', draft());
  return (body as PlanView).sessions.find(({ startsAt }) => startsAt === NINE)!;
};
const logged = async (action: string) =>
  database()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.clusterId, cluster.clusterId), eq(auditLog.action, action)));
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('planning a session', () => {
  test('plans, moves and calls off; each is logged', async () => {
    const session = await planned();
    expect(session).toMatchObject({ state: 'planned', phaseTitle: 'Lancement', cancelledAt: null });
    expect((await (await as(cluster.staffA)).get(`/api/sessions/${session.id}`)).body.title).toBe(
      draft().title,
    );

    const moved = draft({ startsAt: NINE + 24 * HOUR, endsAt: NINE + 26 * HOUR, visioUrl: null });
    const { body } = await facilitator.post(`/api/sessions/${session.id}`, moved);
    expect((body as PlanView).sessions.find(({ id }) => id === session.id)).toMatchObject({
      startsAt: NINE + 24 * HOUR,
      visioUrl: null,
    });

    const off = (await facilitator.post(`/api/sessions/${session.id}/cancel`)).body as PlanView;
    expect(off.sessions.find(({ id }) => id === session.id)?.cancelledAt).toEqual(expect.any(Number));
    for (const [path, sent] of [
      [`/api/sessions/${session.id}`, moved],
      [`/api/sessions/${session.id}/cancel`, undefined],
      [`/api/sessions/${session.id}/open`, undefined],
    ] as const)
      expect(await facilitator.post(path, sent), path).toMatchObject({
        status: 409,
        body: { error: 'session_cancelled' },
      });
    for (const action of ['session.plan', 'session.edit', 'session.cancel'])
      expect(await logged(action), action).toMatchObject([{ subject: session.id }]);
  });

  test('one that was called off is nobody’s next session', async () => {
    await facilitator.post(`/api/sessions/${cluster.session}/cancel`);
    expect((await facilitator.get('/api/home')).body.session).toBeNull();
  });

  test('one that has begun neither moves nor is called off', async () => {
    await facilitator.post(`/api/sessions/${cluster.session}/open`);
    for (const [path, sent] of [
      [`/api/sessions/${cluster.session}`, draft()],
      [`/api/sessions/${cluster.session}/cancel`, undefined],
    ] as const)
      expect(await facilitator.post(path, sent), path).toMatchObject({
        status: 409,
        body: { error: 'session_not_planned' },
      });
  });

  test('S4: refuses times the wrong way round and links that are no page', async () => {
    for (const changes of [{ endsAt: NINE }, { visioUrl: 'javascript:alert(1)' }, { title: ' ' }])
      expect((await facilitator.post('/api/sessions', draft(changes))).status).toBe(400);
    const other = await seedCluster();
    const foreign = ((await (await as(other.lead)).get('/api/plan')).body as PlanView).phases[0]!.id;
    expect((await facilitator.post('/api/sessions', draft({ phaseId: foreign }))).status).toBe(404);
  });

  test('A2: is a facilitator’s and the lead’s', async () => {
    const { id } = await planned();
    for (const person of [cluster.directionA, cluster.observer]) {
      const caller = await as(person);
      for (const [path, sent] of [
        ['/api/sessions', draft()],
        [`/api/sessions/${id}`, draft()],
        [`/api/sessions/${id}/cancel`, undefined],
      ] as const)
        expect((await caller.post(path, sent)).status, path).toBe(403);
    }
    expect((await (await as(cluster.lead)).post('/api/sessions', draft())).status).toBe(200);
    const stranger = await as((await seedCluster()).facilitatorA);
    expect((await stranger.post(`/api/sessions/${id}/cancel`)).status).toBe(404);
  });
});

describe('the calendar file', () => {
  test('holds the cluster’s sessions, in UTC, under ids that stay', async () => {
    const session = await planned();
    const reply = await (await as(cluster.tradeB)).get('/api/calendar.ics');
    expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    for (const line of reply.text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThan(76);
    const lines = linesOf(reply.text);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    for (const line of [
      `UID:${session.id}@grappe`,
      'DTSTART:20270309T083000Z',
      'DTEND:20270309T111500Z',
      'SUMMARY:Temps collectif\\, à distance \\; suite',
    ])
      expect(lines).toContain(line);
  });

  test('tells that one was called off, and in what order it changed', async () => {
    const session = await planned();
    await facilitator.post(`/api/sessions/${session.id}`, draft({ title: 'Autre titre' }));
    await facilitator.post(`/api/sessions/${session.id}/cancel`);
    const lines = linesOf((await facilitator.get(`/api/sessions/${session.id}/calendar.ics`)).text);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    for (const line of ['STATUS:CANCELLED', 'SEQUENCE:2', 'SUMMARY:Autre titre', `UID:${session.id}@grappe`])
      expect(lines).toContain(line);
  });

  test('A1, A5: is nobody else’s', async () => {
    const session = await planned();
    expect((await (await as(cluster.observer)).get('/api/calendar.ics')).status).toBe(403);
    const stranger = await as((await seedCluster()).facilitatorA);
    expect((await stranger.get(`/api/sessions/${session.id}/calendar.ics`)).status).toBe(404);
    expect((await stranger.get('/api/calendar.ics')).text).not.toContain(session.id);
  });
});
