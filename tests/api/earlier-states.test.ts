import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { auditLog, boards, sessions, sheets } from '#db/schema.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import type { SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, seedLogin, type Person, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;
beforeEach(async () => {
  cluster = await seedCluster();
});

async function write(who: Person, sheetId: string, edit: (sheet: SheetDoc) => void): Promise<void> {
  await writeOnSheet(inject('grappe').origin, (await seedLogin(who)).cookie, sheetId, edit);
}
/** A card of the first zone. */
const written = (sheet: SheetDoc, text: string): string =>
  addCard(sheet, initialRepresentations, { zone: 'isQvt' }, { text });

/** A room does it after the reply; the runner's own time limit says when it never comes. */
const POLLED = { timeout: 20_000, interval: 100 };

const trashOf = (sheet: string) => `/api/sheets/${sheet}/trash`;
const statesOf = (sheet: string) => `/api/sheets/${sheet}/checkpoints`;

test('K4: a change of phase keeps the state of every sheet that was written on', async () => {
  await write(cluster.directionA, cluster.sheet.a, (sheet) => written(sheet, 'Avant la suite'));
  // The room tells when it was written on a moment later.
  await expect
    .poll(async () => {
      const [row] = await database().select().from(sheets).where(eq(sheets.id, cluster.sheet.a));
      return row?.editedAt;
    }, POLLED)
    .toEqual(expect.any(Number));
  const facilitator = await as(cluster.facilitatorA);
  const { body: plan } = await facilitator.get('/api/plan');
  const { id, title } = plan.phases[0];
  expect((await facilitator.post(`/api/phases/${id}/move`, { state: 'done' })).status).toBe(200);
  const kept = async (sheetId: string) => (await facilitator.get(statesOf(sheetId))).body.checkpoints;
  // Kept after the reply.
  await expect
    .poll(() => kept(cluster.sheet.a), POLLED)
    .toMatchObject([{ reason: 'phase', label: title, items: 1 }]);
  expect(await kept(cluster.sheet.cluster)).toEqual([]);
  const [{ generation }] = await kept(cluster.sheet.a);
  const state = await facilitator.get(`${statesOf(cluster.sheet.a)}/${generation}`);
  expect(state.text).toContain('Avant la suite');
});

