import { and, eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditLog, invitations } from '#db/schema.ts';
import { hashToken } from '#domain/people/token.ts';
import { Caller, as } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, seedInvitation, type Person, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
beforeAll(async () => {
  cluster = await seedCluster();
});

const tokenOf = (link: string) => link.split('#')[1]!;
const login = (token: string) => new Caller().post('/api/login', { token, sharedComputer: false });

describe('who makes and revokes invitations (rule A9)', () => {
  test.each(['directionA', 'staffA', 'tradeB', 'observer'] as const)('%s does not', async (who) => {
    const person = await as(cluster[who]);
    const token = await seedInvitation(cluster.tradeA);
    const [row] = await database()
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, await hashToken(token)));
    const replies = [
      await person.get('/api/people'),
      await person.post('/api/invitations', { membershipIds: [cluster.tradeA.membershipId] }),
      await person.post(`/api/invitations/${row!.id}/revoke`),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    expect((await new Caller().post('/api/invitations/preview', { token })).status).toBe(200);
  });

  test('a facilitator invites themself and the members they follow, nobody whose rights are others', async () => {
    const facilitator = await as(cluster.facilitatorA);
    const may = new Map<string, boolean>();
    const { body } = await facilitator.get('/api/people');
    for (const { name, canInvite } of body.people) may.set(name, canInvite);
    expect(Object.fromEntries(may)).toEqual({
      Hélène: true,
      Nadia: true,
      Claire: true,
      Aminata: false,
      Élodie: false,
      Anne: true,
      Marc: false,
      Paul: false,
    });
    for (const person of [cluster.lead, cluster.facilitatorB, cluster.tradeB, cluster.observer]) {
      const ids = [cluster.staffA.membershipId, person.membershipId];
      expect((await facilitator.post('/api/invitations', { membershipIds: ids })).body).toEqual({
        error: 'forbidden',
      });
    }
    // Nor is a link of theirs revoked, which would put them out.
    await seedInvitation(cluster.tradeB);
    const { people } = (await facilitator.get('/api/people')).body;
    const { invitation } = people.find((one: Person) => one.personId === cluster.tradeB.personId);
    expect((await facilitator.post(`/api/invitations/${invitation.id}/revoke`)).status).toBe(403);

    const lead = await as(cluster.lead);
    const ids = [cluster.facilitatorA, cluster.facilitatorB, cluster.lead].map((p) => p.membershipId);
    expect((await lead.post('/api/invitations', { membershipIds: ids })).status).toBe(200);
  });

  test('nobody of another cluster is named, invited or revoked (rule A1)', async () => {
    const other = await seedCluster();
    const stranger = await as(other.lead);
    const made = await (
      await as(cluster.lead)
    ).post('/api/invitations', { membershipIds: [cluster.tradeB.membershipId] });
    const ids = (await stranger.get('/api/people')).body.people.map((p: Person) => p.membershipId);
    expect(ids).not.toContain(cluster.tradeB.membershipId);
    for (const reply of [
      await stranger.post('/api/invitations', { membershipIds: [cluster.tradeB.membershipId] }),
      await stranger.post(`/api/invitations/${made.body.invitations[0].invitation.id}/revoke`),
    ]) {
      expect(reply).toMatchObject({ status: 404, body: { error: 'not_found' } });
    }
  });
});

