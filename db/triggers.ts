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

/** A table whose rows change in nothing but the columns left out here, and its unique keys as above. */
export type FrozenTable = ImmutableTable & {
  columns: readonly string[];
  /** Columns that go from null to a value, together, and never again. */
  once: readonly string[];
};

/**
 * What is handed in moves on through its states, and is transmitted once; which version it hands in, for what, for whom and who must sign it stays: a college signed that, and
 * the snapshot and the signature would both still verify if a deliverable were pointed at another.
 */
export const FROZEN_TABLES: readonly FrozenTable[] = [
  {
    table: 'deliverables',
    columns: [
      'id',
      'expected_deliverable_id',
      'establishment_id',
      'snapshot_id',
      'version',
      'submitted_by',
      'submitted_at',
      'signing_colleges',
    ],
    once: ['transmitted_at', 'transmitted_by'],
    keys: [['id'], ['expected_deliverable_id', 'establishment_id', 'version']],
  },
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
 * Three kinds of trigger per table; `columns` are those that no UPDATE may name, all by default. The third is needed because REPLACE removes the old row without firing delete triggers
 * (unless recursive_triggers is on, which no client can rely on): so an INSERT over any unique key of an existing row is
 * aborted beforehand, whatever its conflict clause.
 */
function triggersOf({ table, keys }: ImmutableTable, columns?: readonly string[]): Trigger[] {
  const update = columns ? `UPDATE OF ${columns.map((column) => `"${column}"`).join(', ')}` : 'UPDATE';
  const overExisting = keys.map((key) => {
    const same = key.map((column) => `"${column}" = NEW."${column}"`).join(' AND ');
    return abortingTrigger(
      table,
      `no_replace_by_${key.join('_')}`,
      `BEFORE INSERT ON "${table}" WHEN EXISTS (SELECT 1 FROM "${table}" WHERE ${same})`,
      `${ALREADY_HOLDS} ${key.join(', ')}`,
    );
  });
  return [
    abortingTrigger(table, 'no_update', `BEFORE ${update} ON "${table}"`, 'cannot be updated'),
    abortingTrigger(table, 'no_delete', `BEFORE DELETE ON "${table}"`, 'cannot be deleted'),
    ...overExisting,
  ];
}

function onceTriggersOf({ table, once }: FrozenTable): Trigger[] {
  return once.map((column) =>
    abortingTrigger(
      table,
      `${column}_once`,
      `BEFORE UPDATE OF "${column}" ON "${table}" WHEN OLD."${column}" IS NOT NULL`,
      `has its ${column}`,
    ),
  );
}

/** Every trigger the database must have, in the order of creation. */
export const TRIGGERS: readonly Trigger[] = [
  ...IMMUTABLE_TABLES.flatMap((immutable) => triggersOf(immutable)),
  ...FROZEN_TABLES.flatMap((frozen) => [...triggersOf(frozen, frozen.columns), ...onceTriggersOf(frozen)]),
];
