import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opinion } from '#domain/deliverable/deliverable.ts';
import type { ChainView, DifferencesView, SheetView } from '#domain/views.ts';
import {
  facilitatorOf,
  handIn,
  leadElsewhere,
  openWorkshop,
  personWithRole,
  read,
  sheetOf,
  sign,
  teamOf,
  watch,
  writeWord,
  type Asker,
  type Workshop,
} from './deliverables-fixture.ts';

const MAP = 'PRIORITY_MAP';
const WORDS = 'INITIAL_REPRESENTATIONS';
const STAKES = 'STAKES_STRENGTHS_WEAKNESSES';
const FORM = 'EXPERIMENT_SHEET';
const PLAN = 'ACTION_PLAN';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop?.stop());

const expectedFor = (kind: string) => workshop.cluster.expectedByKind.get(kind)!;
const opinionOf = (hash: string, opinion: Opinion = 'accord') => ({
  hash,
  opinion,
  comment: opinion === 'accord' ? '' : 'À relire.',
});
const sealedAt = async (sheetId: string) => {
  const { rows } = await workshop.client.execute({
    sql: 'SELECT sealed_at, version FROM sheets WHERE id = ?',
    args: [sheetId],
  });
  return rows[0]!;
};

/** A room follows its seal after the reply: asks until it takes an edit. */
async function writeOnceOpen(who: Asker, sheetId: string, kind: string, word: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await writeWord(workshop, who, sheetId, kind, word);
    } catch (error) {
      if (attempt === 20) throw error;
      await pause(100);
    }
  }
}

describe('handing in and signing', () => {
  it('D1, D3, D5: three colleges read one hash, sign it, and it is validated', async () => {
    const team = await teamOf(workshop, 'merles');
    const sheetId = sheetOf(workshop, 'merles', MAP);
    await writeWord(workshop, team.trade, sheetId, MAP, 'Transmissions du matin');
    const id = await handIn(team.trade, sheetId, expectedFor(MAP));

    const view = await read(team.direction, id);
    expect(view).toMatchObject({
      state: 'submitted',
      version: 1,
      blocked: false,
      canSign: true,
      canStartNewVersion: true,
      kind: MAP,
      submittedBy: team.trade.name,
      establishment: { shortName: 'La Fontaine aux Merles' },
      projection: {
        family: 'map',
        cards: [{ text: 'Transmissions du matin', x: 2, y: 3.5 }],
        // The titles it was signed under are sealed with it.
        definition: { key: MAP, x: { title: 'Maîtrise' } },
      },
    });
    expect(view.slots.map(({ collegeLabel, person }) => [collegeLabel, person])).toEqual([
      ['direction', team.direction.name],
      ['représentants du personnel', team.staff.name],
      ['métiers', team.trade.name],
    ]);

    for (const who of [team.direction, team.staff]) {
      const { body } = await sign(who, id, opinionOf(view.hash, who === team.staff ? 'reserve' : 'accord'));
      expect(body).toMatchObject({ state: 'submitted', canSign: false });
    }
    const { body } = await sign(team.trade, id, opinionOf(view.hash));
    expect(body.state).toBe('validated');
    expect(body.slots.map(({ signature }) => signature)).toMatchObject([
      {
        college: 'direction',
        name: team.direction.name,
        title: 'Directrice',
        opinion: 'accord',
        hash: view.hash,
      },
      { college: 'staff', opinion: 'reserve', comment: 'À relire.' },
      { college: 'trade', title: 'IDE coordinatrice' },
    ]);
  });

  it('R5: a sealed sheet takes no more edits, and says so', async () => {
    const team = await teamOf(workshop, 'merles');
    const sheetId = sheetOf(workshop, 'merles', MAP);
    await expect(writeWord(workshop, team.trade, sheetId, MAP, 'Trop tard')).rejects.toThrow();
    const { body } = await team.trade.get<SheetView>(`/sheets/${sheetId}`);
    expect(body).toMatchObject({ state: 'sealed', readOnly: 'sheet_sealed', canStartNewVersion: true });
  });

  it('an empty sheet is not handed in and stays open', async () => {
    const team = await teamOf(workshop, 'merles');
    const sheetId = sheetOf(workshop, 'merles', PLAN);
    const { error } = await team.staff.post(`/sheets/${sheetId}/submit`, {
      expectedDeliverableId: expectedFor(PLAN),
    });
    expect(error).toBe('deliverable_empty');
    expect(await sealedAt(sheetId)).toMatchObject({ sealed_at: null });
    await writeOnceOpen(team.staff, sheetId, PLAN, 'Former les référents');
  });

  it('an expected deliverable must be one of this cluster, and this board must answer it', async () => {
    const team = await teamOf(workshop, 'merles');
    const sheetId = sheetOf(workshop, 'merles', PLAN);
    const submit = (expectedDeliverableId: string) =>
      team.staff.post(`/sheets/${sheetId}/submit`, { expectedDeliverableId });
    expect((await submit('nowhere')).error).toBe('not_found');
    expect((await submit(expectedFor(WORDS))).error).toBe('bad_request');
    expect((await team.staff.post(`/sheets/${sheetId}/submit`, {})).error).toBe('bad_request');
    expect(await sealedAt(sheetId)).toMatchObject({ sealed_at: null });
  });

  it('handing in twice gives one deliverable; a second expected one gets the same snapshot', async () => {
    const team = await teamOf(workshop, 'alouettes');
    const sheetId = sheetOf(workshop, 'alouettes', STAKES);
    await writeWord(workshop, team.trade, sheetId, STAKES, 'Moins d’absences');
    const ids = await Promise.all(
      [team.direction, team.staff, team.trade, team.trade].map((who) =>
        handIn(who, sheetId, expectedFor(STAKES)),
      ),
    );
    expect(new Set(ids).size).toBe(1);

    const { rows } = await workshop.client.execute({
      sql: 'SELECT id, title FROM expected_deliverables WHERE board_kind = ? AND id <> ?',
      args: [STAKES, expectedFor(STAKES)],
    });
    const remaining = rows.map(({ id, title }) => ({ id: String(id), title: String(title) }));
    expect(remaining).toHaveLength(1);
    const page = async () => (await team.staff.get<SheetView>(`/sheets/${sheetId}`)).body;
    // Sealed, and the page says what is left to hand in: then nothing, until the next version.
    expect(await page()).toMatchObject({ state: 'sealed', canSubmit: true, expected: remaining });
    const second = await handIn(team.staff, sheetId, remaining[0]!.id);
    expect(await page()).toMatchObject({ state: 'sealed', canSubmit: false, expected: [] });
    const [one, two] = [await read(team.staff, ids[0]!), await read(team.staff, second)];
    expect(two.hash).toBe(one.hash);
    expect(two.title).not.toBe(one.title);
    // Each is signed for itself.
    await sign(team.staff, second, opinionOf(two.hash));
    expect((await read(team.staff, ids[0]!)).canSign).toBe(true);
  });
});

