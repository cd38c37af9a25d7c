import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HomeView } from '#domain/views.ts';
import { bretagne2019 } from '#domain/programmes/bretagne-2019.ts';
import {
  handIn,
  openWorkshop,
  read,
  sheetOf,
  sign,
  teamOf,
  writeWord,
  type Asker,
  type Workshop,
} from './deliverables-fixture.ts';

/* A call whose teams are a binôme or a trinôme with a personne ressource: who signs follows the team each establishment has. */

const KIND = 'INITIAL_REPRESENTATIONS';
const BINOME = 'merles';
const TRINOME = 'alouettes';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
  await workshop.client.execute({
    sql: 'UPDATE programmes SET template = ?',
    args: [JSON.stringify(bretagne2019)],
  });
  await sit(BINOME, 'trade', 'ended_at = 1');
  await sit(TRINOME, 'trade', "college = 'resource'");
});
afterAll(() => workshop?.stop());

/** Changes the seat of the third person of a team, who holds a college that signs nothing in this call. */
async function sit(establishment: string, college: string, change: string): Promise<void> {
  const { personId } = workshop.cluster.teams.get(establishment)![2]!;
  const { rowsAffected } = await workshop.client.execute({
    sql: `UPDATE memberships SET ${change} WHERE person_id = ? AND college = ?`,
    args: [personId, college],
  });
  expect(rowsAffected).toBe(1);
}

async function handedIn(who: Asker, establishment: string) {
  const sheetId = sheetOf(workshop, establishment, KIND);
  await writeWord(workshop, who, sheetId, KIND, 'Un mot');
  const id = await handIn(who, sheetId, workshop.cluster.expectedByKind.get(KIND)!);
  const { hash } = await read(who, id);
  return { id, sheetId, accord: { hash, opinion: 'accord', comment: '' } as const };
}

const waitsFor = async (who: Asker) => (await who.get<HomeView>('/home')).body.toSign.length;
const signatories = async (who: Asker, id: string) =>
  (await read(who, id)).slots.map(({ college }) => college);

test('D3, D5: a binôme validates with its two opinions, and keeps them as it grows', async () => {
  const { direction, staff } = await teamOf(workshop, BINOME);
  const { id, sheetId, accord } = await handedIn(staff, BINOME);
  expect(await signatories(staff, id)).toEqual(['direction', 'staff']);
  expect((await sign(direction, id, accord)).body.state).toBe('submitted');

  // A personne ressource who comes after changes nothing of what is handed in.
  await workshop.client.execute({
    sql: `INSERT INTO memberships (id, person_id, cluster_id, role, establishment_id, college, title)
      SELECT 'late', ?, cluster_id, role, establishment_id, 'resource', title FROM memberships WHERE person_id = ?`,
    args: await newcomer(),
  });
  const { body } = await staff.get<HomeView>('/home');
  const cell = body.progress.cells.find(({ deliverableId }) => deliverableId === id);
  expect(cell).toMatchObject({ signatories: 2, opinions: [{ college: 'direction', opinion: 'accord' }] });
  expect((await sign(staff, id, accord)).body).toMatchObject({ state: 'validated', canSign: false });
  await expect(
    workshop.client.execute({
      sql: `UPDATE deliverables SET signing_colleges = '["direction"]' WHERE id = ?`,
      args: [id],
    }),
  ).rejects.toThrow('immutable row');

  // The next version is signed by the team there is then.
  expect((await staff.post(`/sheets/${sheetId}/new-version`)).status).toBe(200);
  const expected = { expectedDeliverableId: workshop.cluster.expectedByKind.get(KIND) };
  const { body: next } = await staff.post<{ deliverableId: string }>(`/sheets/${sheetId}/submit`, expected);
  expect(await signatories(staff, next.deliverableId)).toEqual(['direction', 'staff', 'resource']);
  expect(await signatories(staff, id)).toEqual(['direction', 'staff']);
});

/** A person with no seat yet, and who of the binôme shows where they sit. */
async function newcomer(): Promise<string[]> {
  const sql = `INSERT INTO people (id, display_name, created_at) VALUES ('newcomer', 'Maud Nouvelle', 1)`;
  await workshop.client.execute(sql);
  return ['newcomer', workshop.cluster.teams.get(BINOME)![1]!.personId];
}

test('A7, D5: a trinôme validates only with its personne ressource, who is asked on the home page', async () => {
  const { direction, staff, trade: resource } = await teamOf(workshop, TRINOME);
  const { id, accord } = await handedIn(staff, TRINOME);
  const { slots } = await read(resource, id);
  expect(slots.map(({ college, collegeLabel, person }) => [college, collegeLabel, person])).toEqual([
    ['direction', 'direction', direction.name],
    ['staff', 'représentants du personnel', staff.name],
    ['resource', 'personne ressource', resource.name],
  ]);
  expect(await waitsFor(resource)).toBe(1);
  for (const who of [direction, staff])
    expect((await sign(who, id, accord)).body).toMatchObject({ state: 'submitted' });
  expect((await sign(resource, id, accord)).body).toMatchObject({ state: 'validated' });
  expect(await waitsFor(resource)).toBe(0);
});

test('A7: a deputy signs for their college, once; a college outside the team signs nothing', async () => {
  const establishment = 'vermeil';
  const { direction, staff, trade } = await teamOf(workshop, establishment);
  // The third person becomes deputy of the staff: what remains is a binôme.
  await sit(establishment, 'trade', "college = 'staff', is_deputy = 1");
  const { id, accord } = await handedIn(staff, establishment);
  expect(await signatories(staff, id)).toEqual(['direction', 'staff']);
  expect((await sign(trade, id, accord)).status).toBe(200);
  expect((await sign(staff, id, accord)).error).toBe('already_signed');
  expect(await waitsFor(staff)).toBe(0);

  await sit(establishment, 'staff', "college = 'trade', is_deputy = 0");
  expect(await waitsFor(trade)).toBe(0);
  expect(await read(trade, id)).toMatchObject({ canSign: false });
  expect((await sign(trade, id, accord)).error).toBe('not_a_signatory');
  expect((await sign(direction, id, accord)).body.state).toBe('validated');
});
