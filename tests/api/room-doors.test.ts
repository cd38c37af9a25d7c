import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { invitations, logins, memberships, sessions } from '#db/schema.ts';
import { CLOSE, MESSAGE, type SheetStatus } from '#party/shared/protocol.ts';
import { Caller, as } from './caller.ts';
import { database } from './database.ts';
import { closed, knock, roomsOnDisk, type Entrance } from './room-door.ts';
import { seedCluster, seedLogin, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
beforeEach(async () => {
  cluster = await seedCluster();
});

const sheetDoor = () => `/rooms/sheet/${cluster.sheet.a}`;
const sessionDoor = () => `/rooms/session/${cluster.session}`;

/** First message of a sheet's room: a status frame. Its two leading numbers are below 128 and one byte each, save the length. */
function statusOf(entrance: Entrance): SheetStatus {
  if (entrance.outcome !== 'open') throw new Error(`not open: ${JSON.stringify(entrance)}`);
  expect(entrance.first[0]).toBe(MESSAGE.status);
  return JSON.parse(entrance.first.toString('utf8').replace(/^[^{]*/, ''));
}

function leave(entrance: Entrance): void {
  if (entrance.outcome === 'open') entrance.socket.close();
}

describe('a page of another site (failure 26)', () => {
  test.each([['https://evil.example'], ['null'], [null]])(
    'Origin %s gets 403, with the best of cookies',
    async (origin) => {
      const { cookie } = await seedLogin(cluster.directionA);
      for (const door of [sheetDoor(), sessionDoor()]) {
        expect(await knock(door, { cookie, origin })).toEqual({ outcome: 'status', status: 403 });
      }
    },
  );
});

describe('who may not come in wakes no room (failure 27)', () => {
  test('and is told why, once and for all', async () => {
    const other = await seedCluster();
    const expired = await seedLogin(cluster.directionA, { openedAt: Date.now() - 400 * 24 * 3600 * 1000 });
    const ended = await seedLogin(cluster.directionA);
    await database().delete(logins).where(eq(logins.id, ended.loginId));
    // A login of this person, for a cluster they are not in.
    const elsewhere = await seedLogin(cluster.directionA, { clusterId: other.clusterId });
    const cookieOf = async (who: keyof SeededCluster) =>
      (await seedLogin(cluster[who] as SeededCluster['lead'])).cookie;
    const stranger = (await seedLogin(other.directionA)).cookie;

    const before = [await roomsOnDisk('SheetRoom'), await roomsOnDisk('SessionRoom')];
    const refusals: [string, string | undefined, keyof typeof CLOSE][] = [
      [sheetDoor(), undefined, 'login_required'],
      [sheetDoor(), 'grappe_login=made-up', 'login_required'],
      [sheetDoor(), expired.cookie, 'login_required'],
      [sheetDoor(), ended.cookie, 'login_required'],
      [sheetDoor(), elsewhere.cookie, 'login_required'],
      [sheetDoor(), stranger, 'not_found'],
      [sheetDoor(), await cookieOf('tradeB'), 'forbidden'],
      [sheetDoor(), await cookieOf('facilitatorB'), 'forbidden'],
      [sheetDoor(), await cookieOf('observer'), 'forbidden'],
      ['/rooms/sheet/nothing', await cookieOf('directionA'), 'not_found'],
      ['/rooms/elsewhere/x', await cookieOf('directionA'), 'not_found'],
      [sessionDoor(), undefined, 'login_required'],
      [sessionDoor(), stranger, 'not_found'],
      [sessionDoor(), await cookieOf('observer'), 'forbidden'],
    ];
    for (const [door, cookie, reason] of refusals) {
      expect(await knock(door, { cookie }), `${door} ${reason}`).toEqual({
        outcome: 'closed',
        code: CLOSE[reason],
        reason,
      });
    }
    expect([await roomsOnDisk('SheetRoom'), await roomsOnDisk('SessionRoom')]).toEqual(before);

    // The same count sees a room that does wake.
    leave(await knock(sheetDoor(), { cookie: await cookieOf('directionA') }));
    expect(await roomsOnDisk('SheetRoom')).toBe(before[0]! + 1);
  });

  test('a plain GET of a room is not an upgrade', async () => {
    const member = await as(cluster.directionA);
    member.headers.origin = inject('grappe').origin;
    expect((await member.get(sheetDoor())).body).toEqual({ error: 'bad_request' });
  });
});

describe('a sheet’s room', () => {
  test('lets the establishment write and a reader of a released sheet read (rule A3, failure 31)', async () => {
    const own = await knock(sheetDoor(), { cookie: (await seedLogin(cluster.directionA)).cookie });
    expect(statusOf(own).readOnly).toBeNull();
    await (await as(cluster.facilitatorA)).post(`/api/sheets/${cluster.sheet.a}/release`, { released: true });
    const reader = await knock(sheetDoor(), { cookie: (await seedLogin(cluster.tradeB)).cookie });
    expect(statusOf(reader).readOnly).toBe('sheet_read_only');
    leave(own);
    leave(reader);
  });

  test('takes no grant from a client (failure 33)', async () => {
    const { cookie } = await seedLogin(cluster.lead);
    const forged = {
      personId: 'x',
      name: 'x',
      role: 'member',
      college: null,
      establishmentId: null,
      colour: null,
    };
    const grant = {
      actor: { ...forged, clusterId: cluster.clusterId },
      kind: 'INITIAL_REPRESENTATIONS',
      version: 1,
      readOnly: null,
      loginId: 'x',
    };
    const headers = {
      'x-grappe-actor': encodeURIComponent(JSON.stringify(grant)),
      'X-Partykit-Room': cluster.sheet.b,
    };
    const entrance = await knock(`${sheetDoor()}?_pk=chosen`, { cookie, headers });
    expect(statusOf(entrance).readOnly).toBe('sheet_read_only');
    leave(entrance);
    expect(await knock(sheetDoor(), { headers })).toMatchObject({ code: CLOSE.login_required });
  });

  test('is closed to its readers when it is withdrawn (rule A8, failure 28)', async () => {
    const facilitator = await as(cluster.facilitatorA);
    await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: true });
    const reader = await knock(sheetDoor(), { cookie: (await seedLogin(cluster.tradeB)).cookie });
    const writer = await knock(sheetDoor(), { cookie: (await seedLogin(cluster.directionA)).cookie });
    if (reader.outcome !== 'open' || writer.outcome !== 'open') throw new Error('not let in');
    const end = closed(reader.socket);
    await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: false });
    expect(await end).toBe(CLOSE.forbidden);
    expect(writer.socket.readyState).toBe(writer.socket.OPEN);
    leave(writer);
  });

  test('is closed by logout, on that device only', async () => {
    const phone = await seedLogin(cluster.directionA);
    const pc = await seedLogin(cluster.directionA);
    const [onPhone, onPc] = [
      await knock(sheetDoor(), { cookie: phone.cookie }),
      await knock(sheetDoor(), { cookie: pc.cookie }),
    ];
    const inSession = await knock(sessionDoor(), { cookie: phone.cookie });
    if (onPhone.outcome !== 'open' || onPc.outcome !== 'open' || inSession.outcome !== 'open') {
      throw new Error('not let in');
    }
    const ends = [closed(onPhone.socket), closed(inSession.socket)];
    await new Caller(phone.cookie).post('/api/logout');
    expect(await Promise.all(ends)).toEqual([CLOSE.login_required, CLOSE.login_required]);
    expect(onPc.socket.readyState).toBe(onPc.socket.OPEN);
    leave(onPc);
  });

  test('is closed to whoever came by an invitation that is revoked', async () => {
    const facilitator = await as(cluster.facilitatorA);
    const membershipIds = [cluster.tradeA.membershipId];
    const { body } = await facilitator.post('/api/invitations', { membershipIds });
    const thief = new Caller();
    await thief.post('/api/login', { token: body.invitations[0].link.split('#')[1], sharedComputer: false });
    const entrance = await knock(sheetDoor(), { cookie: thief.cookie! });
    if (entrance.outcome !== 'open') throw new Error('not let in');
    const end = closed(entrance.socket);
    const [invitation] = await database()
      .select()
      .from(invitations)
      .where(eq(invitations.membershipId, cluster.tradeA.membershipId));
    await facilitator.post(`/api/invitations/${invitation!.id}/revoke`);
    expect(await end).toBe(CLOSE.login_required);
  });

  test('asks for the rights of now at each entrance (rule A8)', async () => {
    const { cookie } = await seedLogin(cluster.facilitatorA);
    leave(await knock(sheetDoor(), { cookie }));
    await database()
      .update(memberships)
      .set({ role: 'observer' })
      .where(eq(memberships.id, cluster.facilitatorA.membershipId));
    expect(await knock(sheetDoor(), { cookie })).toMatchObject({ code: CLOSE.forbidden });
  });

  test('of the cluster is read-only to members until a session is live (rule A6)', async () => {
    const { cookie } = await seedLogin(cluster.tradeB);
    const door = `/rooms/sheet/${cluster.sheet.cluster}`;
    const before = await knock(door, { cookie });
    expect(statusOf(before).readOnly).toBe('sheet_read_only');
    await database().update(sessions).set({ state: 'live' }).where(eq(sessions.id, cluster.session));
    const during = await knock(door, { cookie });
    expect(statusOf(during).readOnly).toBeNull();
    leave(before);
    leave(during);
  });
});

test('a session’s room shows who is there, one line for two devices (rule L5)', async () => {
  const cookies = [
    (await seedLogin(cluster.directionA)).cookie,
    (await seedLogin(cluster.directionA)).cookie,
  ];
  const phone = await knock(sessionDoor(), { cookie: cookies[0] });
  const pc = await knock(sessionDoor(), { cookie: cookies[1] });
  if (pc.outcome !== 'open') throw new Error('not let in');
  const { state } = JSON.parse(pc.first.toString('utf8'));
  expect(state.present).toMatchObject([{ personId: cluster.directionA.personId, name: 'Hélène' }]);
  leave(phone);
  leave(pc);
});
