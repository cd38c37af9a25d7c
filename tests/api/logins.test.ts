import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { clusters, logins, memberships } from '#db/schema.ts';
import { lifeOf, SLIDE_EVERY_MS } from '#domain/people/login.ts';
import { Caller, as } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, seedInvitation, seedLogin, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
beforeAll(async () => {
  cluster = await seedCluster();
});

async function loginRow(loginId: string) {
  const [row] = await database().select().from(logins).where(eq(logins.id, loginId));
  return row!;
}

describe('a login (rule L4)', () => {
  test('moves forward when it is used, not at every request', async () => {
    const openedAt = Date.now() - SLIDE_EVERY_MS - 60_000;
    const { cookie, loginId } = await seedLogin(cluster.staffA, { openedAt });
    const before = Date.now();
    expect((await new Caller(cookie).get('/api/me')).status).toBe(200);
    const slid = await loginRow(loginId);
    expect(slid.expiresAt).toBeGreaterThanOrEqual(before + lifeOf(false).idleMs - 5_000);
    expect(slid.endsAt).toBe(openedAt + lifeOf(false).wholeMs);
    await new Caller(cookie).get('/api/me');
    expect(await loginRow(loginId)).toEqual(slid);
  });

  test.each([
    ['30 days without use', false, lifeOf(false).idleMs],
    ['2 hours without use on a shared computer', true, lifeOf(true).idleMs],
  ])('is over after %s', async (_name, sharedComputer, age) => {
    const { cookie } = await seedLogin(cluster.staffA, { openedAt: Date.now() - age - 1, sharedComputer });
    expect(await new Caller(cookie).get('/api/me')).toMatchObject({
      status: 401,
      body: { error: 'login_required' },
    });
  });

  test('that is over is forgotten when the person opens another; one on another device stays', async () => {
    const old = await seedLogin(cluster.tradeB, { openedAt: Date.now() - lifeOf(false).idleMs - 1 });
    const phone = await seedLogin(cluster.tradeB);
    const token = await seedInvitation(cluster.tradeB);
    await new Caller().post('/api/login', { token, sharedComputer: false });
    expect(await loginRow(old.loginId)).toBeUndefined();
    expect(await loginRow(phone.loginId)).toBeDefined();
  });

  test('ends on its last day although it was used a minute ago', async () => {
    const { cookie, loginId } = await seedLogin(cluster.staffA);
    await database()
      .update(logins)
      .set({ endsAt: Date.now() - 1 })
      .where(eq(logins.id, loginId));
    expect((await new Caller(cookie).get('/api/me')).status).toBe(401);
  });

  test('never slides beyond its last day', async () => {
    const { cookie, loginId } = await seedLogin(cluster.staffA, {
      openedAt: Date.now() - SLIDE_EVERY_MS - 1,
    });
    const endsAt = Date.now() + 60_000;
    await database().update(logins).set({ endsAt }).where(eq(logins.id, loginId));
    await new Caller(cookie).get('/api/me');
    expect((await loginRow(loginId)).expiresAt).toBe(endsAt);
  });

  test('ends at once on the server at logout; the other device stays in', async () => {
    const [phone, pc] = [await as(cluster.staffA), await as(cluster.staffA)];
    const stolen = phone.cookie;
    const { status, headers } = await phone.post('/api/logout');
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toMatch(/^grappe_login=; Max-Age=0/);
    expect((await new Caller(stolen).get('/api/home')).status).toBe(401);
    expect((await pc.get('/api/home')).status).toBe(200);
    // Twice, or without a login, is no error.
    expect((await new Caller(stolen).post('/api/logout')).status).toBe(200);
  });

  test.each(['', 'grappe_login=', 'grappe_login=abc', 'grappe_login="; DROP TABLE logins', 'other=1'])(
    'cannot be made up: cookie %j',
    async (cookie) => {
      expect((await new Caller(cookie || undefined).get('/api/me')).status).toBe(401);
    },
  );
});

