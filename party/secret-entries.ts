import { createHmac, randomBytes } from 'node:crypto';

/*
 * What people give in secret, one entry each, as a ballot box keeps ballots (docs/decisions/007): an entry is filed under
 * HMAC-SHA-256(secret of this collection, person), WITHOUT ROWID, so that it has no number, no hour and no place in a queue.
 */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS collection (
     id INTEGER PRIMARY KEY CHECK (id = 1), terms TEXT NOT NULL, expected INTEGER NOT NULL, result TEXT)`,
  `CREATE TABLE IF NOT EXISTS expected_people (person_id TEXT PRIMARY KEY) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS token_key (id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS entries (token BLOB PRIMARY KEY, entry TEXT NOT NULL) WITHOUT ROWID`,
  // In place of the collection once its result is kept elsewhere: that it was, and two numbers.
  `CREATE TABLE IF NOT EXISTS over (
     id INTEGER PRIMARY KEY CHECK (id = 1), expected INTEGER NOT NULL, received INTEGER NOT NULL)`,
];

const SECRET_BYTES = 32;

/** The collection as it stands. `result` is null while it is open. */
export type KeptCollection<Terms, Result> = { terms: Terms; expected: number; result: Result | null };

type CollectionRow = { terms: string; expected: number; result: string | null };

/** The SQLite of one secret collection. The caller decides what may be done, and in which transaction. */
export class SecretEntries<Terms, Entry, Result> {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    for (const table of TABLES) sql.exec(table);
  }

  /** The collection, or null when none was ever opened here. */
  collection(): KeptCollection<Terms, Result> | null {
    const [row] = this.#sql.exec<CollectionRow>('SELECT terms, expected, result FROM collection').toArray();
    if (!row) return null;
    return {
      terms: JSON.parse(row.terms) as Terms,
      expected: row.expected,
      result: row.result === null ? null : (JSON.parse(row.result) as Result),
    };
  }

  /** What is left of a collection that was forgotten; null before. */
  over(): { expected: number; received: number } | null {
    const rows = this.#sql.exec<{ expected: number; received: number }>(
      'SELECT expected, received FROM over',
    );
    return rows.toArray()[0] ?? null;
  }

  /** Lets go of the terms and the result, words included, overwritten in place first. */
  forget(received: number): void {
    this.#sql.exec(
      'INSERT INTO over (id, expected, received) SELECT 1, expected, ? FROM collection',
      received,
    );
    for (const column of ['terms', 'result'])
      this.#sql.exec(
        `UPDATE collection SET ${column} = printf('%.*c', length(CAST(${column} AS BLOB)), 'x')`,
      );
    this.#sql.exec('DELETE FROM collection');
  }

  /** Writes the terms, the people frozen with them, and a fresh secret. */
  open(terms: Terms, personIds: readonly string[]): void {
    this.#sql.exec(
      'INSERT INTO collection (id, terms, expected) VALUES (1, ?, ?)',
      JSON.stringify(terms),
      personIds.length,
    );
    for (const personId of personIds)
      this.#sql.exec('INSERT INTO expected_people (person_id) VALUES (?)', personId);
    this.#sql.exec('INSERT INTO token_key (id, secret) VALUES (1, ?)', bytes(randomBytes(SECRET_BYTES)));
  }

  isExpected(personId: string): boolean {
    return this.#sql.exec('SELECT 1 FROM expected_people WHERE person_id = ?', personId).toArray().length > 0;
  }

  /** Files a person's entry in place of their earlier one. */
  put(personId: string, entry: Entry): void {
    this.#sql.exec(
      `INSERT INTO entries (token, entry) VALUES (?, ?) ON CONFLICT (token) DO UPDATE SET entry = excluded.entry`,
      this.#token(personId),
      JSON.stringify(entry),
    );
  }

  /** Takes a person's entry out again. */
  remove(personId: string): void {
    this.#sql.exec('DELETE FROM entries WHERE token = ?', this.#token(personId));
  }

  /** The entry a person has here, or null. */
  entryOf(personId: string): Entry | null {
    const [row] = this.#sql
      .exec<{ entry: string }>('SELECT entry FROM entries WHERE token = ?', this.#token(personId))
      .toArray();
    return row ? (JSON.parse(row.entry) as Entry) : null;
  }

  count(): number {
    return this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM entries').one().count;
  }

  /** Every entry, in the order of the tokens: only the conclusion may ask. */
  all(): Entry[] {
    return this.#sql
      .exec<{ entry: string }>('SELECT entry FROM entries')
      .toArray()
      .map(({ entry }) => JSON.parse(entry) as Entry);
  }

  /**
   * Keeps the result and destroys everything else. Secret and entries are overwritten in place before they go: SQLite leaves the
   * bytes of a deleted row in its file.
   */
  conclude(result: Result): void {
    this.#sql.exec('UPDATE token_key SET secret = zeroblob(?)', SECRET_BYTES);
    this.#sql.exec(`UPDATE entries SET entry = printf('%.*c', length(CAST(entry AS BLOB)), 'x')`);
    this.#sql.exec('DELETE FROM entries');
    this.#sql.exec('DELETE FROM expected_people');
    this.#sql.exec('UPDATE collection SET result = ?', JSON.stringify(result));
  }

  #token(personId: string): ArrayBuffer {
    const { secret } = this.#sql.exec<{ secret: ArrayBuffer }>('SELECT secret FROM token_key').one();
    return bytes(createHmac('sha256', new Uint8Array(secret)).update(personId).digest());
  }
}

/** SQLite takes an ArrayBuffer; Node's Buffer may be a window on a larger one. */
function bytes(buffer: Uint8Array): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
