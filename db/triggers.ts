/**
 * The triggers that make sealed rows immutable (failure case 41). drizzle-kit knows nothing of triggers and a table it rebuilds
 * loses them without a word: `migrate` creates them again after every migration and asserts that they are there.
 */

/** A table whose rows never change, and every unique key through which INSERT OR REPLACE could swap one for another. */
export type ImmutableTable = { table: string; keys: readonly (readonly string[])[] };

export const IMMUTABLE_TABLES: readonly ImmutableTable[] = [
  { table: 'vote_results', keys: [['id'], ['vote_id']] },
  {
    table: 'snapshots',
    keys: [['id'], ['hash'], ['cluster_id', 'position'], ['sheet_id', 'version']],
  },
  { table: 'signatures', keys: [['id'], ['deliverable_id', 'college']] },
  { table: 'audit_log', keys: [['id']] },
];

/** Start of the message every one of these triggers aborts with. */
export const IMMUTABLE_MESSAGE = 'immutable row';

/** What follows the table's name when the refused statement was an INSERT over an existing row. */
export const ALREADY_HOLDS = 'already holds this';

export type Trigger = { name: string; table: string; sql: string };

function abortingTrigger(table: string, suffix: string, event: string, reason: string): Trigger {
  const name = `${table}_${suffix}`;
  const message = `${IMMUTABLE_MESSAGE}: ${table} ${reason}`;
  return {
    name,
    table,
    sql: `CREATE TRIGGER "${name}" ${event} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
  };
}

/**
 * Three kinds of trigger per table. The third is needed because REPLACE removes the old row without firing delete triggers
 * (unless recursive_triggers is on, which no client can rely on): so an INSERT over any unique key of an existing row is
 * aborted beforehand, whatever its conflict clause.
 */
function triggersOf({ table, keys }: ImmutableTable): Trigger[] {
  const overExisting = keys.map((columns) => {
    const same = columns.map((column) => `"${column}" = NEW."${column}"`).join(' AND ');
    return abortingTrigger(
      table,
      `no_replace_by_${columns.join('_')}`,
      `BEFORE INSERT ON "${table}" WHEN EXISTS (SELECT 1 FROM "${table}" WHERE ${same})`,
      `${ALREADY_HOLDS} ${columns.join(', ')}`,
    );
  });
  return [
    abortingTrigger(table, 'no_update', `BEFORE UPDATE ON "${table}"`, 'cannot be updated'),
    abortingTrigger(table, 'no_delete', `BEFORE DELETE ON "${table}"`, 'cannot be deleted'),
    ...overExisting,
  ];
}

/** Every trigger the database must have, in the order of creation. */
export const TRIGGERS: readonly Trigger[] = IMMUTABLE_TABLES.flatMap(triggersOf);
