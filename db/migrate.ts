import { createClient, type Client } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { fileURLToPath } from 'node:url';
import { GrappeError } from '#domain/errors.ts';
import { TRIGGERS } from './triggers.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

export type MigrateTarget = {
  url: string;
  authToken?: string;
  /** Folder of drizzle-kit's migrations; ours by default. */
  migrationsFolder?: string;
};

/**
 * Brings a database, local or Turso, to the current schema: the migrations not yet applied (in one transaction), then every
 * trigger anew, then proof that no foreign key dangles and no trigger is missing. Running it again changes nothing.
 * Throws `storage_failed` when that proof fails, and the driver's `LibsqlError` when a statement does.
 */
export async function migrate({
  url,
  authToken,
  migrationsFolder = MIGRATIONS_FOLDER,
}: MigrateTarget): Promise<void> {
  const client = createClient({ url, authToken });
  try {
    await applyMigrations(drizzle(client), { migrationsFolder });
    await applyTriggers(client);
    await checkForeignKeys(client);
    await assertTriggers(client);
  } finally {
    client.close();
  }
}

/** Drops and creates in one transaction: no moment without protection, and a changed trigger replaces its old form. */
async function applyTriggers(client: Client): Promise<void> {
  await client.batch(
    TRIGGERS.flatMap(({ name, sql }) => [`DROP TRIGGER IF EXISTS "${name}"`, sql]),
    'write',
  );
}

/** Migrations run with foreign keys off, since SQLite alters a table by rebuilding it: what they broke shows only here. */
async function checkForeignKeys(client: Client): Promise<void> {
  const { rows } = await client.execute('PRAGMA foreign_key_check');
  const [first] = rows;
  if (!first) return;
  const where = `${String(first.table)} row ${String(first.rowid)} to ${String(first.parent)}`;
  throw new GrappeError('storage_failed', `${rows.length} dangling foreign keys, the first from ${where}`);
}

/**
 * Asserts that each declared trigger exists on its table. Not by its text: sqld stores statements in a form of its own.
 * Throws `storage_failed` naming the missing ones.
 */
export async function assertTriggers(client: Client): Promise<void> {
  const { rows } = await client.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'");
  const tableOf = new Map(rows.map((row) => [row.name, row.tbl_name]));
  const missing = TRIGGERS.filter(({ name, table }) => tableOf.get(name) !== table).map(({ name }) => name);
  if (missing.length > 0) throw new GrappeError('storage_failed', `triggers missing: ${missing.join(', ')}`);
}
