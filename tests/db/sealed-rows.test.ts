import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import { getTableName, is } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/web';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { isDuplicateRow } from '#db/duplicate-row.ts';
import { assertTriggers, migrate } from '#db/migrate.ts';
import * as schema from '#db/schema.ts';
import { FROZEN_TABLES, IMMUTABLE_TABLES, TRIGGERS } from '#db/triggers.ts';
import { connect, startDatabase } from './database-fixture.ts';

async function startMigrated() {
  const database = await startDatabase();
  await migrate(database);
  return { ...database, client: connect(database) };
}

/** One row in each immutable table, with everything it refers to. */
async function sealOneOfEach(client: Client): Promise<void> {
  await client.executeMultiple(`
    INSERT INTO programmes VALUES ('pr', 'S0', 'PACA', '{}');
    INSERT INTO clusters (id, programme_id, name, state, created_at) VALUES ('c', 'pr', 'Cluster', 'running', 1);
    INSERT INTO phases (id, cluster_id, position, kind, title, subtitle, state) VALUES ('ph', 'c', 1, 'kickoff', '', '', 'current');
    INSERT INTO expected_deliverables (id, phase_id, position, title) VALUES ('x', 'ph', 1, 'Diagnostic');
    INSERT INTO establishments (id, cluster_id, name, short_name, type, status, colour)
      VALUES ('e', 'c', 'EHPAD Les Tilleuls', 'Tilleuls', 'EHPAD', 'public', 0);
    INSERT INTO people (id, display_name, created_at) VALUES ('p', 'Ana', 1);
    INSERT INTO sessions (id, cluster_id, phase_id, title, state, starts_at, ends_at) VALUES ('s', 'c', 'ph', '', 'live', 1, 2);
    INSERT INTO boards (id, cluster_id, phase_id, kind, title, position, state, created_at)
      VALUES ('b', 'c', 'ph', 'stakes', '', 1, 'open', 1);
    INSERT INTO sheets (id, board_id, establishment_id) VALUES ('sh', 'b', 'e'), ('sh2', 'b', 'e');
    INSERT INTO votes (id, session_id, board_id, question, state, budget, cap, electorate, elector_count, items, opened_by, opened_at)
      VALUES ('v', 's', 'b', '', 'closed', 3, 1, '{}', 5, '[]', 'p', 1), ('v2', 's', 'b', '', 'closed', 3, 1, '{}', 5, '[]', 'p', 1);
    INSERT INTO vote_results VALUES ('r', 'v', '{"a":3}', 9);
    INSERT INTO audit_log (cluster_id, person_id, action, subject) VALUES ('c', 'p', 'sheet.sealed', 'sh');
  `);
  await client.execute(snapshot({}));
  await client.execute(
    `INSERT INTO deliverables (id, expected_deliverable_id, establishment_id, snapshot_id, version, state, submitted_by, submitted_at) VALUES ('d', 'x', 'e', 'sn', 1, 'submitted', 'p', 1), ('d2', 'x', 'e', 'sn', 2, 'submitted', 'p', 1)`,
  );
  await client.execute(signature({}));
}

type Row = Record<string, string | number>;

const insert = (table: string, row: Row, conflict = '') => ({
  sql: `INSERT ${conflict} INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row).map(() => '?')})`,
  args: Object.values(row),
});

const snapshotRow = (changed: Row): Row => ({
  id: 'sn',
  cluster_id: 'c',
  position: 1,
  sheet_id: 'sh',
  board_id: 'b',
  version: 1,
  schema_version: 1,
  projection: '{}',
  yjs_state: 'x',
  previous_hash: '',
  hash: 'h1',
  created_by: 'p',
  created_at: 1,
  ...changed,
});
const snapshot = (changed: Row, conflict?: string) => insert('snapshots', snapshotRow(changed), conflict);

