import type { SheetKind } from '#domain/boards/kind.ts';
import { GrappeError } from '#domain/errors.ts';
import { BY_THE_CLOCK, type Checkpoint, type CheckpointCause } from '#domain/sheet/checkpoint.ts';
import { countItems, openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import { Authors } from './authors.ts';
import { Checkpoints } from './checkpoints.ts';
import { ClientIds, SERVER_AUTHOR } from './client-ids.ts';
import { surplusSnapshots } from './compaction.ts';
import { Deletions, type Hiding } from './deletions.ts';
import { FactsRow, type RoomFacts } from './room-facts.ts';
import type { RoomLimits } from './room-limits.ts';
import { Snapshots } from './snapshots.ts';
import { UpdateLog, type LogEntry } from './update-log.ts';

/** An accepted edit on its way to the disk. `at`: milliseconds UTC. */
export type Edit = {
  personId: string;
  at: number;
  update: Uint8Array;
  newClientIds: readonly number[];
  newItems: readonly string[];
  /** Who wrote each new item, where it is not the one who sends the edit. */
  authors?: ReadonlyMap<string, string>;
  hidings: readonly Hiding[];
};

/**
 * The sheet and everything the room keeps about it, on disk first: nothing reaches `sheet` that is not in SQLite. Every
 * method that writes does it in one transaction, and changes memory only once the transaction stands (failures 4, 5, 7).
 */
export class SheetLedger {
  readonly clientIds: ClientIds;
  readonly authors: Authors;
  readonly deletions: Deletions;
  readonly #storage: DurableObjectStorage;
  readonly #limits: RoomLimits;
  readonly #log: UpdateLog;
  readonly #snapshots: Snapshots;
  readonly #checkpoints: Checkpoints;
  readonly #factsRow: FactsRow;
  #facts: RoomFacts | undefined;
  #sheet: SheetDoc = openSheetDoc(new Y.Doc());
  /** On disk, not in `#sheet` yet: nobody who edits waits for a document that only newcomers read. */
  #unapplied: Uint8Array[] = [];
  #snapshotBytes = 0;

  constructor(storage: DurableObjectStorage, limits: RoomLimits) {
    this.#storage = storage;
    this.#limits = limits;
    this.#log = new UpdateLog(storage.sql);
    this.#snapshots = new Snapshots(storage.sql);
    this.#factsRow = new FactsRow(storage.sql);
    this.clientIds = new ClientIds(storage.sql);
    this.authors = new Authors(storage.sql);
    this.deletions = new Deletions(storage.sql);
    this.#checkpoints = new Checkpoints(storage.sql);
  }

  /** The document as it is on disk. Read it, never write it. */
  get sheet(): SheetDoc {
    if (this.#unapplied.length > 0) this.#apply();
    return this.#sheet;
  }

  /** Undefined until the server wrote the template. */
  get facts(): RoomFacts | undefined {
    return this.#facts;
  }

  get seq(): number {
    return this.#log.lastSeq;
  }

  get log(): { rows: number; bytes: number } {
    return this.#log.weight;
  }

  /** Bytes a newcomer would have to read. An upper bound until the log is folded. */
  get historyBytes(): number {
    return this.#snapshotBytes + this.#log.weight.bytes;
  }

  get snapshots(): Snapshots {
    return this.#snapshots;
  }

  /** Earlier states, oldest first. The last one is also what the log continues. */
  get checkpoints(): Checkpoint[] {
    return this.#checkpoints.list(this.#snapshots.list());
  }

  /**
   * Reads everything from disk.
   * @throws GrappeError `room_unreadable` for whatever does not read back exactly; the room must then stay shut (failure 10)
   */
  open(): void {
    try {
      this.#facts = this.#factsRow.read();
      const sheet = openSheetDoc(new Y.Doc());
      let entries: LogEntry[] = [];
      let snapshot: Uint8Array | undefined;
      if (this.#facts) {
        const { generation, snapshotSeq } = this.#facts;
        snapshot = this.#snapshots.read(generation);
        entries = this.#log.read(generation, snapshotSeq);
      } else if (this.#log.read(0, 0).length > 0 || this.#snapshots.list().length > 0) {
        throw new GrappeError('room_unreadable', 'content without facts');
      }
      sheet.doc.transact(() => {
        if (snapshot) Y.applyUpdate(sheet.doc, snapshot);
        for (const { bytes } of entries) Y.applyUpdate(sheet.doc, bytes);
      });
      if (sheet.doc.store.pendingStructs || sheet.doc.store.pendingDs)
        throw new GrappeError('room_unreadable', 'updates are missing');
      this.#sheet = sheet;
      this.#unapplied = [];
      this.#snapshotBytes = snapshot?.length ?? 0;
      const lastPerson = entries.findLast(({ personId }) => personId !== SERVER_AUTHOR);
      if (this.#facts && lastPerson) this.#facts = { ...this.#facts, editedAt: lastPerson.at };
      this.clientIds.reload();
      this.authors.reload();
    } catch (error) {
      if (error instanceof GrappeError) throw error;
      throw new GrappeError('room_unreadable', String(error).slice(0, 120));
    }
  }

  /**
   * Starts a document: the first one, or one that replaces the present under the next epoch. `write` fills it; it is the
   * server's work, and nobody else's clientID is in it (failure 25).
   */
  begin(kind: SheetKind, version: number, now: number, write: (doc: Y.Doc) => void): void {
    const sheet = openSheetDoc(new Y.Doc());
    write(sheet.doc);
    const state = Y.encodeStateAsUpdate(sheet.doc);
    const facts: RoomFacts = {
      kind: kind.key,
      version,
      sealed: false,
      epoch: (this.#facts?.epoch ?? 0) + 1,
      generation: (this.#facts?.generation ?? 0) + 1,
      snapshotSeq: this.seq + 1,
      editedAt: this.#facts?.editedAt ?? null,
    };
    this.#storage.transactionSync(() => {
      this.#snapshots.write(
        { generation: facts.generation, seq: facts.snapshotSeq, at: now },
        state,
        this.#limits.chunkBytes,
      );
      this.#checkpoints.write(
        facts.generation,
        { reason: 'start', label: null },
        { version, items: countItems(sheet), people: [] },
      );
      this.deletions.clear();
      this.clientIds.write([sheet.doc.clientID], SERVER_AUTHOR);
      this.authors.write(sheet.items.keys(), SERVER_AUTHOR, now);
      this.#log.erase();
      this.#factsRow.write(facts);
    });
    this.#facts = facts;
    this.#sheet = openSheetDoc(new Y.Doc());
    this.#unapplied = [];
    Y.applyUpdate(this.#sheet.doc, state);
    this.#snapshotBytes = state.length;
    this.#log.restart(facts.snapshotSeq);
    this.clientIds.claim(sheet.doc.clientID, SERVER_AUTHOR);
    this.authors.claim(sheet.items.keys(), SERVER_AUTHOR);
  }

  /**
   * Puts a batch of accepted edits on disk; they are in `sheet` from then on.
   * @throws whatever SQLite throws; then nothing was written and the document is as before
   */
  write(edits: readonly Edit[]): void {
    const facts = this.#mustHaveFacts();
    const first = this.seq + 1;
    const entries = edits.map(({ personId, at, update }, index): LogEntry => ({
      seq: first + index,
      at,
      personId,
      bytes: update,
    }));
    this.#storage.transactionSync(() => {
      entries.forEach((entry) => this.#log.append(entry, facts.generation));
      for (const { personId, at, newClientIds, newItems, authors, hidings } of edits) {
        this.clientIds.write(newClientIds, personId);
        for (const item of newItems) this.authors.write([item], authors?.get(item) ?? personId, at);
        this.deletions.write(hidings, { personId, at });
      }
    });
    this.#log.commit(entries);
    this.#facts = { ...facts, editedAt: entries.at(-1)?.at ?? facts.editedAt };
    for (const { bytes } of entries) this.#unapplied.push(bytes);
  }

  /** Changes version or seal, on disk first. */
  set(change: Partial<Pick<RoomFacts, 'version' | 'sealed'>>): void {
    const facts = { ...this.#mustHaveFacts(), ...change };
    this.#storage.transactionSync(() => this.#factsRow.write(facts));
    this.#facts = facts;
  }

  /**
   * Folds the log into a new snapshot and drops surplus checkpoints, in one transaction: a crash or an error at any step
   * leaves the state before (failure 7). Does nothing when there is nothing to fold, so that running it twice is as once
   * (failure 12): the state that is there is then kept for this cause too.
   */
  compact(now: number, cause: CheckpointCause = BY_THE_CLOCK): boolean {
    const facts = this.#facts;
    if (!facts) return false;
    if (this.#log.weight.rows === 0) {
      const known = this.#checkpoints.causeOf(facts.generation);
      if (cause.reason !== 'time' && known?.reason === 'time')
        this.#checkpoints.rename(facts.generation, cause);
      return false;
    }
    const state = Y.encodeStateAsUpdate(this.sheet.doc);
    const next: RoomFacts = { ...facts, generation: facts.generation + 1, snapshotSeq: this.seq };
    this.#storage.transactionSync(() => {
      this.#snapshots.write(
        { generation: next.generation, seq: next.snapshotSeq, at: now },
        state,
        this.#limits.chunkBytes,
      );
      this.#checkpoints.write(next.generation, cause, {
        version: facts.version,
        items: countItems(this.sheet),
        people: this.#log.people().filter((personId) => personId !== SERVER_AUTHOR),
      });
      this.#factsRow.write(next);
      this.#log.erase();
      const worthless = this.#checkpoints.worthless();
      const kept = this.#snapshots.list().filter(({ generation }) => !worthless.has(generation));
      const surplus = surplusSnapshots(kept, this.#limits, this.#checkpoints.pinned());
      for (const generation of [...worthless, ...surplus]) {
        this.#snapshots.erase(generation);
        this.#checkpoints.erase(generation);
      }
    });
    this.#facts = next;
    this.#snapshotBytes = state.length;
    this.#log.restart(next.snapshotSeq);
    return true;
  }

  #apply(): void {
    const updates = this.#unapplied;
    this.#unapplied = [];
    const { doc } = this.#sheet;
    try {
      doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
    } catch {
      // The disk has them and the scratch took them: whatever befell this copy, the disk is right.
      this.open();
    }
  }

  #mustHaveFacts(): RoomFacts {
    if (!this.#facts) throw new GrappeError('internal', 'room without a sheet');
    return this.#facts;
  }
}
