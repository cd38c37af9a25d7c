import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, boards, clusters, phases, programmes, sheets } from '#db/schema.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { bretagne2019 } from '#domain/programmes/bretagne-2019.ts';
import type { PhasePlan, PlanView } from '#domain/views.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

const DAY = 24 * 60 * 60 * 1000;
let cluster: SeededCluster;
let facilitator: Caller;
beforeEach(async () => {
  cluster = await seedCluster();
  facilitator = await as(cluster.facilitatorA);
});

const plan = async (caller: Caller = facilitator): Promise<PlanView> => (await caller.get('/api/plan')).body;
const first = async (caller?: Caller): Promise<PhasePlan> => (await plan(caller)).phases[0]!;
const logged = async (action: string) =>
  database()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.clusterId, cluster.clusterId), eq(auditLog.action, action)));
const add = async (title: string, position?: number): Promise<PlanView> =>
  (await facilitator.post('/api/phases', { kind: 'collective', title, position })).body;
const titles = (view: PlanView) => view.phases.map(({ title }) => title);

describe('phases', () => {
  test('are added where one says, and the others make room', async () => {
    await add('Fin');
    expect(titles(await add('Début', 0))).toEqual(['Début', 'Lancement', 'Fin']);
    const view = await add('Milieu', 2);
    expect(titles(view)).toEqual(['Début', 'Lancement', 'Milieu', 'Fin']);
    expect(view.phases.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(view.phases[2]).toMatchObject({ source: 'cluster', state: 'planned', suggestion: null });
    expect(await logged('phase.create')).toHaveLength(3);
  });

  test('that are reworded become the cluster’s own; dates alone do not', async () => {
    const { id } = await first();
    const dated = await facilitator.post(`/api/phases/${id}`, { startsAt: 1000, endsAt: 2000 });
    expect(dated.body.phases[0]).toMatchObject({ source: 'call', startsAt: 1000, endsAt: 2000 });
    const named = await facilitator.post(`/api/phases/${id}`, { title: 'Notre lancement' });
    expect(named.body.phases[0]).toMatchObject({
      source: 'cluster',
      title: 'Notre lancement',
      startsAt: 1000,
    });
    expect(await logged('phase.edit')).toMatchObject([
      { detail: { reworded: false, redated: true } },
      { detail: { reworded: true, redated: false } },
    ]);
  });

  test('F3: do not end before they start', async () => {
    const { id } = await first();
    await facilitator.post(`/api/phases/${id}`, { startsAt: 5000 });
    expect(await facilitator.post(`/api/phases/${id}`, { endsAt: 4000 })).toMatchObject({
      status: 422,
      body: { error: 'dates_out_of_order' },
    });
    expect((await first()).endsAt).toBeNull();
  });

  test('F1, F2: move a step at a time, and one at most is current', async () => {
    const view = await add('Suite');
    const [start, next] = view.phases as [PhasePlan, PhasePlan];
    expect(await facilitator.post(`/api/phases/${next.id}/move`, { state: 'done' })).toMatchObject({
      status: 409,
      body: { error: 'phase_move_refused' },
    });
    const states = async () => (await plan()).phases.map(({ state }) => state);
    await facilitator.post(`/api/phases/${next.id}/move`, { state: 'current' });
    expect(await states()).toEqual(['done', 'current']);
    await facilitator.post(`/api/phases/${start.id}/move`, { state: 'current' });
    expect(await states()).toEqual(['current', 'planned']);
    // Asked twice: done already.
    expect((await facilitator.post(`/api/phases/${start.id}/move`, { state: 'current' })).status).toBe(200);
    expect(await logged('phase.move')).toHaveLength(4);
  });

  test('F4: go while they hold nothing, and the others close up', async () => {
    const { phases: three } = await add('Vide', 0);
    expect(await facilitator.post(`/api/phases/${three[1]!.id}/remove`)).toMatchObject({
      status: 409,
      body: { error: 'phase_not_empty' },
    });
    const view = (await facilitator.post(`/api/phases/${three[0]!.id}/remove`)).body as PlanView;
    expect(view.phases.map(({ title, position }) => [title, position])).toEqual([['Lancement', 0]]);
    expect(await logged('phase.remove')).toHaveLength(1);
  });
});

describe('what a phase expects', () => {
  test('F5: the cluster adds its own and takes them back; the call’s stay', async () => {
    const { id, expected } = await first();
    const added = (
      await facilitator.post(`/api/phases/${id}/expected`, { title: 'Un bilan à nous', dueAt: DAY })
    ).body as PlanView;
    const own = added.phases[0]!.expected.at(-1)!;
    expect(own).toMatchObject({ title: 'Un bilan à nous', source: 'cluster', dueAt: DAY, canRemove: true });
    expect((await facilitator.post(`/api/expected/${expected[0]!.id}/remove`)).body.error).toBe(
      'expected_in_use',
    );
    const removed = (await facilitator.post(`/api/expected/${own.id}/remove`)).body as PlanView;
    expect(removed.phases[0]!.expected).toHaveLength(expected.length);
    expect(await logged('expected.remove')).toHaveLength(1);
  });

  test('a due date changes and the words stay the call’s', async () => {
    const { expected } = await first();
    const { id } = expected[0]!;
    const dated = (await facilitator.post(`/api/expected/${id}`, { dueAt: 9 * DAY })).body as PlanView;
    expect(dated.phases[0]!.expected[0]).toMatchObject({ dueAt: 9 * DAY, source: 'call' });
    const reworded = (await facilitator.post(`/api/expected/${id}`, { title: 'Autrement dit' }))
      .body as PlanView;
    expect(reworded.phases[0]!.expected[0]).toMatchObject({ title: 'Autrement dit', source: 'cluster' });
  });
});

describe('boards of a phase', () => {
  const sheetsOf = (boardId: string) => database().select().from(sheets).where(eq(sheets.boardId, boardId));
  const addBoard = async (body: object) => {
    const { id } = await first();
    const view = (await facilitator.post(`/api/phases/${id}/boards`, body)).body as PlanView;
    return view.phases[0]!.boards.at(-1)!;
  };

  test('are written in the mode of their kind', async () => {
    const apart = await addBoard({ kind: initialRepresentations.key });
    const together = await addBoard({ kind: 'SWOT' });
    const writingOf = async (id: string) =>
      (await database().select().from(boards).where(eq(boards.id, id)))[0]?.writing;
    expect(initialRepresentations.writing).toBe('private');
    expect(await writingOf(apart.id)).toBe('private');
    expect(await writingOf(together.id)).toBe('open');
    const place = (await sheetsOf(apart.id)).find(
      ({ establishmentId }) => establishmentId === cluster.establishment.a,
    );
    expect((await facilitator.get(`/api/sheets/${place!.id}`)).body).toMatchObject({
      writing: { boardMode: 'private' },
    });
  });

  test('F6: come with their sheets, cut as one chose', async () => {
    const own = await addBoard({ kind: 'SWOT' });
    expect(own).toMatchObject({ kind: 'SWOT', scope: 'establishment', isEmpty: true });
    expect((await sheetsOf(own.id)).map(({ establishmentId }) => establishmentId).sort()).toEqual(
      [cluster.establishment.a, cluster.establishment.b].sort(),
    );
    const byCollege = await addBoard({ kind: 'SWOT', scope: 'college', title: 'Entre pairs' });
    expect((await sheetsOf(byCollege.id)).map(({ college }) => college).sort()).toEqual([
      'direction',
      'staff',
      'trade',
    ]);
    const shared = await addBoard({ kind: 'SWOT', scope: 'cluster' });
    expect(await sheetsOf(shared.id)).toMatchObject([{ establishmentId: null, college: null }]);
    const questions = await addBoard({ kind: 'HOT_EVALUATION' });
    expect(questions.scope).toBe('cluster');
    expect(await sheetsOf(questions.id)).toHaveLength(0);
    expect(await logged('board.create')).toHaveLength(4);
  });

  test('open for those it concerns as soon as it is there', async () => {
    const { id } = await addBoard({ kind: 'DIAGNOSIS' });
    const member = await as(cluster.tradeB);
    const { sheets: readable } = (await member.get(`/api/boards/${id}`)).body;
    expect(readable).toMatchObject([{ establishment: { id: cluster.establishment.b }, canEdit: true }]);
    const stranger = await as((await seedCluster()).lead);
    expect((await stranger.get(`/api/boards/${id}`)).status).toBe(404);
  });

  test('are renamed and put in order', async () => {
    const { id: phaseId, boards: before } = await first();
    const swot = await addBoard({ kind: 'SWOT' });
    const renamed = (await facilitator.post(`/api/boards/${swot.id}/rename`, { title: 'Nos atouts' })).body;
    expect(renamed.phases[0].boards.at(-1).title).toBe('Nos atouts');
    const order = `/api/phases/${phaseId}/boards/order`;
    const turned = (await facilitator.post(order, { boardIds: [swot.id, before[0]!.id] })).body as PlanView;
    expect(turned.phases[0]!.boards.map(({ id }) => id)).toEqual([swot.id, before[0]!.id]);
    for (const boardIds of [[swot.id], [swot.id, swot.id], [swot.id, 'none']])
      expect((await facilitator.post(order, { boardIds })).status, boardIds.join()).toBe(400);
  });

  test('F6: go while nobody has used them', async () => {
    const swot = await addBoard({ kind: 'SWOT' });
    expect((await facilitator.post(`/api/boards/${swot.id}/remove`)).status).toBe(200);
    expect(await sheetsOf(swot.id)).toHaveLength(0);
    expect(await database().select().from(boards).where(eq(boards.id, swot.id))).toHaveLength(0);
    expect(await logged('board.remove')).toHaveLength(1);
  });

  test('an unknown kind or scope is no board', async () => {
    const { id } = await first();
    for (const body of [{ kind: 'TETRIS' }, { kind: 'SWOT', scope: 'planet' }, {}])
      expect((await facilitator.post(`/api/phases/${id}/boards`, body)).status).toBe(400);
  });
});

describe('what another call wrote for the moment', () => {
  test('is offered to who arranges the plan, and applied once', async () => {
    // The seeded cluster, as if the Bretagne call had made it.
    const [own] = await database()
      .select({ programmeId: clusters.programmeId })
      .from(clusters)
      .where(eq(clusters.id, cluster.clusterId));
    await database()
      .update(programmes)
      .set({ template: bretagne2019 })
      .where(eq(programmes.id, own!.programmeId));
    const { id, title } = await first();
    await database().update(phases).set({ templatePosition: 0 }).where(eq(phases.id, id));
    const offered = (await first()).suggestion!;
    // Its words, not its number: the cluster counts its own meetings.
    const subtitles = ['Comprendre les repères et enjeux de la QVT', 'Structurer la démarche'];
    expect(offered).toMatchObject({ from: 'PACA-2018-2020', title: null, subtitles });
    expect((await first(await as(cluster.tradeA))).suggestion).toBeNull();

    const taken = (await facilitator.post(`/api/phases/${id}/suggestion`)).body as PlanView;
    const phase = taken.phases[0]!;
    expect(phase).toMatchObject({ title, subtitle: subtitles.join(' · '), source: 'grappe' });
    expect(phase.expected.map(({ title }) => title)).toEqual(
      expect.arrayContaining(offered.expected.map(({ title }) => title)),
    );
    expect(phase.expected.filter(({ source }) => source === 'grappe')).toHaveLength(offered.expected.length);
    expect(phase.proposed).toEqual([]);
    const again = (await facilitator.post(`/api/phases/${id}/suggestion`)).body as PlanView;
    expect(again.phases[0]).toEqual(phase);
  });

  test('is nothing for a phase the call wrote itself', async () => {
    const { id } = await first();
    expect((await facilitator.post(`/api/phases/${id}/suggestion`)).status).toBe(404);
  });
});

describe('who may', () => {
  test('A2: only a facilitator and the lead change the plan', async () => {
    const { id, expected, boards: there } = await first();
    const asked: [string, object][] = [
      ['/api/phases', { kind: 'review', title: 'Bilan' }],
      [`/api/phases/${id}`, { title: 'X' }],
      [`/api/phases/${id}/move`, { state: 'done' }],
      [`/api/phases/${id}/remove`, {}],
      [`/api/phases/${id}/suggestion`, {}],
      [`/api/phases/${id}/expected`, { title: 'X' }],
      [`/api/expected/${expected[0]!.id}`, { title: 'X' }],
      [`/api/expected/${expected[0]!.id}/remove`, {}],
      [`/api/phases/${id}/boards`, { kind: 'SWOT' }],
      [`/api/phases/${id}/boards/order`, { boardIds: there.map((board) => board.id) }],
      [`/api/boards/${there[0]!.id}/rename`, { title: 'X' }],
      [`/api/boards/${there[0]!.id}/remove`, {}],
    ];
    for (const person of [cluster.directionA, cluster.observer]) {
      const caller = await as(person);
      for (const [path, body] of asked)
        expect(await caller.post(path, body), path).toMatchObject({
          status: 403,
          body: { error: 'forbidden' },
        });
    }
    const lead = await as(cluster.lead);
    expect((await lead.post(`/api/phases/${id}`, { subtitle: 'Vu' })).status).toBe(200);
  });

  test('A1: another cluster’s phases, deliverables and boards do not exist', async () => {
    const other = await seedCluster();
    const stranger = await as(other.facilitatorA);
    const { id, expected, boards: there } = await first();
    for (const [path, body] of [
      [`/api/phases/${id}`, { title: 'X' }],
      [`/api/phases/${id}/move`, { state: 'done' }],
      [`/api/phases/${id}/remove`, {}],
      [`/api/phases/${id}/expected`, { title: 'X' }],
      [`/api/expected/${expected[0]!.id}`, { title: 'X' }],
      [`/api/phases/${id}/boards`, { kind: 'SWOT' }],
      [`/api/boards/${there[0]!.id}/rename`, { title: 'X' }],
      [`/api/boards/${there[0]!.id}/remove`, {}],
    ] as const)
      expect((await stranger.post(path, body)).status, path).toBe(404);
    expect(titles(await plan(stranger))).toEqual(['Lancement']);
    expect((await first()).title).toBe('Lancement');
  });

  test('A5: an observer reads the phases and no board or session; a member their own boards', async () => {
    const observer = await plan(await as(cluster.observer));
    expect(observer.phases[0]!.boards).toEqual([]);
    expect(observer.sessions).toEqual([]);
    expect(observer.phases[0]!.expected).not.toEqual([]);
    const member = await first(await as(cluster.tradeB));
    expect(member.boards).toMatchObject([{ canOpen: true }]);
    expect(member.proposed).toEqual([]);
  });

  test('anyone of the cluster reads what the call says', async () => {
    for (const person of [cluster.tradeB, cluster.observer, cluster.lead]) {
      const { status, body } = await (await as(person)).get('/api/programme');
      expect(status).toBe(200);
      expect(body.programme.committee.name).toBeTruthy();
    }
  });
});
