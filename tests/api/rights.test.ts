import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, sessions, sheets } from '#db/schema.ts';
import { as, type Reply } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
beforeEach(async () => {
  cluster = await seedCluster();
});

type Who = 'directionA' | 'staffA' | 'tradeB' | 'facilitatorA' | 'facilitatorB' | 'observer' | 'lead';
const read = async (who: Who, sheet: keyof SeededCluster['sheet']): Promise<Reply> =>
  (await as(cluster[who])).get(`/api/sheets/${cluster.sheet[sheet]}`);

describe('a sheet', () => {
  test('of another cluster does not exist (rule A1)', async () => {
    const other = await seedCluster();
    for (const who of ['directionA', 'facilitatorA', 'lead', 'observer'] as const) {
      const stranger = await as(other[who]);
      const replies = [
        await stranger.get(`/api/sheets/${cluster.sheet.a}`),
        await stranger.get(`/api/boards/${cluster.boardId}`),
        await stranger.post(`/api/sheets/${cluster.sheet.a}/release`, { released: true }),
      ];
      for (const reply of replies) expect(reply).toMatchObject({ status: 404, body: { error: 'not_found' } });
      const pages = [await stranger.get('/api/home'), await stranger.get('/api/progress')];
      for (const { text } of pages) {
        for (const id of [...Object.values(cluster.sheet), ...Object.values(cluster.establishment)]) {
          expect(text).not.toContain(id);
        }
      }
    }
  });

  test('of one’s establishment is written on; another’s is read once released, never written on (rule A3, failure 31)', async () => {
    expect((await read('directionA', 'a')).body).toMatchObject({
      canEdit: true,
      readOnly: null,
      canManage: false,
    });
    expect(await read('tradeB', 'a')).toMatchObject({ status: 403, body: { error: 'sheet_not_released' } });

    const facilitator = await as(cluster.facilitatorA);
    const released = await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: true });
    expect(released.body).toMatchObject({ state: 'released', canRelease: true });
    expect((await read('tradeB', 'a')).body).toMatchObject({
      canEdit: false,
      readOnly: 'sheet_read_only',
      canSubmit: false,
      canRelease: false,
      canStartNewVersion: false,
    });
    await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: false });
    expect((await read('tradeB', 'a')).body).toEqual({ error: 'sheet_not_released' });
  });

  test('of a college is that college’s to write on, its facilitator’s to read, and not the lead’s (rules A3, A4)', async () => {
    expect((await read('staffA', 'staffOfA')).body).toMatchObject({ canEdit: true });
    expect((await read('facilitatorA', 'staffOfA')).body).toMatchObject({
      canEdit: false,
      readOnly: 'sheet_read_only',
      canRelease: false,
    });
    const facilitator = await as(cluster.facilitatorA);
    const release = await facilitator.post(`/api/sheets/${cluster.sheet.staffOfA}/release`, {
      released: true,
    });
    expect(release).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    for (const who of ['directionA', 'facilitatorB', 'lead', 'observer'] as const) {
      expect(await read(who, 'staffOfA')).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    }
  });

  test('of an assigned establishment is the facilitator’s to write on; another’s once released (rule A4)', async () => {
    expect((await read('facilitatorA', 'a')).body).toMatchObject({ canEdit: true });
    expect((await read('facilitatorA', 'b')).body).toEqual({ error: 'sheet_not_released' });
    expect((await read('facilitatorB', 'b')).body).toMatchObject({ canEdit: true });
    expect((await read('facilitatorA', 'cluster')).body).toMatchObject({ canEdit: true });
    const replies = await (
      await as(cluster.facilitatorA)
    ).post(`/api/sheets/${cluster.sheet.b}/release`, { released: true });
    expect(replies.status).toBe(403);
  });

  test('is read by the lead, written on only when it is the cluster’s', async () => {
    expect((await read('lead', 'a')).body).toMatchObject({
      canEdit: false,
      readOnly: 'sheet_read_only',
      canManage: true,
    });
    expect((await read('lead', 'cluster')).body).toMatchObject({ canEdit: true });
  });

  test('is nothing to an observer, released or not (rule A5)', async () => {
    await database().update(sheets).set({ releasedAt: Date.now() }).where(eq(sheets.id, cluster.sheet.a));
    for (const sheet of ['a', 'b', 'cluster'] as const) {
      expect(await read('observer', sheet)).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    }
    const board = await (await as(cluster.observer)).get(`/api/boards/${cluster.boardId}`);
    expect(board).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  });

  test('of the cluster is open to members while a session is live, not before or after (rule A6)', async () => {
    const states: string[] = [];
    for (const state of ['planned', 'lobby', 'live', 'closed'] as const) {
      await database().update(sessions).set({ state }).where(eq(sessions.id, cluster.session));
      const { body } = await read('tradeB', 'cluster');
      states.push(`${state}: ${body.readOnly}`);
    }
    expect(states).toEqual([
      'planned: sheet_read_only',
      'lobby: sheet_read_only',
      'live: null',
      'closed: sheet_read_only',
    ]);
  });

  test('that is sealed says so, and offers a new version to those who may start one', async () => {
    await database().update(sheets).set({ sealedAt: Date.now() }).where(eq(sheets.id, cluster.sheet.a));
    expect((await read('directionA', 'a')).body).toMatchObject({
      state: 'sealed',
      readOnly: 'sheet_sealed',
      canSubmit: false,
      canStartNewVersion: true,
    });
    expect((await read('lead', 'a')).body).toMatchObject({ canStartNewVersion: false });
  });

  test('names what it can be handed in for, its team, and the readable sheets beside it', async () => {
    const { body } = await read('directionA', 'a');
    expect(body).toMatchObject({
      boardTitle: 'Représentations initiales',
      family: 'cards',
      phaseTitle: 'Lancement',
      state: 'empty',
      version: 1,
      canSubmit: true,
      canRelease: false,
      expected: [{ id: cluster.expected.late, title: 'Les représentations' }],
      deliverableId: null,
    });
    expect(body.team.map(({ name }: { name: string }) => name).sort()).toEqual(['Claire', 'Hélène', 'Nadia']);
    const ids = body.sheets.map(({ sheetId }: { sheetId: string }) => sheetId).sort();
    expect(ids).toEqual([cluster.sheet.a, cluster.sheet.cluster].sort());
    expect((await read('facilitatorA', 'cluster')).body).toMatchObject({ expected: [], canSubmit: false });
  });
});

