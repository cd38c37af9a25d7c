import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { attempts, invitations, logins, memberships } from '#db/schema.ts';
import { INVITATION_USES } from '#domain/people/invitation.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import { CLOSE } from '#party/shared/protocol.ts';
import { MAX_FAILURES } from '#worker/throttle.ts';
import { Caller, as } from './caller.ts';
import { database } from './database.ts';
import { page } from './page.ts';
import { closed, knock } from './room-door.ts';
import { seedCluster, seedInvitation, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
const db = database;

beforeAll(async () => {
  cluster = await seedCluster();
});
beforeEach(async () => {
  await db().delete(attempts);
});

async function stored(token: string) {
  const [row] = await db()
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, await hashToken(token)));
  return row!;
}

describe('an invitation', () => {
  test('says whom it is for, and being looked at ten times changes nothing (rule L2, failure 45)', async () => {
    const token = await seedInvitation(cluster.directionA);
    const scanner = new Caller();
    for (let look = 0; look < 10; look += 1) {
      // What a mail scanner sees of the link: the page, without the fragment.
      expect((await page('/invitation')).status).toBe(200);
      const { status, body } = await scanner.post('/api/invitations/preview', { token });
      expect(status).toBe(200);
      expect(body).toEqual({
        name: 'Hélène',
        title: 'Poste de Hélène',
        role: 'member',
        collegeLabel: 'direction',
        establishment: 'EHPAD La Fontaine',
        cluster: 'Cluster d’essai',
        expiresAt: expect.any(Number),
      });
    }
    expect(await stored(token)).toMatchObject({ usesLeft: INVITATION_USES, firstUsedAt: null });
    expect(scanner.cookie).toBeUndefined();

    const { status, body } = await scanner.post('/api/login', { token, sharedComputer: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Hélène', role: 'member', establishment: { initials: 'FM' } });
    expect(await stored(token)).toMatchObject({
      usesLeft: INVITATION_USES - 1,
      firstUsedAt: expect.any(Number),
    });
  });

  test('opens nothing by GET (rule L2)', async () => {
    const token = await seedInvitation(cluster.directionA);
    expect((await new Caller().get(`/api/login?token=${token}`)).status).toBe(401);
    expect(await stored(token)).toMatchObject({ usesLeft: INVITATION_USES });
  });

  test('keeps its cookie from scripts and from other sites', async () => {
    const token = await seedInvitation(cluster.directionA);
    const { headers } = await new Caller().post('/api/login', { token, sharedComputer: false });
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/^grappe_login=[\w-]{43}; /);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=15552000']) {
      expect(cookie).toContain(attribute);
    }
    expect(cookie).not.toContain('Domain');
  });

  test('is unfit in one and the same way, whatever the reason (rule L3, failure 46)', async () => {
    const past = Date.now() - 1000;
    const tokens = {
      unknown: newToken(),
      empty: '',
      cutInTwo: (await seedInvitation(cluster.staffA)).slice(0, 20),
      revoked: await seedInvitation(cluster.staffA, { revokedAt: past }),
      expired: await seedInvitation(cluster.staffA, { expiresAt: past }),
      usedUp: await seedInvitation(cluster.staffA, { usesLeft: 0 }),
    };
    const replies = await Promise.all(
      Object.values(tokens).flatMap((token) => [
        new Caller().post('/api/invitations/preview', { token }),
        new Caller().post('/api/login', { token, sharedComputer: false }),
      ]),
    );
    const seen = replies.map(({ status, text, headers }) => {
      const kept = [...headers].filter(([name]) => name !== 'date');
      return JSON.stringify([status, text, kept]);
    });
    expect(new Set(seen).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 404, body: { error: 'invitation_invalid' } });
  });

  test('gives exactly its logins, even when all are asked for at once (rule L6)', async () => {
    const token = await seedInvitation(cluster.staffA, { usesLeft: 2 });
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => new Caller().post('/api/login', { token, sharedComputer: false })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(replies.filter(({ status }) => status === 404)).toHaveLength(4);
    expect(await stored(token)).toMatchObject({ usesLeft: 0 });
  });

  test('used as a bookmark on one device is not used up (rule L6)', async () => {
    const token = await seedInvitation(cluster.tradeA);
    const phone = new Caller();
    for (let visit = 0; visit < 4; visit += 1) {
      expect((await phone.post('/api/login', { token, sharedComputer: false })).status).toBe(200);
    }
    expect(await stored(token)).toMatchObject({ usesLeft: INVITATION_USES - 1 });
    const open = await db().select().from(logins).where(eq(logins.personId, cluster.tradeA.personId));
    expect(open).toHaveLength(1);
  });

  test('opens a phone and a PC that are one person (rule L5)', async () => {
    const token = await seedInvitation(cluster.tradeB);
    const [phone, pc] = [new Caller(), new Caller()];
    const first = await phone.post('/api/login', { token, sharedComputer: false });
    const second = await pc.post('/api/login', { token, sharedComputer: true });
    expect(first.body.personId).toBe(second.body.personId);
    expect(phone.cookie).not.toBe(pc.cookie);
    expect((await phone.get('/api/me')).body).toMatchObject({ name: 'Aminata', sharedComputer: false });
    expect((await pc.get('/api/me')).body).toMatchObject({ name: 'Aminata', sharedComputer: true });
  });

  test('opened over another login ends that one (failure 30)', async () => {
    const browser = await as(cluster.facilitatorA);
    const before = browser.cookie;
    const token = await seedInvitation(cluster.observer);
    expect((await browser.post('/api/login', { token, sharedComputer: false })).body.role).toBe('observer');
    expect((await new Caller(before).get('/api/me')).body).toEqual({ error: 'login_required' });
  });

  test('opened over another login closes what that one had open in the rooms (failure 30)', async () => {
    const browser = await as(cluster.facilitatorA);
    const entrance = await knock(`/rooms/sheet/${cluster.sheet.a}`, { cookie: browser.cookie });
    if (entrance.outcome !== 'open') throw new Error(entrance.outcome);
    const code = closed(entrance.socket);
    const token = await seedInvitation(cluster.observer);
    await browser.post('/api/login', { token, sharedComputer: false });
    expect(await code).toBe(CLOSE.login_required);
  });

  test('of someone who left the cluster opens nothing', async () => {
    const other = await seedCluster();
    const token = await seedInvitation(other.tradeB);
    await db()
      .update(memberships)
      .set({ endedAt: Date.now() })
      .where(eq(memberships.id, other.tradeB.membershipId));
    const asked = [
      await new Caller().post('/api/invitations/preview', { token }),
      await new Caller().post('/api/login', { token, sharedComputer: false }),
    ];
    for (const { body } of asked) expect(body).toEqual({ error: 'invitation_invalid' });
    expect(await stored(token)).toMatchObject({ usesLeft: INVITATION_USES });
  });
});

