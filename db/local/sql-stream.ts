import {
  constants,
  type DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { openConnection } from './connection.ts';
import { HranaError, toHranaError } from './hrana-error.ts';
import type {
  Batch,
  BatchCondition,
  BatchResult,
  DescribeResult,
  SqlReference,
  Statement,
  StatementResult,
} from './hrana-schema.ts';
import { fromSqlite, toSqlite } from './hrana-value.ts';
import { firstKeyword, isBlankSql, parametersOf } from './sql-text.ts';
import type { WriterQueue } from './writer-queue.ts';

/** A text a client may keep here: `@libsql/client` stores 30 at most. */
const STORED_SQL_LIMIT = 150;

const READING_ACTIONS: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
  constants.SQLITE_TRANSACTION,
  constants.SQLITE_SAVEPOINT,
]);

type Bindings = { named: Record<string, SQLInputValue>; anonymous: SQLInputValue[] };

/**
 * One Hrana stream: one SQLite connection with its transaction and its stored SQL texts. Methods throw `HranaError`; a failed
 * statement leaves the stream usable. Callers must not run two methods at once.
 */
export class SqlStream {
  readonly #db: DatabaseSync;
  readonly #writers: WriterQueue;
  readonly #counters: StatementSync;
  readonly #stored = new Map<number, string>();

  constructor(file: string, writers: WriterQueue) {
    this.#db = openConnection(file);
    this.#writers = writers;
    this.#counters = this.#db.prepare('SELECT total_changes(), changes(), last_insert_rowid()');
  }

  /** True outside an explicit transaction. */
  get autocommit(): boolean {
    return !this.#db.isTransaction;
  }

  get closed(): boolean {
    return !this.#db.isOpen;
  }

  /** Rolls back what was not committed and closes. Idempotent. */
  close(): void {
    if (!this.#db.isOpen) return;
    this.#db.close();
    this.#writers.released();
  }

  storeSql(id: number, sql: string): void {
    if (this.#stored.size >= STORED_SQL_LIMIT && !this.#stored.has(id)) {
      throw new HranaError('SQL_STORE_FULL', `At most ${STORED_SQL_LIMIT} SQL texts may be stored`);
    }
    this.#stored.set(id, sql);
  }

  closeSql(id: number): void {
    this.#stored.delete(id);
  }

  /** Runs exactly one statement. */
  async execute(statement: Statement, gone: AbortSignal): Promise<StatementResult> {
    const sql = this.#textOf(statement);
    return this.#attempt(() => {
      const prepared = this.#prepareOnly(sql);
      return this.#run(prepared, bind(prepared.sourceSQL, statement), statement.want_rows ?? true);
    }, gone);
  }

  /** Runs the steps whose conditions hold, in order. A failed step is a result, not an exception. */
  async batch(batch: Batch, gone: AbortSignal): Promise<BatchResult> {
    const results: BatchResult = { step_results: [], step_errors: [] };
    for (const step of batch.steps) {
      let result: StatementResult | null = null;
      let failure: HranaError | null = null;
      if (!step.condition || this.#holds(step.condition, results)) {
        try {
          result = await this.execute(step.stmt, gone);
        } catch (error) {
          failure = toHranaError(error);
        }
      }
      results.step_results.push(result);
      results.step_errors.push(failure?.toWire() ?? null);
    }
    return results;
  }

  /** Runs a script of any number of statements without arguments and stops at the first that fails. */
  async sequence(reference: SqlReference, gone: AbortSignal): Promise<void> {
    let rest = this.#textOf(reference);
    while (!isBlankSql(rest)) {
      // One by one, not `exec`: after a SQLITE_BUSY in the middle, `exec` again would repeat the statements before it.
      const script = rest;
      rest = await this.#attempt(() => {
        const prepared = this.#db.prepare(script);
        this.#run(prepared, { named: {}, anonymous: [] }, false);
        return script.slice(prepared.sourceSQL.length);
      }, gone);
    }
  }

  describe(reference: SqlReference): DescribeResult {
    const sql = this.#textOf(reference);
    let readonly = true;
    this.#db.setAuthorizer((action) => {
      readonly &&= READING_ACTIONS.has(action);
      return constants.SQLITE_OK;
    });
    try {
      const prepared = this.#prepareOnly(sql);
      const explain = firstKeyword(sql) === 'EXPLAIN';
      return {
        params: parametersOf(prepared.sourceSQL).map((name) => ({ name })),
        cols: columnsOf(prepared),
        is_explain: explain,
        is_readonly: readonly || explain,
      };
    } catch (error) {
      throw toHranaError(error);
    } finally {
      this.#db.setAuthorizer(null);
    }
  }

  async #attempt<T>(step: () => T, gone: AbortSignal): Promise<T> {
    try {
      return await this.#writers.attempt(() => {
        const before = this.#db.isTransaction;
        try {
          return step();
        } finally {
          if (before && !this.#db.isTransaction) this.#writers.released();
        }
      }, gone);
    } catch (error) {
      throw toHranaError(error);
    }
  }

  #prepareOnly(sql: string): StatementSync {
    if (isBlankSql(sql)) {
      throw new HranaError('SQL_NO_STATEMENT', 'SQL string does not contain any statement');
    }
    const prepared = this.#db.prepare(sql);
    // SQLite compiles the first statement and says nothing of the rest, which would silently not run.
    if (!isBlankSql(sql.slice(prepared.sourceSQL.length))) {
      throw new HranaError('SQL_MANY_STATEMENTS', 'SQL string contains more than one statement');
    }
    return prepared;
  }

  #run(prepared: StatementSync, bindings: Bindings, wantRows: boolean): StatementResult {
    const changesBefore = this.#readCounters().total;
    const rows = prepared.all(bindings.named, ...bindings.anonymous) as unknown as SQLOutputValue[][];
    const counters = this.#readCounters();
    return {
      cols: columnsOf(prepared),
      rows: wantRows ? rows.map((row) => row.map(fromSqlite)) : [],
      // changes() still holds the count of an earlier statement when this one wrote nothing.
      affected_row_count: counters.total === changesBefore ? 0 : Number(counters.changes),
      last_insert_rowid: counters.lastInsertRowid.toString(),
    };
  }

  #readCounters(): { total: bigint; changes: bigint; lastInsertRowid: bigint } {
    const [total, changes, lastInsertRowid] = this.#counters.get() as unknown as [bigint, bigint, bigint];
    return { total, changes, lastInsertRowid };
  }

  #textOf({ sql, sql_id: id }: SqlReference): string {
    if (typeof sql === 'string' && typeof id !== 'number') return sql;
    const stored = typeof sql !== 'string' && typeof id === 'number' ? this.#stored.get(id) : undefined;
    if (stored === undefined) {
      throw new HranaError('SQL_NOT_FOUND', 'Give either a SQL text or the id of a stored one');
    }
    return stored;
  }

  #holds(condition: BatchCondition, done: BatchResult): boolean {
    switch (condition.type) {
      case 'ok':
      case 'error': {
        if (condition.step >= done.step_results.length) {
          throw new HranaError('BATCH_COND_BAD_STEP', 'A condition refers to a step that has not run yet');
        }
        const outcomes = condition.type === 'ok' ? done.step_results : done.step_errors;
        return outcomes[condition.step] !== null;
      }
      case 'not':
        return !this.#holds(condition.cond, done);
      case 'and':
        return condition.conds.every((part) => this.#holds(part, done));
      case 'or':
        return condition.conds.some((part) => this.#holds(part, done));
      case 'is_autocommit':
        return this.autocommit;
    }
  }
}