describe('refusals', () => {
  let id: string;
  let hash: string;
  const establishment = 'vermeil';

  beforeAll(async () => {
    const team = await teamOf(workshop, establishment);
    const sheetId = sheetOf(workshop, establishment, WORDS);
    await writeWord(workshop, team.trade, sheetId, WORDS, 'Être écouté');
    id = await handIn(team.trade, sheetId, expectedFor(WORDS));
    ({ hash } = await read(team.trade, id));
  });

  it('D4, case 44: a signature that names another hash is refused', async () => {
    const { direction } = await teamOf(workshop, establishment);
    const other = hash.startsWith('0') ? `1${hash.slice(1)}` : `0${hash.slice(1)}`;
    expect((await sign(direction, id, opinionOf(other))).error).toBe('hash_mismatch');
    expect((await sign(direction, id, opinionOf('not a hash'))).error).toBe('bad_request');
  });

  it('D3: réserve and désaccord need a comment; a college signs once, at whatever speed', async () => {
    const { direction } = await teamOf(workshop, establishment);
    const silent = await sign(direction, id, { hash, opinion: 'desaccord', comment: '  ' });
    expect(silent).toMatchObject({ status: 400, body: { issues: [{ path: 'comment' }] } });
    const replies = await Promise.all(Array.from({ length: 5 }, () => sign(direction, id, opinionOf(hash))));
    expect(replies.map(({ error }) => error ?? 'signed').toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'already_signed'),
      'signed',
    ]);
  });

  it('A3, A4, A5, A7: nobody else signs, and nobody else reads', async () => {
    const facilitator = await facilitatorOf(workshop, establishment);
    expect((await facilitator.get(`/deliverables/${id}`)).status).toBe(200);
    expect((await sign(facilitator, id, opinionOf(hash))).error).toBe('not_a_signatory');
    expect((await read(facilitator, id)).canSign).toBe(false);

    const strangers = [
      (await teamOf(workshop, 'merles')).direction,
      await personWithRole(workshop, 'observer'),
      await personWithRole(workshop, 'lead'),
    ];
    for (const stranger of strangers) {
      for (const path of ['', '/download.json', '/download.csv', `/differences?with=${id}`])
        expect((await stranger.get(`/deliverables/${id}${path}`)).error).toBe('forbidden');
      expect((await sign(stranger, id, opinionOf(hash))).error).toBe('forbidden');
    }
    const sheetId = sheetOf(workshop, establishment, WORDS);
    for (const path of ['submit', 'new-version']) {
      const { status } = await strangers[0]!.post(`/sheets/${sheetId}/${path}`, {
        expectedDeliverableId: expectedFor(WORDS),
      });
      expect(status).toBe(403);
    }
    expect((await strangers[1]!.get('/chain')).error).toBe('forbidden');
  });

  it('A1: for another cluster none of it exists, and its chain is its own', async () => {
    const stranger = await leadElsewhere(workshop);
    const sheetId = sheetOf(workshop, establishment, WORDS);
    expect((await stranger.get(`/deliverables/${id}`)).error).toBe('not_found');
    expect((await sign(stranger, id, opinionOf(hash))).error).toBe('not_found');
    expect((await stranger.post(`/sheets/${sheetId}/new-version`)).error).toBe('not_found');
    const { body } = await stranger.get<ChainView>('/chain');
    expect(body).toMatchObject({ clusterId: 'elsewhere', length: 0, head: null, brokenAt: null });
  });

  it('D5: a désaccord blocks for ever; the others are still heard', async () => {
    const team = await teamOf(workshop, establishment);
    const said = await sign(team.staff, id, opinionOf(hash, 'desaccord'));
    expect(said.body).toMatchObject({ state: 'submitted', blocked: true });
    const last = await sign(team.trade, id, opinionOf(hash));
    expect(last.body).toMatchObject({ state: 'submitted', blocked: true });
    await expect(
      workshop.client.execute({ sql: 'DELETE FROM signatures WHERE deliverable_id = ?', args: [id] }),
    ).rejects.toThrow('immutable row');
  });

  it('a closed cluster takes neither signature nor submission', async () => {
    const team = await teamOf(workshop, 'merles');
    const sheetId = sheetOf(workshop, 'merles', PLAN);
    await workshop.client.execute("UPDATE clusters SET state = 'closed'");
    try {
      const submission = { expectedDeliverableId: expectedFor(PLAN) };
      expect((await team.staff.post(`/sheets/${sheetId}/submit`, submission)).error).toBe('cluster_closed');
      expect((await sign((await teamOf(workshop, establishment)).staff, id, opinionOf(hash))).error).toBe(
        'cluster_closed',
      );
    } finally {
      await workshop.client.execute("UPDATE clusters SET state = 'running'");
    }
  });
});