describe('guessing (rule L3, failure 46)', () => {
  test('is throttled by client; another client is not', async () => {
    const guesser = new Caller(undefined, { 'cf-connecting-ip': '192.0.2.7' });
    const token = await seedInvitation(cluster.staffA);
    for (let guess = 0; guess < MAX_FAILURES; guess += 1) {
      const reply = await guesser.post('/api/invitations/preview', { token: newToken() });
      expect(reply.status).toBe(404);
    }
    for (const path of ['/api/invitations/preview', '/api/login']) {
      // Even with a token that is good: otherwise the guesser would know it.
      const reply = await guesser.post(path, { token, sharedComputer: false });
      expect(reply).toMatchObject({ status: 429, body: { error: 'too_many_attempts' } });
    }
    const neighbour = new Caller(undefined, { 'cf-connecting-ip': '192.0.2.8' });
    expect((await neighbour.post('/api/invitations/preview', { token })).status).toBe(200);
  });

  test('is forgiven once ten minutes have gone by', async () => {
    const clumsy = new Caller(undefined, { 'cf-connecting-ip': '192.0.2.10' });
    const token = await seedInvitation(cluster.staffA);
    for (let guess = 0; guess < MAX_FAILURES; guess += 1)
      await clumsy.post('/api/invitations/preview', { token: newToken() });
    expect((await clumsy.post('/api/invitations/preview', { token })).status).toBe(429);
    await db()
      .update(attempts)
      .set({ windowStartedAt: Date.now() - 10 * 60_000 - 1 });
    expect((await clumsy.post('/api/invitations/preview', { token })).status).toBe(200);
  });

  test('keeps no network address', async () => {
    const guesser = new Caller(undefined, { 'cf-connecting-ip': '192.0.2.9' });
    await guesser.post('/api/invitations/preview', { token: newToken() });
    const rows = await db().select().from(attempts);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.key).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not hinder thirty people behind one address', async () => {
    const token = await seedInvitation(cluster.staffA, { usesLeft: 100 });
    const replies = await Promise.all(
      Array.from({ length: 35 }, () => new Caller().post('/api/login', { token, sharedComputer: false })),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(35).fill(200));
  });
});

test('no token or cookie stands in anything the server wrote: database, rooms, traces (rule L1, failure 46)', async () => {
  const token = await seedInvitation(cluster.directionA);
  const person = new Caller();
  await person.post('/api/invitations/preview', { token });
  await person.post('/api/login', { token, sharedComputer: false });
  await person.get('/api/home');
  const lead = await as(cluster.lead);
  const { body } = await lead.post('/api/invitations', { membershipIds: [cluster.staffA.membershipId] });
  const made: string = body.invitations[0].link;
  expect(made).toMatch(new RegExp(`^${inject('grappe').origin}/invitation#[\\w-]{43}$`));

  const secrets = [token, person.cookie!.split('=')[1]!, made.split('#')[1]!];
  const { dataDir } = inject('grappe');
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    // An object that is put to sleep takes its side files with it: what is in no file any more is in no file.
    const bytes = await readFile(join(file.parentPath, file.name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!bytes) continue;
    for (const secret of secrets) expect(bytes.includes(secret), file.name).toBe(false);
  }
  expect(files.some((file) => file.name === 'grappe.db-wal' || file.name === 'grappe.db')).toBe(true);
});