function columnsOf(prepared: StatementSync): { name: string; decltype: string | null }[] {
  return prepared.columns().map(({ name, type }) => ({ name, decltype: type }));
}

/**
 * Gives every parameter its value: by position, or by name with or without prefix. Throws `ARGS_INVALID` when one is missing or
 * left over: SQLite would bind NULL and write a row nobody meant.
 */
function bind(sql: string, { args, named_args: namedArgs }: Statement): Bindings {
  if (args.length > 0 && namedArgs.length > 0) {
    throw new HranaError('ARGS_BOTH_POSITIONAL_AND_NAMED', 'Give positional or named arguments, not both');
  }
  const slots = parametersOf(sql);
  const bindings: Bindings = { named: {}, anonymous: [] };
  const byName = new Map(namedArgs.map((arg) => [arg.name, arg.value]));
  for (const [index, name] of slots.entries()) {
    const given = name === null ? undefined : (byName.get(name) ?? byName.get(name.slice(1)));
    const value = args.length > 0 ? args[index] : given;
    if (!value) {
      throw new HranaError('ARGS_INVALID', `No value for parameter ${name ?? `number ${index + 1}`}`);
    }
    // node:sqlite fills `?` and `?3` alike from its positional list, gaps included.
    if (name === null || name.startsWith('?')) bindings.anonymous.push(toSqlite(value));
    else bindings.named[name] = toSqlite(value);
  }
  if (args.length > slots.length) {
    throw new HranaError('ARGS_INVALID', `${args.length} values for ${slots.length} parameters`);
  }
  const unknown = namedArgs.find(
    ({ name }) => !slots.some((slot) => slot === name || slot?.slice(1) === name),
  );
  if (unknown) throw new HranaError('ARGS_INVALID', `No parameter is named ${unknown.name}`);
  return bindings;
}
