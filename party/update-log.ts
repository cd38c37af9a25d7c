import { GrappeError } from '#domain/errors.ts';
import { crc32 } from 'node:zlib';

/** One durable update. `personId` is who sent it, also when it only deletes (failure 21). `at`: milliseconds UTC. */
export type LogEntry = { seq: number; at: number; personId: string; bytes: Uint8Array };

/**
 * The append-only list of updates since the last snapshot. A row carries a checksum: a damaged update often still decodes, into
 * other words (failure 10).
 */
export class UpdateLog {
  readonly #sql: SqlStorage;
  readonly #table: string;
  #lastSeq = 0;
  #rows = 0;
  #bytes = 0;

  /** @param prefix of the table's name, for a document beside the sheet's own */
  constructor(sql: SqlStorage, prefix: '' | 'released_' = '') {
    this.#sql = sql;
    this.#table = `${prefix}log`;
    sql.exec(`CREATE TABLE IF NOT EXISTS ${this.#table} (
      seq INTEGER PRIMARY KEY,
      generation INTEGER NOT NULL,
      at INTEGER NOT NULL,
      person_id TEXT NOT NULL,
      sum INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT`);
  }

  /** Sequence number of the last durable update. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Rows and bytes since the last snapshot. */
  get weight(): { rows: number; bytes: number } {
    return { rows: this.#rows, bytes: this.#bytes };
  }

  /**
   * Reads every update after `snapshotSeq`, checked.
   * @throws GrappeError `room_unreadable` for a damaged or missing row
   */
  read(generation: number, snapshotSeq: number): LogEntry[] {
    const rows = this.#sql
      .exec<{
        seq: number;
        generation: number;
        at: number;
        person_id: string;
        sum: number;
        bytes: ArrayBuffer;
      }>(`SELECT seq, generation, at, person_id, sum, bytes FROM ${this.#table} ORDER BY seq`)
      .toArray();
    const entries = rows.map((row, index): LogEntry => {
      const bytes = new Uint8Array(row.bytes);
      const follows = row.seq === snapshotSeq + index + 1 && row.generation === generation;
      if (!follows || crc32(bytes) !== row.sum)
        throw new GrappeError('room_unreadable', `log row ${row.seq} is damaged or out of place`);
      return { seq: row.seq, at: row.at, personId: row.person_id, bytes };
    });
    this.#rows = entries.length;
    this.#bytes = entries.reduce((total, { bytes }) => total + bytes.length, 0);
    this.#lastSeq = snapshotSeq + entries.length;
    return entries;
  }

  /** Writes one row. Called inside a transaction; `commit` must follow it, once the transaction stands. */
  append(entry: LogEntry, generation: number): void {
    this.#sql.exec(
      `INSERT INTO ${this.#table} (seq, generation, at, person_id, sum, bytes) VALUES (?, ?, ?, ?, ?, ?)`,
      entry.seq,
      generation,
      entry.at,
      entry.personId,
      crc32(entry.bytes),
      entry.bytes,
    );
  }

  /** Counts rows that were appended, now that they cannot be rolled back. */
  commit(entries: readonly LogEntry[]): void {
    for (const { seq, bytes } of entries) {
      this.#lastSeq = seq;
      this.#rows += 1;
      this.#bytes += bytes.length;
    }
  }

  /** Who sent what has been appended since the last snapshot. */
  people(): string[] {
    const rows = this.#sql.exec<{ person_id: string }>(
      `SELECT DISTINCT person_id FROM ${this.#table} ORDER BY person_id`,
    );
    return [...rows].map(({ person_id }) => person_id);
  }

  /** Removes every row. Called inside the transaction that made them part of a snapshot. */
  erase(): void {
    this.#sql.exec(`DELETE FROM ${this.#table}`);
  }

  /** Starts counting again after `erase`, once the transaction stands; `lastSeq` is what the snapshot holds. */
  restart(lastSeq: number): void {
    this.#lastSeq = lastSeq;
    this.#rows = 0;
    this.#bytes = 0;
  }
}