describe('the trash and the earlier states of a sheet', () => {
  test('say who deleted what, and who had written', async () => {
    let id = '';
    await write(cluster.directionA, cluster.sheet.a, (sheet) => {
      id = written(sheet, 'Se parler');
      written(sheet, 'Rester');
    });
    await write(cluster.directionA, cluster.sheet.a, (sheet) => deleteItem(sheet, id));
    const staff = await as(cluster.staffA);
    expect((await staff.get(trashOf(cluster.sheet.a))).body).toMatchObject({
      readOnly: null,
      items: [
        {
          id,
          words: 'Se parler',
          zone: { key: 'isQvt', title: 'Pour moi, la QVT c’est…' },
          deletedBy: 'Hélène',
          at: expect.any(Number),
        },
      ],
    });
    expect((await staff.post(statesOf(cluster.sheet.a))).body).toEqual({ ok: true });
    const { body } = await staff.get(statesOf(cluster.sheet.a));
    expect(body).toMatchObject({
      readOnly: null,
      checkpoints: [{ reason: 'restore', label: null, version: 1, items: 1, people: ['Hélène'] }],
    });
    const state = await staff.get(`${statesOf(cluster.sheet.a)}/${body.checkpoints[0].generation}`);
    expect(state.body).toMatchObject({ items: 1, projection: { family: 'cards' } });
    expect(state.text).toContain('Rester');
    expect(state.text).not.toContain('Se parler');
    expect((await staff.get(`${statesOf(cluster.sheet.a)}/99`)).body).toEqual({ error: 'not_found' });
    const lines = await database().select().from(auditLog).where(eq(auditLog.subject, cluster.sheet.a));
    expect(lines.map(({ action, detail }) => [action, detail])).toEqual([['sheet.restore', null]]);
  });

  test('of another establishment are refused, released or not (rule K2)', async () => {
    await write(cluster.directionA, cluster.sheet.a, (sheet) =>
      deleteItem(sheet, written(sheet, 'Un nom écrit par erreur')),
    );
    await (await as(cluster.directionA)).post(statesOf(cluster.sheet.a));
    for (const released of [false, true]) {
      await database()
        .update(sheets)
        .set({ releasedAt: released ? Date.now() : null })
        .where(eq(sheets.id, cluster.sheet.a));
      for (const who of ['tradeB', 'facilitatorB', 'lead', 'observer'] as const) {
        const other = await as(cluster[who]);
        const replies = [
          await other.get(trashOf(cluster.sheet.a)),
          await other.get(statesOf(cluster.sheet.a)),
          await other.get(`${statesOf(cluster.sheet.a)}/2`),
          await other.post(statesOf(cluster.sheet.a)),
        ];
        for (const reply of replies) {
          expect(reply.status).toBe(403);
          expect(reply.text).not.toContain('erreur');
        }
      }
    }
    const stranger = await as((await seedCluster()).directionA);
    expect((await stranger.get(trashOf(cluster.sheet.a))).status).toBe(404);
    expect((await stranger.post(statesOf(cluster.sheet.a))).status).toBe(404);
  });

  test('of a college’s sheet are that college’s', async () => {
    expect((await (await as(cluster.staffA)).get(trashOf(cluster.sheet.staffOfA))).status).toBe(200);
    expect((await (await as(cluster.directionA)).get(trashOf(cluster.sheet.staffOfA))).status).toBe(403);
  });

  test('are looked at but not restored from where one may not write, and say why (rule K3)', async () => {
    const lead = await as(cluster.lead);
    expect((await lead.get(trashOf(cluster.sheet.cluster))).body).toEqual({ readOnly: null, items: [] });
    const other = await as(cluster.tradeB);
    expect((await other.get(trashOf(cluster.sheet.cluster))).body.readOnly).toBe('sheet_read_only');
    expect((await other.post(statesOf(cluster.sheet.cluster))).body).toEqual({ error: 'sheet_read_only' });

    const member = await as(cluster.directionA);
    expect((await member.get(trashOf(cluster.sheet.cluster))).body.readOnly).toBe('sheet_read_only');
    await database().update(sessions).set({ state: 'live' }).where(eq(sessions.id, cluster.session));
    expect((await member.get(trashOf(cluster.sheet.cluster))).body.readOnly).toBeNull();

    await database().update(sheets).set({ sealedAt: Date.now() }).where(eq(sheets.id, cluster.sheet.a));
    expect((await member.get(statesOf(cluster.sheet.a))).body.readOnly).toBe('sheet_sealed');
    expect((await member.post(statesOf(cluster.sheet.a))).body).toEqual({ error: 'sheet_sealed' });
  });

  test('where everyone keeps to their own cards, one brings back one’s own, and no whole state (rule W9)', async () => {
    for (const who of [cluster.directionA, cluster.staffA])
      await write(who, cluster.sheet.a, (sheet) => deleteItem(sheet, written(sheet, who.name)));
    await database().update(boards).set({ ownCardsOnly: true }).where(eq(boards.id, cluster.boardId));
    const member = await as(cluster.staffA);
    const { items } = (await member.get(trashOf(cluster.sheet.a))).body as {
      items: { words: string; canRestore: boolean }[];
    };
    expect(Object.fromEntries(items.map(({ words, canRestore }) => [words, canRestore]))).toEqual({
      Hélène: false,
      Nadia: true,
    });
    expect((await member.post(statesOf(cluster.sheet.a))).body).toEqual({ error: 'not_your_card' });
    const facilitator = await as(cluster.facilitatorA);
    expect((await facilitator.get(statesOf(cluster.sheet.a))).body.readOnly).toBeNull();
  });

  test('of a board without zones name none', async () => {
    await database().update(boards).set({ kind: 'PRIORITY_MAP' }).where(eq(boards.id, cluster.boardId));
    await write(cluster.directionA, cluster.sheet.a, (sheet) =>
      deleteItem(sheet, addCard(sheet, priorityMap, { x: 1, y: 2 }, { text: 'Les transmissions' })),
    );
    const { body } = await (await as(cluster.directionA)).get(trashOf(cluster.sheet.a));
    expect(body.items).toMatchObject([{ words: 'Les transmissions', zone: null }]);
  });
});
