import * as v from 'valibot';

const FactsSchema = v.object({
  /** Key of the board kind. */
  kind: v.string(),
  /** Version being written, or sealed. */
  version: v.number(),
  sealed: v.boolean(),
  /** Raised when the document is replaced. */
  epoch: v.number(),
  /** Snapshot the log continues. */
  generation: v.number(),
  /** Sequence number of the last update folded into that snapshot. */
  snapshotSeq: v.number(),
  /** Milliseconds UTC of the last durable edit by a person; null when nobody has written. */
  editedAt: v.nullable(v.number()),
});

/** What a room knows about itself besides the document. */
export type RoomFacts = v.InferOutput<typeof FactsSchema>;

/** Keeps the facts in one row, so that they change together or not at all. */
export class FactsRow {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS facts (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT',
    );
  }

  /**
   * Undefined for a room nobody has opened yet.
   * @throws when the row does not parse: the room must not open
   */
  read(): RoomFacts | undefined {
    const [row] = this.#sql.exec<{ json: string }>('SELECT json FROM facts WHERE id = 1').toArray();
    return row && v.parse(FactsSchema, JSON.parse(row.json));
  }

  write(facts: RoomFacts): void {
    this.#sql.exec(
      'INSERT INTO facts (id, json) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json',
      JSON.stringify(facts),
    );
  }
}
