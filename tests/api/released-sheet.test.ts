import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { expect, inject, test } from 'vitest';
import { memberships, traces } from '#db/schema.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { addCard, deleteItem } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { person } from './cluster-draft.ts';
import { database } from './database.ts';
import { RightsStage } from './rights-stage.ts';

/*
 * What a release opens to the other establishments, and to a facilitator who does not follow this one: what the sheet says, and nothing
 * that was taken out of it, that waits, or that changes it (rules A3, K2).
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

  for (const who of ['tradeB', 'otherFacilitator'] as const) {
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
  expect((await rename('facilitator')).status).toBe(200);
});
