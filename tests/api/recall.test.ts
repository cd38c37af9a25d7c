import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { boards, sheets } from '#db/schema.ts';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

const EARLIER = sheetKindOf('INITIAL_REPRESENTATIONS')!;

/** A board that looks back on the seeded one, with a sheet for A, one for B and one for the cluster. */
async function seedReturn({ clusterId, establishment, boardId }: SeededCluster) {
  const db = database();
  const [earlier] = await db.select().from(boards).where(eq(boards.id, boardId));
  const board = nanoid();
  const sheet = { a: nanoid(), b: nanoid(), cluster: nanoid() };
  await db.batch([
    db.insert(boards).values({
      id: board,
      clusterId,
      phaseId: earlier!.phaseId,
      kind: 'REPRESENTATIONS_RETURN',
      title: 'Retour',
      position: 1,
      state: 'open',
      createdAt: Date.now(),
    }),
    db.insert(sheets).values([
      { id: sheet.a, boardId: board, establishmentId: establishment.a },
      { id: sheet.b, boardId: board, establishmentId: establishment.b },
      { id: sheet.cluster, boardId: board },
    ]),
  ]);
  return sheet;
}

let cluster: SeededCluster;
let sheet: Awaited<ReturnType<typeof seedReturn>>;
let people: Record<'nadia' | 'claire' | 'helene' | 'aminata' | 'anne' | 'marc' | 'observer' | 'lead', Caller>;
const recall = (caller: Caller, of = sheet.a) => caller.get(`/api/sheets/${of}/recall`);
const textsOf = async (caller: Caller, of = sheet.a): Promise<string[]> =>
  (await recall(caller, of)).body.cards.map(({ text }: { text: string }) => text);
const setMode = async (writing: string) =>
  expect((await people.anne.patch(`/api/boards/${cluster.boardId}`, { writing })).status).toBe(200);
/** Writes a card on the earlier sheet of A, through its room, as one types it. */
const write = (caller: Caller, text: string, zone = 'fears') =>
  writeOnSheet(inject('grappe').origin, caller.cookie!, cluster.sheet.a, (earlier) =>
    addCard(earlier, EARLIER, { zone }, { text }),
  );

beforeEach(async () => {
  cluster = await seedCluster();
  sheet = await seedReturn(cluster);
  const { staffA, tradeA, directionA, tradeB, facilitatorA, facilitatorB, observer, lead } = cluster;
  const [nadia, claire, helene, aminata, anne, marc, watcher, paul] = await Promise.all(
    [staffA, tradeA, directionA, tradeB, facilitatorA, facilitatorB, observer, lead].map(as),
  );
  people = { nadia, claire, helene, aminata, anne, marc, observer: watcher, lead: paul } as typeof people;
  await setMode('open');
});

describe('what one wrote at the start', () => {
  it('B1: is given back to its author, under the title of its zone, and to no one else of the trinôme', async () => {
    await write(people.nadia, 'Un plan de plus, sans suite');
    await write(people.claire, 'Des relèves plus calmes', 'expectations');
    const { status, body } = await recall(people.nadia);
    expect(status).toBe(200);
    expect(body).toEqual({
      boardTitle: 'Représentations initiales',
      cards: [{ id: expect.any(String), zone: 'Ce que je crains', text: 'Un plan de plus, sans suite' }],
    });
    expect(await textsOf(people.claire)).toEqual(['Des relèves plus calmes']);
    expect(await textsOf(people.helene)).toEqual([]);
  });

  it('B2: is refused to whoever runs, leads or observes, also for a card they wrote there', async () => {
    await write(people.nadia, 'Un secret de trinôme');
    await write(people.anne, 'Un mot de l’animatrice');
    for (const caller of [people.anne, people.lead]) {
      const { status, text } = await recall(caller);
      expect([status, text]).toEqual([403, '{"error":"forbidden"}']);
    }
    for (const caller of [people.marc, people.aminata])
      expect((await recall(caller)).body).toEqual({ error: 'sheet_not_released' });
    expect((await recall(people.observer)).body).toEqual({ error: 'forbidden' });
    const view = async (caller: Caller) => (await caller.get(`/api/sheets/${sheet.a}`)).body.canRecall;
    expect([await view(people.nadia), await view(people.anne)]).toEqual([true, false]);
  });

  it('is of one’s own establishment only, and of a board that looks back', async () => {
    await write(people.nadia, 'De A');
    expect(await textsOf(people.aminata, sheet.b)).toEqual([]);
    expect((await recall(people.nadia, sheet.cluster)).body).toEqual({ error: 'forbidden' });
    expect((await recall(people.nadia, cluster.sheet.a)).body).toEqual({ error: 'not_found' });
  });

  it('comes back from a private round too; from an anonymous one to nobody, for nobody’s name was kept', async () => {
    for (const [mode, expected] of [
      ['private', ['Mes mots']],
      ['anonymous', []],
    ] as const) {
      cluster = await seedCluster();
      sheet = await seedReturn(cluster);
      const [nadia, anne] = [await as(cluster.staffA), await as(cluster.facilitatorA)];
      people = { ...people, nadia, anne };
      await setMode(mode);
      const card = { id: nanoid(), zone: 'fears', text: 'Mes mots', told: mode };
      expect((await nadia.post(`/api/sheets/${cluster.sheet.a}/drafts`, card)).status).toBe(200);
      expect(await textsOf(nadia), 'nothing before the reveal').toEqual([]);
      expect((await anne.post(`/api/sheets/${cluster.sheet.a}/reveal`, { round: 1 })).status).toBe(200);
      expect(await textsOf(nadia), mode).toEqual(expected);
    }
  });
});
