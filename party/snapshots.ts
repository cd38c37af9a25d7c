import { GrappeError } from '#domain/errors.ts';
import { crc32 } from 'node:zlib';

/** A whole state of the document, kept in chunks. The newest is what the log continues; older ones are checkpoints. */
export type SnapshotHeader = { generation: number; seq: number; at: number; byteLength: number };

type HeaderRow = {
  generation: number;
  seq: number;
  at: number;
  parts: number;
  byte_length: number;
  sum: number;
};

/** Snapshots in SQLite: a header and numbered chunks each, because a row may not exceed 2 MB (failure 6). */
export class Snapshots {
  readonly #sql: SqlStorage;
  readonly #table: string;
  readonly #chunks: string;

  /** @param prefix of the tables' names, for a document beside the sheet's own */
  constructor(sql: SqlStorage, prefix: '' | 'released_' = '') {
    this.#sql = sql;
    this.#table = `${prefix}snapshots`;
    this.#chunks = `${prefix}snapshot_chunks`;
    sql.exec(`CREATE TABLE IF NOT EXISTS ${this.#table} (
      generation INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      parts INTEGER NOT NULL,
      byte_length INTEGER NOT NULL,
      sum INTEGER NOT NULL
    ) STRICT`);
    // `part` is a number: as text, part 10 would come before part 2.
    sql.exec(`CREATE TABLE IF NOT EXISTS ${this.#chunks} (
      generation INTEGER NOT NULL,
      part INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (generation, part)
    ) STRICT`);
  }

  /** Writes a snapshot. Called inside a transaction. */
  write(
    { generation, seq, at }: Omit<SnapshotHeader, 'byteLength'>,
    state: Uint8Array,
    chunkBytes: number,
  ): void {
    const parts = Math.ceil(state.length / chunkBytes);
    for (let part = 0; part < parts; part += 1)
      this.#sql.exec(
        `INSERT INTO ${this.#chunks} (generation, part, bytes) VALUES (?, ?, ?)`,
        generation,
        part,
        state.slice(part * chunkBytes, (part + 1) * chunkBytes),
      );
    this.#sql.exec(
      `INSERT INTO ${this.#table} (generation, seq, at, parts, byte_length, sum) VALUES (?, ?, ?, ?, ?, ?)`,
      generation,
      seq,
      at,
      parts,
      state.length,
      crc32(state),
    );
  }

  /**
   * Reads a snapshot back, checked.
   * @throws GrappeError `room_unreadable` when it is missing, incomplete or damaged
   */
  read(generation: number): Uint8Array {
    const [header] = this.#sql
      .exec<HeaderRow>(`SELECT * FROM ${this.#table} WHERE generation = ?`, generation)
      .toArray();
    const chunks = this.#sql
      .exec<{ part: number; bytes: ArrayBuffer }>(
        `SELECT part, bytes FROM ${this.#chunks} WHERE generation = ? ORDER BY part`,
        generation,
      )
      .toArray();
    if (!header || chunks.length !== header.parts)
      throw new GrappeError('room_unreadable', `snapshot ${generation} is incomplete`);
    const state = new Uint8Array(header.byte_length);
    let offset = 0;
    for (const { bytes } of chunks) {
      if (offset + bytes.byteLength > state.length) break;
      state.set(new Uint8Array(bytes), offset);
      offset += bytes.byteLength;
    }
    if (offset !== state.length || crc32(state) !== header.sum)
      throw new GrappeError('room_unreadable', `snapshot ${generation} is damaged`);
    return state;
  }

  /** Every snapshot kept, oldest first. */
  list(): SnapshotHeader[] {
    return this.#sql
      .exec<HeaderRow>(`SELECT * FROM ${this.#table} ORDER BY generation`)
      .toArray()
      .map(({ generation, seq, at, byte_length }) => ({ generation, seq, at, byteLength: byte_length }));
  }

  /** Drops one snapshot. Called inside a transaction. */
  erase(generation: number): void {
    this.#sql.exec(`DELETE FROM ${this.#table} WHERE generation = ?`, generation);
    this.#sql.exec(`DELETE FROM ${this.#chunks} WHERE generation = ?`, generation);
  }
}
