import { count, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  auditLog,
  boards,
  clusters,
  establishments,
  expectedDeliverables,
  memberships,
  people,
  phases,
  programmes,
  sheets,
} from '#db/schema.ts';
import { PROGRAMMES } from '#domain/programmes/all.ts';
import type { Programme } from '#domain/programmes/programme.ts';
import { Caller, as } from './caller.ts';
import { clusterDraft, person, staffer } from './cluster-draft.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

let seeded: SeededCluster;
let lead: Caller;
beforeAll(async () => {
  seeded = await seedCluster();
  lead = await as(seeded.lead);
});

const TABLES = [
  clusters,
  establishments,
  people,
  memberships,
  phases,
  expectedDeliverables,
  boards,
  sheets,
  auditLog,
];
const sizes = () =>
  Promise.all(TABLES.map(async (table) => (await database().select({ n: count() }).from(table))[0]!.n));

describe('a lead creates a cluster (rule C2)', () => {
  test.each(PROGRAMMES.map(({ code }) => code))(
    'from %s, with all of its phases and boards',
    async (code) => {
      const { status, body } = await lead.post('/api/clusters', clusterDraft(code));
      expect([status, body]).toEqual([200, { clusterId: expect.any(String) }]);
      const caller = await as(seeded.lead);
      await caller.post('/api/me/cluster', { clusterId: body.clusterId });
      const home = (await caller.get('/api/home')).body;
      const template = PROGRAMMES.find((programme) => programme.code === code)!;
      expect(home.phases.map(({ title }: { title: string }) => title)).toEqual(
        template.phases.map(({ title }) => title),
      );
      expect(home.phases[0].state).toBe('current');
      expect(home.progress.expected).toHaveLength(template.phases.flatMap(({ expected }) => expected).length);
      expect(home.me.cluster.colleges).toEqual(template.collegeLabels);
      const boardRows = await database().select().from(boards).where(eq(boards.clusterId, body.clusterId));
      expect(boardRows).toHaveLength(template.phases.flatMap(({ boards }) => boards).length);
      for (const board of boardRows.filter(({ scope }) => scope === 'establishment')) {
        const own = await database().select().from(sheets).where(eq(sheets.boardId, board.id));
        expect(own.map(({ establishmentId }) => establishmentId).sort(), board.kind).toHaveLength(2);
      }
    },
  );

  test('which keeps the programme it was created with when its call says something else later (rule C8)', async () => {
    const create = async () => {
      const { body } = await lead.post('/api/clusters', clusterDraft('BRETAGNE-2019-2020'));
      return body.clusterId as string;
    };
    const labelsIn = async (clusterId: string) => {
      const caller = await as(seeded.lead);
      await caller.post('/api/me/cluster', { clusterId });
      return (await caller.get('/api/me')).body.cluster.colleges.staff as string;
    };
    const rowOf = async (clusterId: string) =>
      (await database().select().from(clusters).where(eq(clusters.id, clusterId)))[0]!.programmeId;

    const first = await create();
    // What an earlier version of Grappe had written there.
    const [row] = await database()
      .select()
      .from(programmes)
      .where(eq(programmes.id, await rowOf(first)));
    const today = row!.template as Programme;
    const earlier = { ...today, collegeLabels: { ...today.collegeLabels, staff: 'élus du CSE' } };
    await database().update(programmes).set({ template: earlier }).where(eq(programmes.id, row!.id));

    const second = await create();
    expect(await labelsIn(first)).toBe('élus du CSE');
    expect(await labelsIn(second)).toBe(today.collegeLabels.staff);
    expect(await rowOf(await create())).toBe(await rowOf(second));
  });

  test('with its people where they belong, and is its lead', async () => {
    const { body } = await lead.post('/api/clusters', clusterDraft());
    const caller = await as(seeded.lead);
    await caller.post('/api/me/cluster', { clusterId: body.clusterId });
    const { people: made, establishments: places } = (await caller.get('/api/people')).body;
    const lines = made.map((one: Record<string, never>) => [
      one['name'],
      one['role'],
      one['college'],
      one['isDeputy'],
    ]);
    expect(new Set(lines)).toEqual(
      new Set([
        ['Hélène', 'member', 'direction', false],
        ['Nadia', 'member', 'staff', false],
        ['Claire', 'member', 'trade', false],
        ['Lina', 'member', 'trade', true],
        ['Anne', 'facilitator', null, false],
        ['Élodie', 'observer', null, false],
        ['Paul', 'lead', null, false],
      ]),
    );
    const anne = made.find(({ name }: { name: string }) => name === 'Anne');
    expect(anne.follows.sort()).toEqual(places.map(({ id }: { id: string }) => id).sort());
    const [line] = await database().select().from(auditLog).where(eq(auditLog.subject, body.clusterId));
    expect(line).toMatchObject({ action: 'cluster.create', personId: seeded.lead.personId });
  });

  test('with the phases the lead kept, moved and added (rule F7)', async () => {
    const draft = clusterDraft('BRETAGNE-2019-2020');
    const [first, second, ...others] = draft.phases;
    const paca = clusterDraft('PACA-2018-2020').phases[1]!;
    draft.phases = [
      second!,
      first!,
      paca,
      { ...first!, template: null, kind: 'individual', title: 'Visite croisée' },
      ...others.slice(1),
    ];
    const { body } = await lead.post('/api/clusters', draft);
    const rows = await database()
      .select()
      .from(phases)
      .where(eq(phases.clusterId, body.clusterId))
      .orderBy(phases.position);
    expect(rows).toHaveLength(others.length + 3);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at));
    expect(rows.slice(0, 4)).toMatchObject([
      { title: second!.title, templatePosition: 1 },
      { title: first!.title, templatePosition: 0 },
      { title: 'Temps collectif 1', source: 'grappe', templatePosition: null },
      { title: 'Visite croisée', kind: 'individual', source: 'cluster', templatePosition: null },
    ]);
    const expected = await database()
      .select()
      .from(expectedDeliverables)
      .where(eq(expectedDeliverables.phaseId, rows[2]!.id));
    expect(expected).toHaveLength(3);
    expect(expected.every(({ source }) => source === 'grappe')).toBe(true);
  });

  test('a phase takes what another call offers when it was chosen, and a changed title is the cluster’s', async () => {
    const draft = clusterDraft('BRETAGNE-2019-2020');
    const offering = PROGRAMMES.find(({ code }) => code === draft.programme)!.phases.findIndex(
      ({ suggestion }) => (suggestion?.expected.length ?? 0) > 0,
    );
    draft.phases[offering]!.suggested = true;
    draft.phases[0]!.title = 'Journée de lancement à Vannes';
    const { body } = await lead.post('/api/clusters', draft);
    const rows = await database()
      .select()
      .from(phases)
      .where(eq(phases.clusterId, body.clusterId))
      .orderBy(phases.position);
    expect(rows[0]).toMatchObject({
      title: 'Journée de lancement à Vannes',
      source: 'cluster',
      templatePosition: 0,
    });
    const expected = await database()
      .select()
      .from(expectedDeliverables)
      .where(eq(expectedDeliverables.phaseId, rows[offering]!.id));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.every(({ source }) => source === 'grappe')).toBe(true);
  });

  test('someone known from another cluster is the same person there; a stranger to the lead is refused (rule C5)', async () => {
    const { body: first } = await lead.post('/api/clusters', clusterDraft());
    const colleagues = (await lead.get('/api/colleagues')).body.colleagues;
    const anne = colleagues.find(
      ({ name, clusters }: { name: string; clusters: string[] }) =>
        name === 'Anne' && clusters.includes('Cluster QVT du Val'),
    );
    const known = { ...staffer('Anne', 'facilitator', ['e1']), personId: anne.personId };
    const { body: second } = await lead.post('/api/clusters', clusterDraft(undefined, { people: [known] }));
    const rows = await database().select().from(memberships).where(eq(memberships.personId, anne.personId));
    expect(rows.map(({ clusterId }) => clusterId)).toContain(second.clusterId);
    expect(first.clusterId).not.toBe(second.clusterId);

    const other = await seedCluster();
    for (const personId of [other.facilitatorA.personId, seeded.tradeA.personId]) {
      const stranger = { ...known, personId };
      const before = await sizes();
      expect(
        (await lead.post('/api/clusters', clusterDraft(undefined, { people: [stranger] }))).body.error,
      ).toBe('forbidden');
      expect(await sizes()).toEqual(before);
    }
  });

  test('once, however often the same draft is sent (rule C9)', async () => {
    const before = await sizes();
    const draft = clusterDraft();
    const replies = await Promise.all([1, 2, 3].map(() => lead.post('/api/clusters', draft)));
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.clusterId}`)).size).toBe(1);
    expect(replies[0]!.status).toBe(200);
    // An answer that was lost, asked for again later: the cluster it made stays as it is.
    const later = await lead.post('/api/clusters', { ...draft, name: 'Autre nom' });
    expect(later.body).toEqual(replies[0]!.body);
    expect((await sizes())[TABLES.indexOf(clusters)]).toBe(before[TABLES.indexOf(clusters)]! + 1);
    const caller = await as(seeded.lead);
    await caller.post('/api/me/cluster', { clusterId: later.body.clusterId });
    expect((await caller.get('/api/cluster')).body.name).toBe(draft.name);
    // Another lead's draft of the same key is another draft.
    const stranger = await as((await seedCluster()).lead);
    expect((await stranger.post('/api/clusters', draft)).body.clusterId).not.toBe(later.body.clusterId);
  });

  test('one error and nothing is made; every error names its field', async () => {
    const draft = clusterDraft();
    draft.name = ' ';
    draft.end = '2000-01-01';
    draft.phases[2]!.title = '';
    draft.establishments[1]!.name = draft.establishments[0]!.name;
    draft.people.push(person('Zoé', { college: 'trade', establishment: 'e0' }), person('Yann'));
    const before = await sizes();
    const { status, body } = await lead.post('/api/clusters', draft);
    expect(status).toBe(400);
    expect(body.issues.map(({ path, message }: Record<string, string>) => `${path} ${message}`)).toEqual([
      'name name_missing',
      'end days_reversed',
      'phases.2.title title_missing',
      'establishments.1.name name_repeated',
      'people.6.college seat_taken_above',
      'people.7.establishment establishment_missing',
      'people.7.college college_missing',
    ]);
    expect(await sizes()).toEqual(before);
  });

  test.each(['directionA', 'observer', 'facilitatorA'] as const)('%s does not, nor sets one', async (who) => {
    const caller = await as(seeded[who]);
    const before = await sizes();
    for (const reply of [
      await caller.post('/api/clusters', clusterDraft()),
      await caller.get('/api/colleagues'),
      await caller.get('/api/cluster'),
      await caller.post('/api/cluster', { name: 'X', territory: '', start: '2026-01-01', end: '2026-12-31' }),
      await caller.post('/api/cluster/state', { state: 'closed' }),
      await caller.post('/api/establishments', { ...clusterDraft().establishments[0], name: 'X' }),
      await caller.post(`/api/establishments/${seeded.establishment.a}`, clusterDraft().establishments[0]),
    ])
      expect(reply).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    expect(await sizes()).toEqual(before);
  });
});

describe('a lead sets their cluster (rules C4, C7)', () => {
  test('its name and dates; an establishment added has a sheet on every board, a renamed one keeps its own', async () => {
    const { body } = await lead.post('/api/clusters', clusterDraft());
    const caller = await as(seeded.lead);
    await caller.post('/api/me/cluster', { clusterId: body.clusterId });
    const frame = { name: 'Cluster du Luberon', territory: 'Apt', start: '2026-09-01', end: '2027-10-31' };
    expect((await caller.post('/api/cluster', frame)).body).toMatchObject({
      name: 'Cluster du Luberon',
      territory: 'Apt',
    });
    const added = {
      ...clusterDraft().establishments[0]!,
      name: 'IME Les Trois Alouettes',
      shortName: 'Les Trois Alouettes',
      colour: 2,
    };
    const { body: settings } = await caller.post('/api/establishments', added);
    const place = settings.establishments.find(({ name }: { name: string }) => name === added.name);
    const own = await database().select().from(sheets).where(eq(sheets.establishmentId, place.id));
    const cut = await database().select().from(boards).where(eq(boards.clusterId, body.clusterId));
    expect(own).toHaveLength(cut.filter(({ scope }) => scope === 'establishment').length);
    expect(own.length).toBeGreaterThan(0);

    const twice = await Promise.all(
      [1, 2].map(() => caller.post('/api/establishments', { ...added, name: 'MAS Deux Fois', colour: 3 })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await caller.post('/api/establishments', added)).body.issues).toEqual([
      { path: 'name', message: 'name_repeated' },
      { path: 'colour', message: 'mark_twin' },
    ]);
    const renamed = await caller.post(`/api/establishments/${place.id}`, {
      ...added,
      name: 'IME Les Alouettes',
    });
    expect(renamed.body.establishments.map(({ name }: { name: string }) => name)).toContain(
      'IME Les Alouettes',
    );
    const stranger = await as((await seedCluster()).lead);
    expect((await stranger.post(`/api/establishments/${place.id}`, added)).body).toEqual({
      error: 'not_found',
    });
    expect(JSON.stringify((await stranger.get('/api/clusters')).body)).not.toContain(body.clusterId);
  });

  test('closed, it changes no more and can be opened again; archived, it cannot', async () => {
    const own = await seedCluster();
    const caller = await as(own.lead);
    const to = async (state: string) => (await caller.post('/api/cluster/state', { state })).body;
    expect(await to('archived')).toEqual({ error: 'cluster_state_refused' });
    expect((await to('closed')).state).toBe('closed');
    expect((await caller.post('/api/people', { people: [person('Z', { role: 'observer' })] })).body).toEqual({
      error: 'cluster_closed',
    });
    expect((await (await as(own.tradeA)).get(`/api/sheets/${own.sheet.a}`)).body.readOnly).toBe(
      'cluster_closed',
    );
    expect((await to('running')).state).toBe('running');
    await to('closed');
    expect((await to('archived')).state).toBe('archived');
    expect(await to('running')).toEqual({ error: 'cluster_state_refused' });
  });
});