const signatureRow = (changed: Row): Row => ({
  id: 'si',
  deliverable_id: 'd',
  snapshot_hash: 'h1',
  college: 'staff',
  person_id: 'p',
  signed_name: 'Ana',
  signed_title: 'IDE',
  opinion: 'desaccord',
  comment: 'Non',
  signed_at: 1,
  ...changed,
});
const signature = (changed: Row, conflict?: string) => insert('signatures', signatureRow(changed), conflict);

async function contents(client: Client): Promise<unknown> {
  const tables = IMMUTABLE_TABLES.map(({ table }) => `SELECT * FROM ${table}`);
  return (await client.batch(tables, 'read')).map(({ rows }) => rows.map((row) => ({ ...row })));
}

test('migrating a fresh file, then again: the schema is whole, each trigger exists once, nothing is applied twice', async () => {
  const { url, client } = await startMigrated();
  await migrate({ url });
  const { rows: triggers } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
  );
  expect(triggers.map(({ name }) => name)).toEqual(TRIGGERS.map(({ name }) => name).sort());
  const { rows: applied } = await client.execute('SELECT hash FROM __drizzle_migrations');
  expect(new Set(applied.map(({ hash }) => hash)).size).toBe(applied.length);

  const declared = Object.values(schema as Record<string, unknown>).filter((value) => is(value, SQLiteTable));
  expect(declared.length).toBeGreaterThan(15);
  const db = drizzle(client);
  for (const table of declared) expect(await db.select().from(table as SQLiteTable)).toEqual([]);
});

