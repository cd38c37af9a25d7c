import { eq, inArray } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { expect, inject, test } from 'vitest';
import { boards, memberships, sheets, traces } from '#db/schema.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { addCard, addRow, deleteItem } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { person } from './cluster-draft.ts';
import { database } from './database.ts';
import type { Knocker } from './rights-people-stage.ts';
import { RightsStage } from './rights-stage.ts';
import { SheetListener } from './sheet-listener.ts';

/*
 * What a release opens to the other establishments, and to a facilitator who does not follow this one: what the sheet says, and nothing
 * that was taken out of it, that waits, or that changes it (rules A3, K2). The lead reads any establishment's sheet likewise, released or not.
 */

const TAKEN_OUT = 'La directrice ne sait pas encore';

test('a released sheet is read by the others, with no past, and written by none of them', async () => {
  const stage = await RightsStage.open();
  const sheetId = stage.cluster.sheet.a;
  const own = await stage.as('directionA');
  const kind = kindOf('INITIAL_REPRESENTATIONS');
  if (kind?.family !== 'cards') throw new Error('not a board of cards');
  let card = '';
  await writeOnSheet(inject('grappe').origin, own.cookie!, sheetId, (sheet) => {
    card = addCard(sheet, kind, { zone: kind.zones[0]!.key }, { text: TAKEN_OUT });
  });
  await writeOnSheet(inject('grappe').origin, own.cookie!, sheetId, (sheet) => deleteItem(sheet, card));
  await own.post(`/api/sheets/${sheetId}/checkpoints`);
  await (await stage.as('facilitator')).post(`/api/sheets/${sheetId}/release`, { released: true });
  // A link from the card that was taken out to a sheet of B: its words are not B's to read.
  await database()
    .insert(traces)
    .values({
      id: nanoid(),
      clusterId: stage.cluster.clusterId,
      fromSheetId: sheetId,
      fromItemId: card,
      toSheetId: stage.cluster.sheet.b,
      toItemId: null,
      createdBy: stage.person('directionA').personId,
      createdAt: 0,
    });

  for (const who of ['tradeB', 'otherFacilitator', 'lead'] as const) {
    const caller = await stage.as(who);
    const answer = async (method: 'get' | 'post', path: string, body?: unknown) => {
      const reply =
        method === 'get' ? await caller.get(`/api${path}`) : await caller.post(`/api${path}`, body);
      expect(reply.text, path).not.toContain(TAKEN_OUT);
      return reply.status === 200 ? 'ok' : reply.body.error;
    };
    const at = `/sheets/${sheetId}`;
    expect([
      await answer('get', at),
      await answer('get', `${at}/traces`),
      await answer('get', `/sheets/${stage.cluster.sheet.b}/traces`),
      await answer('get', '/search?q=directrice'),
      await answer('get', `${at}/trash`),
      await answer('get', `${at}/checkpoints`),
      await answer('get', `${at}/checkpoints/2`),
      await answer('post', `${at}/checkpoints`),
      await answer('post', `${at}/drafts`, stage.newDraft('x')),
      await answer('post', `${at}/submit`, { expectedDeliverableId: stage.cluster.expected.late }),
      await answer('post', `${at}/release`, { released: false }),
    ]).toEqual([
      ...['ok', 'ok', 'ok', 'ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden', 'sheet_read_only'],
      ...['forbidden', 'forbidden'],
    ]);
  }
  expect((await own.get(`/api/sheets/${stage.cluster.sheet.a}/trash`)).text).toContain(TAKEN_OUT);
});

test('K2: the same over the socket, in every byte, and as rights change', async () => {
  const stage = await RightsStage.open();
  const sheetId = stage.cluster.sheet.a;
  const own = await stage.as('directionA');
  const { origin } = inject('grappe');
  const kind = kindOf('INITIAL_REPRESENTATIONS');
  if (kind?.family !== 'cards') throw new Error('not a board of cards');
  const write = async (text: string): Promise<string> => {
    let card = '';
    await writeOnSheet(origin, own.cookie!, sheetId, (sheet) => {
      card = addCard(sheet, kind, { zone: kind.zones[0]!.key }, { text });
    });
    return card;
  };
  const takenOut = await write(TAKEN_OUT);
  await writeOnSheet(origin, own.cookie!, sheetId, (sheet) => deleteItem(sheet, takenOut));
  await (await stage.as('facilitator')).post(`/api/sheets/${sheetId}/release`, { released: true });
  const listen = async (who: Knocker) => SheetListener.join(sheetId, (await stage.as(who)).cookie!);
  const readers = await Promise.all((['tradeB', 'otherFacilitator', 'lead'] as const).map(listen));
  const insiders = await Promise.all((['staffA', 'facilitator'] as const).map(listen));
  const shown = await write('Les transmissions');
  for (const one of [...readers, ...insiders]) await one.until(() => one.sheet.items.has(shown));
  for (const reader of readers)
    for (const secret of [TAKEN_OUT, takenOut, stage.person('directionA').personId])
      expect(reader.received).not.toContain(secret);
  for (const insider of insiders) expect(insider.received).toContain(TAKEN_OUT);

  // Following another establishment from now on: they come back, and are given the copy.
  await (
    await stage.as('lead')
  ).post(`/api/people/${stage.person('facilitator').membershipId}`, {
    ...person(stage.person('facilitator').name, { role: 'facilitator' }),
    establishmentIds: [stage.cluster.establishment.b],
  });
  const [, former] = insiders;
  await former!.until(() => former!.closed !== null);
  expect(former!.closed).toBe(1012);
  expect((await listen('facilitator')).received).not.toContain(TAKEN_OUT);

  await database().update(sheets).set({ releasedAt: null }).where(eq(sheets.id, sheetId));
  expect((await listen('tradeB')).closed).toBe(4403);
  for (const one of [...readers, ...insiders]) one.close();
});

