import * as v from 'valibot';
import { SessionRecordSchema, type SessionRecord } from '#domain/session/record.ts';

/** Read, or not there yet, or there but unreadable: three things that must not be mixed up (rule R6). */
export type ReadRecord = { read: true; record: SessionRecord | null } | { read: false };

/** The one row a session room keeps. */
export class SessionStorage {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS session (id INTEGER PRIMARY KEY CHECK (id = 1), record TEXT NOT NULL)',
    );
  }

  read(): ReadRecord {
    const [row] = this.#sql.exec<{ record: string }>('SELECT record FROM session').toArray();
    if (!row) return { read: true, record: null };
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SessionRecordSchema), row.record);
    return parsed.success ? { read: true, record: parsed.output } : { read: false };
  }

  write(record: SessionRecord): void {
    this.#sql.exec('INSERT OR REPLACE INTO session (id, record) VALUES (1, ?)', JSON.stringify(record));
  }
}
