import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { boards, sheets } from '#db/schema.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { stakesStrengthsWeaknesses } from '#domain/boards/kinds/stakes-strengths-weaknesses.ts';
import type { Ballot } from '#domain/vote/vote.ts';
import { FORM_ITEM, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem, editText } from '#party/shared/sheet-edits.ts';
import type * as Y from 'yjs';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedLogin, type Person, type SeededCluster } from './seed.ts';
import { liveCluster, openVote } from './votes-fixture.ts';

/* From a vote to an experiment: what a published vote keeps, taken further by those who may (rules E1–E4). */

let cluster: SeededCluster;
let facilitator: Caller;
let kept: string;
let last: string;

beforeEach(async () => {
  ({ cluster, facilitator } = await liveCluster());
  await onKind(priorityMap.key);
  await write(cluster.directionA, (sheet) => {
    kept = addCard(sheet, priorityMap, { x: 4, y: 4 }, { text: 'Les transmissions', note: 'Étage 2' });
    last = addCard(sheet, priorityMap, { x: 1, y: 1 }, { text: 'Le parking' });
  });
});

const onKind = (kind: string) =>
  database().update(boards).set({ kind }).where(eq(boards.id, cluster.boardId));

async function write(who: Person, edit: (sheet: SheetDoc) => void): Promise<void> {
  await writeOnSheet(inject('grappe').origin, (await seedLogin(who)).cookie, cluster.sheet.a, edit);
}

/** A vote on these two cards, closed with this one ballot. Answers its id. */
async function voted(ballot: Ballot): Promise<string> {
  const items = [
    { id: kept, title: 'Les transmissions, comme au jour du vote' },
    { id: last, title: 'Le parking' },
  ];
  const { id } = await openVote(facilitator, cluster, { items });
  const ask = await as(cluster.staffA);
  const early = await ask.get(`/api/votes/${id}/follow-ups`);
  expect(early.body).toEqual({ kept: [] });
  expect((await ask.post(`/api/votes/${id}/ballot`, { ballot })).status).toBe(200);
  expect((await facilitator.post(`/api/votes/${id}/close`)).status).toBe(200);
  return id;
}

const keptFor = async (who: Person, id: string) => (await as(who)).get(`/api/votes/${id}/follow-ups`);
const take = async (who: Person, id: string, itemId = kept) =>
  (await as(who)).post(`/api/votes/${id}/follow-ups`, { itemId });

describe('what a vote keeps', () => {
  test('is offered to who may write where it goes, and to nobody else', async () => {
    const id = await voted({ [kept]: 2 });
    const gesture = { itemId: kept, title: 'En faire une expérimentation' };
    // No board of experiments yet: only someone who manages boards and writes there may make one.
    expect((await keptFor(cluster.facilitatorA, id)).body).toEqual({ kept: [gesture] });
    for (const other of [cluster.staffA, cluster.tradeB, cluster.facilitatorB, cluster.lead])
      expect((await keptFor(other, id)).body, other.name).toEqual({ kept: [] });
    expect((await keptFor(cluster.observer, id)).status).toBe(403);
    expect((await take(cluster.staffA, id)).body).toEqual({ error: 'board_missing' });
    expect((await take(cluster.tradeB, id)).status).toBe(404);
    expect((await take(cluster.lead, id)).body).toEqual({ error: 'board_missing' });
    expect((await take(cluster.observer, id)).status).toBe(403);
    const experiments = await database().select().from(boards).where(eq(boards.kind, 'EXPERIMENT_SHEET'));
    expect(experiments.filter(({ clusterId }) => clusterId === cluster.clusterId)).toEqual([]);

    const taken = await take(cluster.facilitatorA, id);
    expect(taken.body).toMatchObject({
      fromSheetId: cluster.sheet.a,
      fromItemId: kept,
      fill: { title: 'Les transmissions', problem: 'Les transmissions', scope: 'Étage 2' },
    });
    const [to] = await database().select().from(sheets).where(eq(sheets.id, taken.body.sheetId));
    expect(to).toMatchObject({ establishmentId: cluster.establishment.a });
    // From then on the team of that establishment may.
    expect((await keptFor(cluster.staffA, id)).body).toEqual({ kept: [gesture] });
    expect((await keptFor(cluster.tradeB, id)).body).toEqual({ kept: [] });
    expect((await take(cluster.staffA, id)).body).toMatchObject({ sheetId: to!.id });
  });

  test('leaves out what got no voice and what was deleted since', async () => {
    const id = await voted({ [kept]: 2 });
    expect((await take(cluster.facilitatorA, id, last)).status).toBe(404);
    await write(cluster.directionA, (sheet) => deleteItem(sheet, kept));
    expect((await keptFor(cluster.facilitatorA, id)).body).toEqual({ kept: [] });
    expect((await take(cluster.facilitatorA, id)).status).toBe(404);
  });

  test('is linked to the card that was voted on, under the words of now', async () => {
    const id = await voted({ [kept]: 1, [last]: 1 });
    const { body } = await take(cluster.facilitatorA, id);
    const link = { fromSheetId: body.fromSheetId, fromItemId: body.fromItemId, toSheetId: body.sheetId };
    const staff = await as(cluster.staffA);
    expect((await staff.post('/api/traces', { ...link, toItemIds: [FORM_ITEM] })).status).toBe(200);
    await write(cluster.directionA, (sheet) => {
      editText(sheet.items.get(kept)?.get('text') as Y.Text, 17, 0, ' du soir');
    });
    const traces = (await staff.get(`/api/sheets/${body.sheetId}/traces`)).body.traces;
    expect(traces).toMatchObject([
      { from: { sheetId: cluster.sheet.a, itemId: kept, words: 'Les transmissions du soir' } },
    ]);
  });

  test('is an experiment under its title when a group was voted on, on a board that says nothing of it', async () => {
    // A room keeps the kind it was first opened with.
    ({ cluster, facilitator } = await liveCluster());
    await onKind(stakesStrengthsWeaknesses.key);
    await write(cluster.directionA, (sheet) => {
      const zone = stakesStrengthsWeaknesses.zones[0]!.key;
      kept = addCard(sheet, stakesStrengthsWeaknesses, { zone }, { text: 'Souffler ensemble' });
      const card = addCard(sheet, stakesStrengthsWeaknesses, { zone }, { text: 'La pause' });
      sheet.items.get(kept)?.set('isGroup', true);
      sheet.items.get(card)?.set('group', kept);
    });
    const id = await voted({ [kept]: 1 });
    expect((await take(cluster.facilitatorA, id)).body.fill).toEqual({
      title: 'Souffler ensemble',
      problem: 'Souffler ensemble',
    });
  });

  test('of another cluster does not exist', async () => {
    const id = await voted({ [kept]: 1 });
    const other = (await liveCluster()).cluster;
    expect((await keptFor(other.facilitatorA, id)).status).toBe(404);
    expect((await take(other.facilitatorA, id)).status).toBe(404);
  });
});