describe('links', () => {
  test('are made for several people at once, each for its own person', async () => {
    const facilitator = await as(cluster.facilitatorA);
    const wanted = [cluster.directionA, cluster.staffA, cluster.tradeA];
    const { body } = await facilitator.post('/api/invitations', {
      membershipIds: wanted.map(({ membershipId }) => membershipId),
    });
    for (const person of wanted) {
      const made = body.invitations.find((i: Person) => i.membershipId === person.membershipId);
      expect(made).toMatchObject({ name: person.name, invitation: { state: 'ready', firstUsedAt: null } });
      expect((await login(tokenOf(made.link))).body.personId).toBe(person.personId);
    }
    const { body: after } = await facilitator.get('/api/people');
    expect(after.people.find((p: Person) => p.name === 'Hélène').invitation.state).toBe('opened');
    expect(JSON.stringify(after)).not.toContain('#');
  });

  test('a new one takes the place of the old, and leaves open logins alone', async () => {
    const other = await seedCluster();
    const facilitator = await as(other.facilitatorA);
    const membershipIds = [other.tradeA.membershipId];
    const make = async (): Promise<string> =>
      tokenOf((await facilitator.post('/api/invitations', { membershipIds })).body.invitations[0].link);
    const first = await make();
    const phone = new Caller();
    await phone.post('/api/login', { token: first, sharedComputer: false });
    const second = await make();
    expect((await login(first)).body).toEqual({ error: 'invitation_invalid' });
    expect((await login(second)).status).toBe(200);
    expect((await phone.get('/api/me')).status).toBe(200);
  });

  test('revoked: the link and the logins it opened are over, everyone else stays in (failure 46)', async () => {
    const other = await seedCluster();
    const facilitator = await as(other.facilitatorA);
    const { body } = await facilitator.post('/api/invitations', {
      membershipIds: [other.tradeA.membershipId],
    });
    const { link, invitation } = body.invitations[0];
    const thief = new Caller();
    await thief.post('/api/login', { token: tokenOf(link), sharedComputer: false });
    const neighbour = await as(other.staffA);
    expect(await facilitator.post(`/api/invitations/${invitation.id}/revoke`)).toMatchObject({
      status: 200,
      body: { ok: true },
    });
    expect((await login(tokenOf(link))).body).toEqual({ error: 'invitation_invalid' });
    expect((await thief.get('/api/me')).body).toEqual({ error: 'login_required' });
    expect((await neighbour.get('/api/me')).status).toBe(200);
    const { body: after } = await facilitator.get('/api/people');
    expect(after.people.find((p: Person) => p.name === 'Claire').invitation.state).toBe('revoked');
  });

  test('A9: nobody revokes the link of someone they may not invite', async () => {
    const facilitator = await as(cluster.facilitatorA);
    const lead = await as(cluster.lead);
    for (const membershipId of [cluster.lead.membershipId, cluster.facilitatorB.membershipId]) {
      const { body } = await lead.post('/api/invitations', { membershipIds: [membershipId] });
      const { link, invitation } = body.invitations[0];
      expect(await facilitator.post(`/api/invitations/${invitation.id}/revoke`)).toMatchObject({
        status: 403,
        body: { error: 'forbidden' },
      });
      expect((await login(tokenOf(link))).status).toBe(200);
    }
  });

  test('one may revoke one’s own and stay', async () => {
    const other = await seedCluster();
    const facilitator = await as(other.facilitatorA);
    const { body } = await facilitator.post('/api/invitations', {
      membershipIds: [other.facilitatorA.membershipId],
    });
    await facilitator.post(`/api/invitations/${body.invitations[0].invitation.id}/revoke`);
    expect((await facilitator.get('/api/me')).status).toBe(200);
  });

  test.each([[[]], [Array(201).fill('x')], ['x'], [null]])('refuses %j as a list', async (membershipIds) => {
    const facilitator = await as(cluster.facilitatorA);
    const { status, body } = await facilitator.post('/api/invitations', { membershipIds });
    expect([status, body.error]).toEqual([400, 'bad_request']);
  });
});

test('the log says who invited, revoked, came in and went out, and holds no secret', async () => {
  const other = await seedCluster();
  const facilitator = await as(other.facilitatorA);
  const { body } = await facilitator.post('/api/invitations', { membershipIds: [other.tradeA.membershipId] });
  const { link, invitation } = body.invitations[0];
  const member = new Caller();
  await member.post('/api/login', { token: tokenOf(link), sharedComputer: false });
  await member.post('/api/logout');
  await facilitator.post(`/api/invitations/${invitation.id}/revoke`);
  const lines = await database()
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.clusterId, other.clusterId),
        inArray(auditLog.personId, [other.facilitatorA.personId, other.tradeA.personId]),
      ),
    )
    .orderBy(auditLog.id);
  expect(lines.map(({ action, personId }) => [action, personId])).toEqual([
    ['invitation.create', other.facilitatorA.personId],
    ['login.open', other.tradeA.personId],
    ['login.close', other.tradeA.personId],
    ['invitation.revoke', other.facilitatorA.personId],
  ]);
  expect(JSON.stringify(lines)).not.toContain(tokenOf(link));
});