describe('rights are those of now (rule A8, failure 28)', () => {
  test('a role that was lowered counts at the next request', async () => {
    const other = await seedCluster();
    const facilitator = await as(other.facilitatorA);
    expect((await facilitator.get('/api/people')).status).toBe(200);
    await database()
      .update(memberships)
      .set({ role: 'observer' })
      .where(eq(memberships.id, other.facilitatorA.membershipId));
    expect((await facilitator.get('/api/people')).body).toEqual({ error: 'forbidden' });
    expect((await facilitator.get(`/api/sheets/${other.sheet.a}`)).body).toEqual({ error: 'forbidden' });
    expect((await facilitator.get('/api/me')).body).toMatchObject({ role: 'observer', assigned: [] });
  });

  test('someone who left is out at the next request', async () => {
    const other = await seedCluster();
    const member = await as(other.tradeB);
    expect((await member.get('/api/home')).status).toBe(200);
    await database()
      .update(memberships)
      .set({ endedAt: Date.now() })
      .where(eq(memberships.id, other.tradeB.membershipId));
    expect((await member.get('/api/home')).body).toEqual({ error: 'login_required' });
  });

  test('a closed cluster is read-only at the next request', async () => {
    const other = await seedCluster();
    const member = await as(other.directionA);
    expect((await member.get(`/api/sheets/${other.sheet.a}`)).body.readOnly).toBeNull();
    await database().update(clusters).set({ state: 'closed' }).where(eq(clusters.id, other.clusterId));
    expect((await member.get(`/api/sheets/${other.sheet.a}`)).body).toMatchObject({
      readOnly: 'cluster_closed',
      canEdit: false,
      canSubmit: false,
    });
  });
});

describe('the border', () => {
  test.each([['https://evil.example'], ['null'], ['http://localhost:1'], [null]])(
    'refuses a command from Origin %s',
    async (origin) => {
      const token = await seedInvitation(cluster.staffA);
      const caller = new Caller(undefined, { origin });
      const reply = await caller.post('/api/login', { token, sharedComputer: false });
      expect(reply).toMatchObject({ status: 403, body: { error: 'origin_refused' } });
      expect(reply.headers.get('set-cookie')).toBeNull();
      expect((await caller.post('/api/logout')).body).toEqual({ error: 'origin_refused' });
    },
  );

  test('takes the https form of its own host, for TLS that ends at a proxy', async () => {
    const { host } = new URL(inject('grappe').origin);
    const caller = new Caller(undefined, { origin: `https://${host}` });
    expect((await caller.post('/api/logout')).status).toBe(200);
  });

  test('refuses a body over 64 KiB', async () => {
    const reply = await new Caller().postText('/api/login', `{"token":"${'x'.repeat(70_000)}"}`);
    expect(reply).toMatchObject({ status: 413, body: { error: 'body_too_large' } });
  });

  test.each([
    ['not JSON', '{'],
    ['empty', ''],
    ['an array', '[]'],
    ['a token that is no text', '{"token":1,"sharedComputer":true}'],
    ['a missing field', '{"token":"x"}'],
    ['a token without end', JSON.stringify({ token: 'x'.repeat(300), sharedComputer: true })],
  ])('answers bad_request to a body that is %s', async (_name, text) => {
    const { status, body } = await new Caller().postText('/api/login', text);
    expect(status).toBe(400);
    expect(body.error).toBe('bad_request');
  });

  test('names the fields that did not parse', async () => {
    const { body } = await new Caller().post('/api/login', { token: 1 });
    expect(body.issues.map(({ path }: { path: string }) => path)).toEqual(['token', 'sharedComputer']);
  });

  test('answers not_found to what does not exist, once logged in', async () => {
    const member = await as(cluster.staffA);
    for (const path of ['/api/nothing', '/api/sheets/nothing', '/api/boards/nothing']) {
      expect(await member.get(path)).toMatchObject({ status: 404, body: { error: 'not_found' } });
    }
  });

  test('lets no cache keep a reply', async () => {
    const member = await as(cluster.staffA);
    expect((await member.get('/api/me')).headers.get('cache-control')).toBe('no-store');
    expect((await member.get('/api/nothing')).headers.get('cache-control')).toBe('no-store');
  });

  test('serves sixty people at once', async () => {
    const { cookie } = await seedLogin(cluster.staffA);
    const replies = await Promise.all(Array.from({ length: 60 }, () => new Caller(cookie).get('/api/home')));
    expect(replies.map(({ status }) => status)).toEqual(Array(60).fill(200));
  });
});
