import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { boards, sheets, traces } from '#db/schema.ts';
import { experimentSheet } from '#domain/boards/kinds/experiment-sheet.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { FORM_ITEM, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem, editText } from '#party/shared/sheet-edits.ts';
import type * as Y from 'yjs';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, seedLogin, type Person, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
let card: string;
const EXPERIMENT = experimentSheet.key;

beforeEach(async () => {
  cluster = await seedCluster();
  await database().update(boards).set({ kind: priorityMap.key }).where(eq(boards.id, cluster.boardId));
  await write(cluster.directionA, cluster.sheet.a, (sheet) => {
    card = addCard(sheet, priorityMap, { x: 4, y: 4 }, { text: 'Les transmissions' });
  });
});

async function write(who: Person, sheetId: string, edit: (sheet: SheetDoc) => void): Promise<void> {
  await writeOnSheet(inject('grappe').origin, (await seedLogin(who)).cookie, sheetId, edit);
}

/** A board of the experiment sheet in the current phase, with a sheet for each establishment. */
async function experimentBoard(): Promise<{ a: string; b: string }> {
  const db = database();
  const [{ phaseId } = { phaseId: '' }] = await db
    .select()
    .from(boards)
    .where(eq(boards.id, cluster.boardId));
  const [boardId, a, b] = [nanoid(), nanoid(), nanoid()];
  await db.insert(boards).values({
    id: boardId,
    clusterId: cluster.clusterId,
    phaseId,
    kind: EXPERIMENT,
    title: 'Fiche expérimentation',
    position: 9,
    state: 'open',
    createdAt: Date.now(),
  });
  await db.insert(sheets).values([
    { id: a, boardId, establishmentId: cluster.establishment.a },
    { id: b, boardId, establishmentId: cluster.establishment.b },
  ]);
  return { a, b };
}

const followUp = async (who: Person, kind = EXPERIMENT) =>
  (await as(who)).post(`/api/sheets/${cluster.sheet.a}/follow-up`, { kind });
const link = async (who: Person, toSheetId: string, fromSheetId = cluster.sheet.a) =>
  (await as(who)).post('/api/traces', {
    fromSheetId,
    fromItemId: card,
    toSheetId,
    toItemIds: [FORM_ITEM],
  });

describe('where a priority goes (rule E2)', () => {
  test('to the establishment’s own sheet of the board there is', async () => {
    const { a } = await experimentBoard();
    expect((await followUp(cluster.staffA)).body).toMatchObject({ sheetId: a });
  });

  test('to a board made for it, by someone who manages boards and nobody else', async () => {
    expect((await followUp(cluster.staffA)).body).toEqual({ error: 'board_missing' });
    const { body } = await followUp(cluster.facilitatorA);
    const [made] = await database().select().from(sheets).where(eq(sheets.id, body.sheetId));
    expect(made).toMatchObject({ establishmentId: cluster.establishment.a });
    expect((await followUp(cluster.staffA)).body).toMatchObject({ sheetId: body.sheetId });
  });

  test('not to a sealed sheet, not to what it cannot become (rule E1), not from a sheet one may not read', async () => {
    const { a } = await experimentBoard();
    expect((await followUp(cluster.staffA, 'DIAGNOSIS')).body).toEqual({ error: 'bad_request' });
    expect((await followUp(cluster.tradeB)).status).toBe(403);
    await database().update(sheets).set({ sealedAt: Date.now() }).where(eq(sheets.id, a));
    expect((await followUp(cluster.staffA)).body).toEqual({ error: 'sheet_sealed' });
  });
});

describe('a link', () => {
  test('is read from both sides with the words of now, and says what was deleted (rules E3 and E4)', async () => {
    const { a } = await experimentBoard();
    const member = await as(cluster.staffA);
    for (let twice = 0; twice < 2; twice += 1) expect((await link(cluster.staffA, a)).status).toBe(200);
    await write(cluster.directionA, cluster.sheet.a, (sheet) => {
      editText(sheet.items.get(card)?.get('text') as Y.Text, 17, 0, ' du soir');
    });
    await write(cluster.directionA, a, (sheet) => {
      editText(sheet.items.get(FORM_ITEM)?.get('title') as Y.Text, 0, 0, 'Relève écrite');
    });
    const seen = [
      (await member.get(`/api/sheets/${cluster.sheet.a}/traces`)).body,
      (await member.get(`/api/sheets/${a}/traces`)).body,
    ];
    for (const body of seen) {
      expect(body.traces).toHaveLength(1);
      expect(body.traces[0]).toMatchObject({
        from: { sheetId: cluster.sheet.a, itemId: card, words: 'Les transmissions du soir', state: 'live' },
        to: { sheetId: a, itemId: FORM_ITEM, words: 'Relève écrite', state: 'live' },
        canRemove: true,
      });
    }
    await write(cluster.directionA, cluster.sheet.a, (sheet) => deleteItem(sheet, card));
    const { body } = await member.get(`/api/sheets/${a}/traces`);
    expect(body.traces[0].from).toMatchObject({ state: 'deleted' });
  });

  test('is made only by who writes there and reads here', async () => {
    const { a, b } = await experimentBoard();
    expect((await link(cluster.tradeB, b)).status).toBe(403);
    expect((await link(cluster.directionA, b)).status).toBe(403);
    expect((await link(cluster.lead, a)).body).toEqual({ error: 'sheet_read_only' });
    const stranger = (await seedCluster()).directionA;
    expect((await link(stranger, a)).status).toBe(404);
    expect(await database().select().from(traces).where(eq(traces.clusterId, cluster.clusterId))).toEqual([]);
  });

  test('whose other end one may not read is left out, words and all', async () => {
    const { b } = await experimentBoard();
    await database().update(sheets).set({ releasedAt: Date.now() }).where(eq(sheets.id, cluster.sheet.a));
    expect((await link(cluster.tradeB, b)).status).toBe(400);
    // One that was made before rule E2 was kept.
    await database().insert(traces).values({
      id: nanoid(),
      clusterId: cluster.clusterId,
      fromSheetId: cluster.sheet.a,
      fromItemId: card,
      toSheetId: b,
      toItemId: 'form',
      createdBy: cluster.tradeB.personId,
      createdAt: 0,
    });
    await database().update(sheets).set({ releasedAt: null }).where(eq(sheets.id, cluster.sheet.a));
    const theirs = await (await as(cluster.tradeB)).get(`/api/sheets/${b}/traces`);
    expect(theirs.body).toEqual({ traces: [] });
    const ours = await (await as(cluster.directionA)).get(`/api/sheets/${cluster.sheet.a}/traces`);
    expect(ours.body).toEqual({ traces: [] });
  });

  test('is removed by who may write where it leads', async () => {
    const { a } = await experimentBoard();
    const { body } = await link(cluster.staffA, a);
    const path = `/api/traces/${body.traces[0].id}`;
    expect((await (await as(cluster.tradeB)).delete(path)).status).toBe(403);
    expect((await (await as((await seedCluster()).staffA)).delete(path)).status).toBe(404);
    expect((await (await as(cluster.directionA)).delete(path)).body).toEqual({ ok: true });
    expect((await (await as(cluster.staffA)).get(`/api/sheets/${a}/traces`)).body).toEqual({ traces: [] });
  });
});