test('releasing twice keeps the first day and one line in the log', async () => {
  const facilitator = await as(cluster.facilitatorA);
  const stored = async () =>
    (await database().select().from(sheets).where(eq(sheets.id, cluster.sheet.a)))[0]!.releasedAt;
  await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: true });
  const first = await stored();
  await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: true });
  expect(await stored()).toBe(first);
  const lines = await database().select().from(auditLog).where(eq(auditLog.subject, cluster.sheet.a));
  expect(lines.map(({ action }) => action)).toEqual(['sheet.release']);
});

describe('a board', () => {
  test('shows each person the sheets they may read', async () => {
    const seen = async (who: Who) =>
      (await (await as(cluster[who])).get(`/api/boards/${cluster.boardId}`)).body.sheets.map(
        ({ sheetId }: { sheetId: string }) =>
          Object.entries(cluster.sheet).find(([, id]) => id === sheetId)![0],
      );
    expect(await seen('directionA')).toEqual(expect.arrayContaining(['a', 'cluster']));
    expect(await seen('directionA')).toHaveLength(2);
    expect((await seen('staffA')).sort()).toEqual(['a', 'cluster', 'staffOfA']);
    expect((await seen('tradeB')).sort()).toEqual(['b', 'cluster']);
    expect((await seen('facilitatorA')).sort()).toEqual(['a', 'cluster', 'staffOfA']);
    expect((await seen('lead')).sort()).toEqual(['a', 'b', 'cluster']);
  });

  test('tells a facilitator which session it can be voted on in, and nobody else', async () => {
    await database().update(sessions).set({ state: 'live' }).where(eq(sessions.id, cluster.session));
    const live = async (who: Who) =>
      (await (await as(cluster[who])).get(`/api/boards/${cluster.boardId}`)).body.liveSessionId;
    expect(await live('facilitatorA')).toBe(cluster.session);
    expect(await live('directionA')).toBeNull();
  });
});

describe('home', () => {
  test('shows a member what waits for them', async () => {
    const { body } = await (await as(cluster.tradeB)).get('/api/home');
    expect(body.me).toMatchObject({ name: 'Aminata', collegeLabel: 'métiers', assigned: [] });
    expect(body.phases).toMatchObject([
      { title: 'Lancement', state: 'current', boards: [{ id: cluster.boardId }], expected: [{}, {}] },
    ]);
    expect(body.session).toMatchObject({ id: cluster.session, phaseTitle: 'Lancement', state: 'planned' });
    expect(
      body.sheets.map(({ sheetId, canEdit }: { sheetId: string; canEdit: boolean }) => [sheetId, canEdit]),
    ).toEqual([
      [cluster.sheet.b, true],
      [cluster.sheet.cluster, false],
    ]);
    expect(body.progress.establishments).toMatchObject([{ id: cluster.establishment.b, initials: 'PV' }]);
    expect(body.toSign).toEqual([]);
  });

  test('shows a facilitator the establishments they follow', async () => {
    const { body } = await (await as(cluster.facilitatorA)).get('/api/home');
    expect(body.me.assigned).toMatchObject([{ id: cluster.establishment.a }]);
    expect(body.progress.establishments).toMatchObject([{ id: cluster.establishment.a }]);
    expect(body.progress.cells).toHaveLength(2);
  });

  test('shows an observer states and nothing else (rule A5)', async () => {
    await database().update(sheets).set({ editedAt: Date.now() }).where(eq(sheets.id, cluster.sheet.a));
    const { body } = await (await as(cluster.observer)).get('/api/home');
    expect(body).toMatchObject({ session: null, sheets: [], toSign: [] });
    expect(body.phases[0].boards).toEqual([]);
    expect(body.progress.establishments).toHaveLength(2);
    expect(body.progress.cells[0]).toEqual({
      establishmentId: cluster.establishment.a,
      expectedId: cluster.expected.late,
      state: 'draft',
      version: null,
      deliverableId: null,
      boardId: null,
      opinions: [],
      signatories: 0,
      handedInAt: null,
      signedAt: null,
      transmittedAt: null,
      late: true,
    });
    expect((await (await as(cluster.observer)).get('/api/progress')).body).toEqual(body.progress);
  });

  test('shows the lead the whole table', async () => {
    const { body } = await (await as(cluster.lead)).get('/api/progress');
    expect(body.cells).toHaveLength(4);
    expect(body.cells[0]).toMatchObject({ state: 'none', boardId: cluster.boardId, late: true });
    expect(body.cells[1]).toMatchObject({ state: 'none', boardId: null, late: false });
  });
});