describe('a new version', () => {
  const establishment = 'lin';

  it('D6, case 44: what was read before an edit cannot be signed after it; the old version stays as it was', async () => {
    const team = await teamOf(workshop, establishment);
    const sheetId = sheetOf(workshop, establishment, FORM);
    await writeWord(workshop, team.trade, sheetId, FORM, 'Une pause');
    const first = await handIn(team.trade, sheetId, expectedFor(FORM));
    const before = await read(team.direction, first);
    await sign(team.direction, first, opinionOf(before.hash));

    const reopened = await team.trade.post<SheetView>(`/sheets/${sheetId}/new-version`);
    expect(reopened.body).toMatchObject({ version: 2, readOnly: null, canEdit: true, deliverableId: first });
    // Writing goes on while the first version can still be signed (rule D6).
    expect(await read(team.staff, first)).toMatchObject({ state: 'submitted', canStartNewVersion: false });
    expect((await team.trade.post(`/sheets/${sheetId}/new-version`)).error).toBe('sheet_not_sealed');

    await writeWord(workshop, team.trade, sheetId, FORM, 'Deux pauses');
    const second = await handIn(team.trade, sheetId, expectedFor(FORM));
    const after = await read(team.staff, second);
    expect(after).toMatchObject({ version: 2, state: 'submitted', previousHash: expect.any(String) });
    expect((await sign(team.staff, second, opinionOf(before.hash))).error).toBe('hash_mismatch');
    expect((await sign(team.staff, first, opinionOf(before.hash))).error).toBe('deliverable_superseded');
    expect(after.slots.every(({ signature }) => signature === null)).toBe(true);

    const old = await read(team.staff, first);
    expect(old).toMatchObject({
      state: 'superseded',
      canSign: false,
      hash: before.hash,
      projection: before.projection,
    });
    expect(old.slots[0]!.signature).toMatchObject({ college: 'direction', hash: before.hash });
    expect(old.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'submitted'],
      [1, 'superseded'],
    ]);

    const { body } = await team.staff.get<DifferencesView>(
      `/deliverables/${second}/differences?with=${first}`,
    );
    expect(body).toMatchObject({
      from: { version: 1 },
      to: { version: 2 },
      differences: [{ change: 'edited', what: 'Titre', before: 'Une pause', after: 'Deux pauses' }],
    });
  });

  it('case 28: whoever has the sheet open learns of the seal and of the new version at once', async () => {
    const team = await teamOf(workshop, establishment);
    const sheetId = sheetOf(workshop, establishment, STAKES);
    await writeWord(workshop, team.trade, sheetId, STAKES, 'Moins d’urgences');
    const open = await watch(workshop, team.staff, sheetId);
    await open.until(({ readOnly, version }) => readOnly === null && version === 1);
    await handIn(team.trade, sheetId, expectedFor(STAKES));
    await open.until(({ readOnly }) => readOnly === 'sheet_sealed');
    await team.trade.post(`/sheets/${sheetId}/new-version`);
    await open.until(({ readOnly, version }) => readOnly === null && version === 2);
    open.leave();
  });

  it('only versions of one deliverable are compared', async () => {
    const team = await teamOf(workshop, establishment);
    const sheetId = sheetOf(workshop, establishment, WORDS);
    await writeWord(workshop, team.trade, sheetId, WORDS, 'Du temps');
    const other = await handIn(team.trade, sheetId, expectedFor(WORDS));
    const { body } = await team.trade.get<SheetView>(`/sheets/${sheetOf(workshop, establishment, FORM)}`);
    const { error } = await team.trade.get(`/deliverables/${other}/differences?with=${body.deliverableId}`);
    expect(error).toBe('bad_request');
  });
});

