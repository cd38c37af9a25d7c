import type { Checkpoint, CheckpointCause, CheckpointReason } from '#domain/sheet/checkpoint.ts';
import type { SnapshotHeader } from './snapshots.ts';

type Row = {
  generation: number;
  version: number;
  reason: CheckpointReason;
  label: string | null;
  items: number;
};

/** What a room remembers of each snapshot it keeps: why it was made, how much was on the sheet, who had written since the one before. */
export class Checkpoints {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS checkpoints (
      generation INTEGER PRIMARY KEY,
      version INTEGER NOT NULL,
      reason TEXT NOT NULL,
      label TEXT,
      items INTEGER NOT NULL
    ) STRICT`);
    sql.exec(`CREATE TABLE IF NOT EXISTS activity (
      generation INTEGER NOT NULL,
      person_id TEXT NOT NULL,
      PRIMARY KEY (generation, person_id)
    ) STRICT, WITHOUT ROWID`);
  }

  /** Called inside the transaction that writes the snapshot. `people`: who wrote what the snapshot holds more than the one before. */
  write(
    generation: number,
    cause: CheckpointCause,
    { version, items, people }: { version: number; items: number; people: Iterable<string> },
  ): void {
    this.#sql.exec(
      'INSERT INTO checkpoints (generation, version, reason, label, items) VALUES (?, ?, ?, ?, ?)',
      generation,
      version,
      cause.reason,
      cause.label,
      items,
    );
    for (const personId of new Set(people))
      this.#sql.exec('INSERT INTO activity (generation, person_id) VALUES (?, ?)', generation, personId);
  }

  /** Says of a snapshot that it is also kept for another reason: nothing was written since it was made. */
  rename(generation: number, { reason, label }: CheckpointCause): void {
    this.#sql.exec(
      'UPDATE checkpoints SET reason = ?, label = ? WHERE generation = ?',
      reason,
      label,
      generation,
    );
  }

  /** Called inside a transaction. Its people count with the next one that is kept. */
  erase(generation: number): void {
    this.#sql.exec('DELETE FROM checkpoints WHERE generation = ?', generation);
  }

  causeOf(generation: number): CheckpointCause | undefined {
    const [row] = this.#sql
      .exec<Pick<Row, 'reason' | 'label'>>(
        'SELECT reason, label FROM checkpoints WHERE generation = ?',
        generation,
      )
      .toArray();
    return row;
  }

  /** Generations kept for another reason than the clock. */
  pinned(): Set<number> {
    return this.#generations("reason <> 'time'");
  }

  /** Generations that are no state anyone would want back: the empty template. */
  worthless(): Set<number> {
    return this.#generations("reason = 'start' AND items = 0");
  }

  #generations(condition: string): Set<number> {
    const rows = this.#sql.exec<{ generation: number }>(
      `SELECT generation FROM checkpoints WHERE ${condition}`,
    );
    return new Set([...rows].map(({ generation }) => generation));
  }

  /** What is known of each of these snapshots, oldest first. */
  list(snapshots: readonly SnapshotHeader[]): Checkpoint[] {
    const rows = new Map(
      [...this.#sql.exec<Row>('SELECT * FROM checkpoints')].map((row) => [row.generation, row]),
    );
    const activity = this.#sql
      .exec<{ generation: number; person_id: string }>('SELECT generation, person_id FROM activity')
      .toArray();
    let before = -1;
    return snapshots.flatMap(({ generation, at }): Checkpoint[] => {
      const row = rows.get(generation);
      const since = before;
      before = generation;
      if (!row) return [];
      const people = activity.filter((line) => line.generation > since && line.generation <= generation);
      return [{ ...row, at, people: [...new Set(people.map(({ person_id }) => person_id))] }];
    });
  }
}
