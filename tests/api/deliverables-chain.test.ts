import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRIGGERS } from '#db/triggers.ts';
import type { ChainView } from '#domain/views.ts';
import {
  handIn,
  openWorkshop,
  read,
  sheetOf,
  sign,
  teamOf,
  writeWord,
  type Team,
  type Workshop,
} from './deliverables-fixture.ts';

/*
 * What someone with the database in their hands could do (failure case 42): each test does it after taking the triggers away, looks
 * at the page and at `npm run verify`, and puts everything back.
 */

const KINDS = ['INITIAL_REPRESENTATIONS', 'PRIORITY_MAP', 'EXPERIMENT_SHEET', 'ACTION_PLAN'];
const ESTABLISHMENT = 'merles';

let workshop: Workshop;
let team: Team;
/** Ids of the snapshots, in their order. */
let links: string[];
let deliverableIds: string[];

beforeAll(async () => {
  workshop = await openWorkshop();
  team = await teamOf(workshop, ESTABLISHMENT);
  deliverableIds = [];
  for (const kind of KINDS) {
    const sheetId = sheetOf(workshop, ESTABLISHMENT, kind);
    await writeWord(workshop, team.trade, sheetId, kind, `Un mot pour ${kind}`);
    deliverableIds.push(await handIn(team.trade, sheetId, workshop.cluster.expectedByKind.get(kind)!));
  }
  const { hash } = await read(team.staff, deliverableIds[1]!);
  await sign(team.staff, deliverableIds[1]!, { hash, opinion: 'accord', comment: '' });
  const { rows } = await workshop.client.execute('SELECT id FROM snapshots ORDER BY position');
  links = rows.map(({ id }) => String(id));
});
afterAll(() => workshop?.stop());

async function chain(): Promise<ChainView> {
  return (await team.staff.get<ChainView>('/chain')).body;
}

function verifyScript(where: NodeJS.ProcessEnv = { TURSO_DATABASE_URL: workshop.grappe.databaseUrl }) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url))],
    { encoding: 'utf8', env: { ...process.env, ...where } },
  );
  return { status, stdout };
}

/** Runs statements without triggers and foreign keys, looks, then restores the tables they touched. */
async function tamper(statements: string[], look: () => Promise<void>): Promise<void> {
  const tables = ['snapshots', 'signatures', 'deliverables', 'audit_log'];
  await workshop.client.migrate([
    ...tables.map((table) => `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`),
    ...TRIGGERS.map(({ name }) => `DROP TRIGGER "${name}"`),
    ...statements,
  ]);
  try {
    await look();
  } finally {
    await workshop.client.migrate([
      ...tables.flatMap((table) => [
        `DELETE FROM ${table}`,
        `INSERT INTO ${table} SELECT * FROM kept_${table}`,
        `DROP TABLE kept_${table}`,
      ]),
      ...TRIGGERS.map(({ sql }) => sql),
    ]);
  }
  expect((await chain()).brokenAt).toBeNull();
}

async function expectFirstBadLink(position: number, snapshotId: string | null, reason: string) {
  expect((await chain()).brokenAt).toEqual({ position, snapshotId, reason });
  const { status, stdout } = verifyScript();
  expect(status).toBe(1);
  expect(stdout).toMatch(new RegExp(`✗ .*n° ${position} \\(${snapshotId ?? 'inconnu'}\\)`));
}

describe('the chain of a cluster', () => {
  it('D2: is whole, and the script says so with 0', async () => {
    const { rows } = await workshop.client.execute('SELECT hash FROM snapshots ORDER BY position DESC');
    expect(await chain()).toMatchObject({ length: KINDS.length, brokenAt: null, head: rows[0]!.hash });
    const { status, stdout } = verifyScript();
    expect(stdout).toContain(
      `${KINDS.length} instantanés, chaîne intacte, dernière empreinte ${rows[0]!.hash}`,
    );
    expect(status).toBe(0);
  });

  it('the script reads the local database while Grappe runs on it, and says when there is none', () => {
    const running = verifyScript({ GRAPPE_DATA: workshop.dataDir });
    expect(running).toMatchObject({ status: 0, stdout: expect.stringContaining('chaîne intacte') });
    expect(verifyScript({ GRAPPE_DATA: join(workshop.dataDir, 'nothing') })).toMatchObject({
      status: 1,
      stdout: '',
    });
  });

  it('case 41: sealed rows refuse UPDATE, DELETE and INSERT OR REPLACE', async () => {
    for (const sql of [
      `UPDATE snapshots SET projection = '{}'`,
      `DELETE FROM snapshots WHERE position = 2`,
      `INSERT OR REPLACE INTO snapshots SELECT * FROM snapshots WHERE position = 2`,
      `UPDATE signatures SET opinion = 'desaccord'`,
      `DELETE FROM signatures`,
      `DELETE FROM audit_log`,
    ])
      await expect(workshop.client.execute(sql), sql).rejects.toThrow('immutable row');
    expect((await chain()).brokenAt).toBeNull();
  });

  it('case 42: a changed byte is named, and that deliverable is no longer shown or signed', async () => {
    await tamper(
      [`UPDATE snapshots SET projection = replace(projection, 'Un mot', 'Un mOt') WHERE position = 2`],
      async () => {
        await expectFirstBadLink(2, links[1]!, 'hash');
        const shown = await team.staff.get(`/deliverables/${deliverableIds[1]}`);
        expect(shown).toMatchObject({ status: 500, error: 'chain_broken' });
        const { rows } = await workshop.client.execute('SELECT hash FROM snapshots WHERE position = 2');
        const signOff = { hash: String(rows[0]!.hash), opinion: 'accord', comment: '' } as const;
        expect((await sign(team.direction, deliverableIds[1]!, signOff)).error).toBe('chain_broken');
        // The others stand.
        await read(team.staff, deliverableIds[0]!);
      },
    );
  });

  it('case 42: a missing row is named by its place and by what the log remembers', async () => {
    await tamper([`DELETE FROM snapshots WHERE position = 3`], () =>
      expectFirstBadLink(3, links[2]!, 'missing'),
    );
    await tamper([`DELETE FROM snapshots WHERE position = 3`, `DELETE FROM audit_log`], () =>
      expectFirstBadLink(3, null, 'missing'),
    );
  });

  it('case 42: a truncated end is known by the log alone, and by the deliverables alone', async () => {
    const cut = `DELETE FROM snapshots WHERE position >= 3`;
    await tamper([cut, `DELETE FROM deliverables WHERE snapshot_id IN ('${links[2]}', '${links[3]}')`], () =>
      expectFirstBadLink(3, links[2]!, 'truncated'),
    );
    await tamper([cut, 'DELETE FROM audit_log'], async () => {
      expect((await chain()).brokenAt).toMatchObject({ position: 3, reason: 'truncated' });
    });
  });

  it('case 42: rows that changed places, and a signature moved to another hash, are named', async () => {
    await tamper(
      [
        'UPDATE snapshots SET position = 99 WHERE position = 2',
        'UPDATE snapshots SET position = 2 WHERE position = 3',
        'UPDATE snapshots SET position = 3 WHERE position = 99',
      ],
      () => expectFirstBadLink(2, links[2]!, 'previous'),
    );
    await tamper(
      ['UPDATE signatures SET snapshot_hash = (SELECT hash FROM snapshots WHERE position = 1)'],
      () => expectFirstBadLink(2, links[1]!, 'signature'),
    );
  });
});