describe('files', () => {
  it('D1, D7: the downloaded text has the hash that was signed, by another implementation of SHA-256', async () => {
    const team = await teamOf(workshop, 'merles');
    const sheetId = sheetOf(workshop, 'merles', WORDS);
    await writeWord(workshop, team.trade, sheetId, WORDS, '=HYPERLINK("x";"é")');
    const id = await handIn(team.trade, sheetId, expectedFor(WORDS));
    const { hash } = await read(team.trade, id);
    await sign(team.trade, id, opinionOf(hash));

    const json = await team.trade.get<{ sealed: string; hash: string; signatures: unknown[] }>(
      `/deliverables/${id}/download.json`,
    );
    expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+-v1\.json"$/);
    expect(createHash('sha256').update(json.body.sealed, 'utf8').digest('hex')).toBe(hash);
    expect(json.body).toMatchObject({ hash, signatures: [{ college: 'trade', hash }] });
    expect(JSON.parse(json.body.sealed)).toMatchObject({ sheetId, version: 1, schemaVersion: 1 });

    const csv = await team.trade.get<string>(`/deliverables/${id}/download.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.body).toContain(`"'=HYPERLINK(""x"";""é"")"`);
  });
});

describe('many at once', () => {
  it(
    'D2, case 44: twenty submissions and signatures at once never fork the chain',
    { timeout: 90_000 },
    async () => {
      const present = [...workshop.cluster.teams.keys()].filter((key) => key !== 'merles');
      const teams = new Map(
        await Promise.all(present.map(async (key) => [key, await teamOf(workshop, key)] as const)),
      );
      for (const [key, team] of teams)
        for (const kind of [MAP, PLAN])
          await writeWord(workshop, team.trade, sheetOf(workshop, key, kind), kind, `Sujet de ${key}`);

      const before = await chain();
      const submissions = [...teams].flatMap(([key, team]) =>
        [MAP, PLAN].flatMap((kind) =>
          [team.trade, team.staff].map(async (who) => {
            const id = await handIn(who, sheetOf(workshop, key, kind), expectedFor(kind));
            return [id, team] as const;
          }),
        ),
      );
      expect(submissions.length).toBeGreaterThanOrEqual(20);
      const handedIn = new Map(await Promise.all(submissions));
      expect(handedIn.size).toBe(teams.size * 2);

      const after = await chain();
      expect(after).toMatchObject({ brokenAt: null, length: before.length + teams.size * 2 });
      const { rows } = await workshop.client.execute(
        'SELECT position, previous_hash, hash FROM snapshots ORDER BY position',
      );
      expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => index + 1));
      expect(new Set(rows.map(({ previous_hash }) => previous_hash)).size).toBe(rows.length);

      // All three seats of every deliverable at once: the last to arrive finds the other two.
      const hashes = new Map(
        await Promise.all(
          [...handedIn].map(async ([id, { trade }]) => [id, (await read(trade, id)).hash] as const),
        ),
      );
      const signing = [...handedIn].flatMap(([id, { direction, staff, trade }]) =>
        [direction, staff, trade].map((who) => sign(who, id, opinionOf(hashes.get(id)!))),
      );
      expect(signing.length).toBeGreaterThanOrEqual(20);
      expect((await Promise.all(signing)).map(({ status }) => status)).toEqual(signing.map(() => 200));
      for (const [id, { trade }] of handedIn) expect((await read(trade, id)).state).toBe('validated');
      expect((await chain()).brokenAt).toBeNull();
    },
  );

  async function chain(): Promise<ChainView> {
    const { staff } = await teamOf(workshop, 'merles');
    return (await staff.get<ChainView>('/chain')).body;
  }
});
