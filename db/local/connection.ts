import { DatabaseSync } from 'node:sqlite';

/**
 * Opens a connection that behaves as Turso's do. It never waits for a lock (see `WriterQueue`).
 * Throws the `node:sqlite` error when the file cannot be opened or is not a database.
 */
export function openConnection(file: string): DatabaseSync {
  const db = new DatabaseSync(file, {
    enableForeignKeyConstraints: true,
    readBigInts: true,
    returnArrays: true,
    // A client must not reach other files of the machine through ATTACH.
    limits: { attach: 0 },
  });
  // FULL: the WAL is on disk before a commit is acknowledged, so not even a power cut loses it.
  // recursive_triggers stays off as on Turso: with it on, REPLACE fires delete triggers and a hole in ours would not show here.
  db.exec('PRAGMA synchronous = FULL; PRAGMA recursive_triggers = OFF');
  return db;
}

/**
 * Opens the connection that the server keeps for its whole life and puts the file in WAL mode. Without it, each request that
 * closes the last connection would checkpoint and delete the WAL.
 */
export function openKeeper(file: string): DatabaseSync {
  const db = openConnection(file);
  // Another server that is just stopping may hold the file for a moment.
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 0');
  return db;
}

/** Empties the WAL into the file and closes. */
export function closeKeeper(db: DatabaseSync): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}