test('K2: a picture or a placement that was on a released sheet is not for those who read the release', async () => {
  const stage = await RightsStage.open();
  const picture = await stage.picture();
  const placement = await stage.placement();
  const boardsOf = database()
    .select({ id: boards.id })
    .from(boards)
    .where(eq(boards.clusterId, stage.cluster.clusterId));
  await database().update(sheets).set({ releasedAt: 1 }).where(inArray(sheets.boardId, boardsOf));
  const from = `/api/sheets/${picture.split('/')[0]}`;
  const row = async (image: string | null) =>
    writeOnSheet(
      inject('grappe').origin,
      (await stage.as('directionA')).cookie!,
      picture.split('/')[0]!,
      (sheet) => {
        const kind = kindOf('WORK_SITUATION_PHOTO');
        if (kind?.family !== 'table') throw new Error('not a table');
        const column = kind.columns.find(({ type }) => type === 'image')!.key;
        const [id] = [...sheet.items.keys()];
        sheet.items.get(id ?? addRow(sheet, kind))?.set(column, image);
      },
    );
  const statuses = async (path: string) =>
    Promise.all(
      (['directionA', 'lead', 'tradeB', 'otherFacilitator'] as const).map(
        async (who) => (await (await stage.as(who)).get(path)).status,
      ),
    );
  const at = `${from}/images/${picture.split('/')[2]}`;
  expect(await statuses(at)).toEqual([200, 404, 404, 404]);
  await row(picture.split('/')[2]!);
  expect(await statuses(at)).toEqual([200, 200, 200, 200]);
  await row(null);
  expect(await statuses(at)).toEqual([200, 404, 404, 404]);

  expect(await statuses(`/api/placements/${placement}`)).toEqual([200, 403, 403, 403]);
  const seen = await (await stage.as('directionA')).get(`/api/placements/${placement}`);
  const other = await (await stage.as('tradeB')).get(`/api/sheets/${seen.body.sheetId}/placement`);
  expect(other.body).toEqual({ placement: null, canOpen: false, electors: 0 });
});

test('E2: what is read on a released sheet of another establishment becomes nothing of one’s own', async () => {
  const stage = await RightsStage.open();
  const { a, b } = stage.cluster.establishment;
  const [from, own] = [
    await stage.sheetOf('PRIORITY_MAP', { establishmentId: a, releasedAt: 1 }),
    await stage.sheetOf('EXPERIMENT_SHEET', { establishmentId: b }),
  ];
  const ofCluster = await stage.sheetOf('PRIORITY_MAP', { establishmentId: null });
  const member = await stage.as('tradeB');
  const link = (fromSheetId: string) =>
    member.post('/api/traces', { fromSheetId, fromItemId: 'card', toSheetId: own, toItemIds: ['form'] });
  expect(await link(from)).toMatchObject({
    status: 400,
    body: { error: 'bad_request', issues: [{ path: 'toSheetId' }] },
  });
  expect((await link(ofCluster)).status).toBe(200);
});

test('a facilitator who reads a released sheet leaves no board behind a refusal (rule T2)', async () => {
  const stage = await RightsStage.open();
  const from = await stage.sheetOf('PRIORITY_MAP', {
    establishmentId: stage.cluster.establishment.a,
    releasedAt: 1,
  });
  const plan = async () =>
    (await (await stage.as('lead')).get('/api/plan')).body.phases.flatMap(
      (one: { boards: unknown[] }) => one.boards,
    ).length;
  const before = await plan();
  for (const who of ['otherFacilitator', 'lead'] as const) {
    const reply = await (
      await stage.as(who)
    ).post(`/api/sheets/${from}/follow-up`, { kind: 'EXPERIMENT_SHEET' });
    expect(reply.body).toEqual({ error: 'board_missing' });
  }
  expect(await plan()).toBe(before);
});

test('A1: a name is not changed from one cluster for all the others', async () => {
  const stage = await RightsStage.open();
  const other = await RightsStage.open();
  const observer = stage.person('observer');
  await database().insert(memberships).values({
    id: nanoid(),
    personId: observer.personId,
    clusterId: other.cluster.clusterId,
    role: 'observer',
    title: 'ARS',
  });
  const rename = async (who: 'facilitator' | 'lead') =>
    (await stage.as(who)).post(
      `/api/people/${observer.membershipId}`,
      person('Autre nom', { role: 'observer' }),
    );
  for (const who of ['facilitator', 'lead'] as const)
    expect(await rename(who)).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  // Whoever answers for all the clusters of a person may.
  await database()
    .update(memberships)
    .set({ endedAt: 1 })
    .where(eq(memberships.clusterId, other.cluster.clusterId));
  expect((await rename('lead')).status).toBe(200);
});