test('the tables marked IMMUTABLE in the schema are those that carry triggers, over each of their unique keys', async () => {
  const { client } = await startMigrated();
  const folder = fileURLToPath(new URL('../../db/schema/', import.meta.url));
  const source = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const marked = [...source.matchAll(/\* IMMUTABLE\.(?:(?!\*\/)[^])*\*\/\s*export const (\w+)/g)].map(
    ([, name]) => getTableName((schema as unknown as Record<string, SQLiteTable>)[name!]!),
  );
  expect(marked.sort()).toEqual(IMMUTABLE_TABLES.map(({ table }) => table).sort());

  for (const { table, keys } of [...IMMUTABLE_TABLES, ...FROZEN_TABLES]) {
    const columns = await client.execute(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0`);
    const unique = new Set([columns.rows.map(({ name }) => name).join()]);
    const { rows: indexes } = await client.execute(
      `SELECT name FROM pragma_index_list('${table}') WHERE "unique" = 1`,
    );
    for (const { name } of indexes) {
      const { rows } = await client.execute({
        sql: 'SELECT name FROM pragma_index_info(?)',
        args: [String(name)],
      });
      unique.add(rows.map((column) => column.name).join());
    }
    expect(new Set(keys.map((key) => key.join()))).toEqual(unique);
  }
});

test('failure case 41: UPDATE and DELETE of a sealed row abort, in every form', async () => {
  const { client } = await startMigrated();
  await sealOneOfEach(client);
  const before = await contents(client);
  for (const { table, keys } of IMMUTABLE_TABLES) {
    const column = keys[0]![0]!;
    const attempts = [
      `UPDATE ${table} SET ${column} = ${column}`,
      `UPDATE OR IGNORE ${table} SET ${column} = 99`,
      `UPDATE OR REPLACE ${table} SET ${column} = 99`,
      `DELETE FROM ${table}`,
      `DELETE FROM ${table} WHERE ${column} IS NOT NULL`,
    ];
    for (const sql of attempts) {
      await expect(client.execute(sql), sql).rejects.toMatchObject({
        code: 'SQLITE_CONSTRAINT',
        message: expect.stringContaining(`immutable row: ${table} cannot be`),
      });
    }
  }
  expect(await contents(client)).toEqual(before);
});

test('failure case 41: INSERT OR REPLACE over a sealed row aborts, through whichever unique key', async () => {
  const { client } = await startMigrated();
  await sealOneOfEach(client);
  const before = await contents(client);
  const fresh = { id: 'new', position: 2, hash: 'h2', version: 2 };
  const result = { id: 'r', vote_id: 'v', result: '{"a":99}', published_at: 9 };
  const replacing = [
    snapshot({ ...fresh, id: 'sn' }, 'OR REPLACE'),
    snapshot({ ...fresh, position: 1 }, 'OR REPLACE'),
    snapshot({ ...fresh, hash: 'h1' }, 'OR REPLACE'),
    snapshot({ ...fresh, version: 1 }, 'OR REPLACE'),
    signature({ deliverable_id: 'd2', opinion: 'accord' }, 'OR REPLACE'),
    signature({ id: 'new', opinion: 'accord' }, 'OR REPLACE'),
    insert('vote_results', { ...result, vote_id: 'v2' }, 'OR REPLACE'),
    insert('vote_results', { ...result, id: 'new' }, 'OR REPLACE'),
    insert('audit_log', { id: 1, action: 'nothing', subject: 'sh' }, 'OR REPLACE'),
    {
      sql: `${signature({ id: 'new' }).sql} ON CONFLICT (deliverable_id, college) DO UPDATE SET opinion = 'accord'`,
      args: signature({ id: 'new' }).args,
    },
  ];
  for (const statement of replacing) {
    const refusal = await client.execute(statement).catch((error: unknown) => error);
    expect(refusal, statement.sql).toMatchObject({ code: 'SQLITE_CONSTRAINT' });
    expect(String(refusal)).toContain('immutable row: ');
    expect(isDuplicateRow(refusal)).toBe(true);
  }
  expect(await contents(client)).toEqual(before);

  // New rows still enter.
  await client.execute(snapshot(fresh));
  await client.execute(signature({ id: 'new', college: 'direction' }));
  await client.execute(insert('vote_results', { ...result, id: 'new', vote_id: 'v2' }));
  await client.execute(insert('audit_log', { action: 'sheet.sealed', subject: 'sh2' }));
});

test('failure case 41: a deliverable moves through its states and is never pointed at anything else', async () => {
  const { client } = await startMigrated();
  await sealOneOfEach(client);
  await client.execute(
    snapshot({ id: 'other', position: 2, hash: 'h2', version: 2, projection: '{"nobody":"read"}' }),
  );
  const deliverable = { id: 'd', expected_deliverable_id: 'x', establishment_id: 'e', snapshot_id: 'sn' };
  const row = {
    ...deliverable,
    version: 1,
    state: 'submitted',
    submitted_by: 'p',
    submitted_at: 1,
    signing_colleges: '["direction","staff"]',
  };
  const rows = async () =>
    (await client.execute('SELECT * FROM deliverables')).rows.map((one) => ({ ...one }));
  const before = await rows();
  const { columns, once } = FROZEN_TABLES[0]!;
  expect([...columns, 'state'].sort()).toEqual(Object.keys(row).sort());
  expect([...columns, 'state', ...once].sort()).toEqual(Object.keys(before[0]!).sort());
  const refused = [
    ...columns.map((column) => `UPDATE deliverables SET ${column} = ${column}`),
    "UPDATE deliverables SET snapshot_id = 'other' WHERE id = 'd'",
    "UPDATE OR REPLACE deliverables SET state = 'validated', snapshot_id = 'other' WHERE id = 'd'",
    "UPDATE deliverables SET version = 3 WHERE id = 'd'",
    "DELETE FROM deliverables WHERE id = 'd2'",
    insert('deliverables', { ...row, snapshot_id: 'other' }, 'OR REPLACE'),
    insert('deliverables', { ...row, id: 'new', snapshot_id: 'other' }, 'OR REPLACE'),
  ];
  for (const statement of refused)
    await expect(client.execute(statement), JSON.stringify(statement)).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT',
      message: expect.stringContaining('immutable row: deliverables '),
    });
  expect(await rows()).toEqual(before);

  await client.execute("UPDATE deliverables SET transmitted_at = 5, transmitted_by = 'p' WHERE id = 'd'");
  for (const column of once)
    for (const value of ['NULL', "'q'"])
      await expect(
        client.execute(`UPDATE deliverables SET ${column} = ${value} WHERE id = 'd'`),
      ).rejects.toMatchObject({ message: expect.stringContaining('immutable row: deliverables ') });
  await client.execute("UPDATE deliverables SET state = 'superseded' WHERE id = 'd'");
  await client.execute(insert('deliverables', { ...row, id: 'd3', version: 3, snapshot_id: 'other' }));
  expect((await rows()).map(({ id, state }) => [id, state])).toEqual([
    ['d', 'superseded'],
    ['d2', 'submitted'],
    ['d3', 'submitted'],
  ]);
});

test('a duplicate is told apart from other failures, through Drizzle too', async () => {
  const { client } = await startMigrated();
  const db = drizzle(client);
  const person = { id: 'p', displayName: 'Ana', createdAt: 1 };
  await db.insert(schema.people).values(person);
  const failure = (query: PromiseLike<unknown>) => Promise.resolve(query).catch((error: unknown) => error);
  expect(isDuplicateRow(await failure(db.insert(schema.people).values(person)))).toBe(true);
  const orphan = { personId: 'nobody', establishmentId: 'none', membershipId: 'none' };
  expect(isDuplicateRow(await failure(db.insert(schema.assignments).values(orphan)))).toBe(false);
  expect(isDuplicateRow(await failure(client.execute('SELECT nothing')))).toBe(false);
  expect(isDuplicateRow('UNIQUE constraint failed')).toBe(false);
});

/** A copy of the migrations to which a test adds one of its own. */
function migrationsWith(sql: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fileURLToPath(new URL('../../db/migrations', import.meta.url)), folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: Record<string, unknown>[] };
  journal.entries.push({ ...journal.entries.at(-1), idx: 999, when: 9_999_999_999_999, tag: '9999_test' });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, '9999_test.sql'), sql);
  return folder;
}

const REBUILD = `
  CREATE TABLE "rebuilt" ("id" text PRIMARY KEY, "vote_id" text NOT NULL UNIQUE, "result" text NOT NULL, "published_at" integer NOT NULL);
  --> statement-breakpoint
  INSERT INTO "rebuilt" SELECT * FROM "vote_results";
  --> statement-breakpoint
  DROP TABLE "vote_results";
  --> statement-breakpoint
  ALTER TABLE "rebuilt" RENAME TO "vote_results";`;

test('a migration that rebuilds a sealed table keeps its rows and its triggers', async () => {
  const { url, client } = await startMigrated();
  await sealOneOfEach(client);
  const before = await contents(client);
  await migrate({ url, migrationsFolder: migrationsWith(REBUILD) });
  expect(await contents(client)).toEqual(before);
  await expect(client.execute('DELETE FROM vote_results')).rejects.toThrow('immutable row');
});

test('a lost trigger is named', async () => {
  const { client } = await startMigrated();
  await assertTriggers(client);
  await client.execute('DROP TRIGGER signatures_no_delete');
  await expect(assertTriggers(client)).rejects.toMatchObject({
    code: 'storage_failed',
    message: 'storage_failed: triggers missing: signatures_no_delete',
  });
});

test('a migration that leaves a dangling reference is reported', async () => {
  const { url, client } = await startMigrated();
  await sealOneOfEach(client);
  const migrationsFolder = migrationsWith("UPDATE boards SET phase_id = 'gone';");
  await expect(migrate({ url, migrationsFolder })).rejects.toMatchObject({
    name: 'GrappeError',
    code: 'storage_failed',
    message: expect.stringMatching(/1 dangling foreign keys, the first from boards row \d+ to phases/),
  });
});

test('a migration that fails halfway changes nothing', async () => {
  const { url, client } = await startMigrated();
  const migrationsFolder = migrationsWith(
    'CREATE TABLE half (a);\n--> statement-breakpoint\nCREATE TABLE people (a);',
  );
  await expect(migrate({ url, migrationsFolder })).rejects.toThrow('people');
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE name = 'half'");
  expect(rows).toEqual([]);
});
