import { GrappeError } from '#domain/errors.ts';
import { copyVisible } from '#party/shared/copy-visible.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import { SERVER_AUTHOR } from './client-ids.ts';
import type { RoomLimits } from './room-limits.ts';
import { Snapshots } from './snapshots.ts';
import { UpdateLog } from './update-log.ts';

/**
 * What those receive who only read a sheet (the others once it was released, the lead): a document of the server's own that says what
 * the sheet says, and in which nothing ever was that had been taken out of it (rule K2, docs/decisions/015). It is on disk, so that a reader who comes
 * back, or a room that slept, goes on where they were; made when the first such reader comes, and brought up to date only while
 * there are some.
 */
export class ReleasedCopy {
  readonly #storage: DurableObjectStorage;
  readonly #limits: RoomLimits;
  readonly #log: UpdateLog;
  readonly #snapshots: Snapshots;
  #sheet: SheetDoc | undefined;
  #generation = 0;

  constructor(storage: DurableObjectStorage, limits: RoomLimits) {
    this.#storage = storage;
    this.#limits = limits;
    this.#log = new UpdateLog(storage.sql, 'released_');
    this.#snapshots = new Snapshots(storage.sql, 'released_');
    const created = 'CREATE TABLE IF NOT EXISTS released_epoch (id INTEGER PRIMARY KEY CHECK (id = 1), ';
    storage.sql.exec(`${created}epoch INTEGER NOT NULL) STRICT`);
  }

  /**
   * Which copy this is. Never an epoch of the sheet's own: whoever comes to read otherwise than before must drop the document they have.
   */
  get epoch(): number {
    this.#open();
    const [row] = this.#storage.sql.exec<{ epoch: number }>('SELECT epoch FROM released_epoch').toArray();
    return -(row?.epoch ?? 0);
  }

  /** Changes of this copy so far: those of the sheet that cannot be seen do not count. */
  get seq(): number {
    this.#open();
    return this.#log.lastSeq;
  }

  get doc(): Y.Doc {
    return this.#open().doc;
  }

  /**
   * Says what `sheet` says, on disk and then in memory. The update to send to its readers; undefined when nothing visible changed.
   * @param now milliseconds UTC
   * @throws whatever SQLite throws; then nothing changed
   */
  follow(sheet: SheetDoc, now: number): Uint8Array | undefined {
    const copy = this.#open();
    let update: Uint8Array | undefined;
    const keep = (bytes: Uint8Array): void => void (update = bytes);
    copy.doc.on('update', keep);
    try {
      copyVisible(sheet, copy);
      if (update) this.#write(copy, update, now);
    } catch (error) {
      // Memory is ahead of the disk: the disk is right.
      this.#sheet = undefined;
      throw error;
    } finally {
      copy.doc.off('update', keep);
    }
    return update;
  }

  #open(): SheetDoc {
    if (this.#sheet) return this.#sheet;
    let sheet = openSheetDoc(new Y.Doc());
    try {
      this.#read(sheet);
    } catch (error) {
      // It says nothing that the sheet does not: what does not read back is made anew, under another epoch.
      if (!(error instanceof GrappeError)) throw error;
      sheet = openSheetDoc(new Y.Doc());
      this.#begin(sheet);
    }
    this.#sheet = sheet;
    return sheet;
  }

  #read({ doc }: SheetDoc): void {
    const last = this.#snapshots.list().at(-1);
    if (!last) throw new GrappeError('room_unreadable', 'no copy yet');
    const state = this.#snapshots.read(last.generation);
    const entries = this.#log.read(last.generation, last.seq);
    doc.transact(() => {
      Y.applyUpdate(doc, state);
      for (const { bytes } of entries) Y.applyUpdate(doc, bytes);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs)
      throw new GrappeError('room_unreadable', 'updates are missing');
    this.#generation = last.generation;
  }

  #begin({ doc }: SheetDoc): void {
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec(
        `INSERT INTO released_epoch (id, epoch) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET epoch = epoch + 1`,
      );
      this.#putWhole(doc, 0, Date.now());
    });
    this.#log.restart(0);
  }

  #write({ doc }: SheetDoc, update: Uint8Array, at: number): void {
    const seq = this.#log.lastSeq + 1;
    if (this.#log.weight.rows >= this.#limits.compactRows || update.length > this.#limits.chunkBytes) {
      this.#storage.transactionSync(() => this.#putWhole(doc, seq, at));
      this.#log.restart(seq);
      return;
    }
    const entry = { seq, at, personId: SERVER_AUTHOR, bytes: update };
    this.#storage.transactionSync(() => this.#log.append(entry, this.#generation));
    this.#log.commit([entry]);
  }

  /** Called inside a transaction. */
  #putWhole(doc: Y.Doc, seq: number, at: number): void {
    for (const { generation } of this.#snapshots.list()) this.#snapshots.erase(generation);
    this.#log.erase();
    this.#generation += 1;
    const header = { generation: this.#generation, seq, at };
    this.#snapshots.write(header, Y.encodeStateAsUpdate(doc), this.#limits.chunkBytes);
  }
}
