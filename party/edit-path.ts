import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { GrappeError } from '#domain/errors.ts';
import { encodeAck, encodeUpdate } from '#party/shared/messages.ts';
import * as Y from 'yjs';
import { GroupCommit, type CommitPace } from './group-commit.ts';
import { Guard, type Sender, type Verdict } from './guard.ts';
import type { ReleasedReaders } from './released-readers.ts';
import type { Seat } from './seat.ts';
import type { Seats } from './seats.ts';
import type { Edit, SheetLedger } from './sheet-ledger.ts';
import type { Upkeep } from './upkeep.ts';

/** A settled document message: an edit to write, or nothing new to acknowledge in its turn. */
export type Pending = { seat: Seat; count: number; edit: Edit | null };

/** The way of an edit (rule R1): past the guard, on disk, then to the others, then acknowledged to its sender. */
export class EditPath {
  readonly #room: { readonly name: string };
  readonly #ctx: DurableObjectState;
  readonly #ledger: SheetLedger;
  readonly #seats: Seats;
  readonly #upkeep: Upkeep;
  readonly #readers: ReleasedReaders;
  readonly #commit: GroupCommit<Pending>;
  #guard: Guard | undefined;

  /** @param room whose name stands in the log */
  constructor(
    room: { readonly name: string },
    ctx: DurableObjectState,
    pace: CommitPace,
    parts: { ledger: SheetLedger; seats: Seats; upkeep: Upkeep; readers: ReleasedReaders },
  ) {
    this.#room = room;
    this.#ctx = ctx;
    this.#ledger = parts.ledger;
    this.#seats = parts.seats;
    this.#upkeep = parts.upkeep;
    this.#readers = parts.readers;
    this.#commit = new GroupCommit(
      (batch) => this.#settle(batch),
      () => ctx.storage.sync(),
      pace,
    );
    this.openGuard();
  }

  /** Puts a guard before the document as it now is: at first, and whenever another document takes its place. */
  openGuard(): void {
    const { facts, clientIds, authors } = this.#ledger;
    const kind = facts && sheetKindOf(facts.kind);
    this.#guard =
      kind &&
      new Guard(kind, clientIds, authors, () => [
        Y.encodeStateAsUpdate(this.#ledger.sheet.doc),
        ...this.#commit.waiting.flatMap(({ edit }) => (edit ? [edit.update] : [])),
      ]);
  }

  /** What the guard says of an update. What it accepts must be submitted at once. */
  examine(update: Uint8Array, sender: Sender): Verdict {
    if (!this.#guard) throw new GrappeError('internal', 'no guard');
    return this.#guard.examine(update, sender);
  }

  submit(pending: Pending): void {
    this.#commit.submit(pending);
  }

  /**
   * An edit of the server's own, on disk at once and then sent to everyone (rule R1).
   * @throws whatever SQLite throws; then nothing was written
   */
  writeOwn(edit: Edit): void {
    this.flush();
    const ledger = this.#ledger;
    const seats = this.#seats;
    ledger.write([edit]);
    // The scratch does not have it: it is built again from what is on disk.
    this.#guard?.reset();
    for (const clientId of edit.newClientIds) ledger.clientIds.claim(clientId, edit.personId);
    for (const item of edit.newItems) ledger.authors.claim([item], edit.authors?.get(item) ?? edit.personId);
    // Whose the cards are, before they are seen: they are then never shown as someone else's.
    for (const author of new Set(edit.authors?.values()))
      seats.tellOwnNew(
        author,
        edit.newItems.filter((item) => edit.authors?.get(item) === author),
      );
    seats.broadcast(encodeUpdate(edit.update));
    this.#readers.soon();
    this.#upkeep.plan();
  }

  /** Writes what waits, now: whatever comes next must come after it. */
  flush(): void {
    this.#commit.flush();
  }

  /** How many document messages of this seat are settled; what waits is counted when it is written. */
  settledOf(seat: Seat): number {
    return seat.received - this.#commit.waiting.filter((pending) => pending.seat === seat).length;
  }

  #settle(batch: Pending[]): void {
    const edits = batch.flatMap(({ edit }) => edit ?? []);
    if (edits.length > 0) {
      try {
        this.#ledger.write(edits);
      } catch (error) {
        return this.#notWritten(batch, error);
      }
    }
    // From here on the output gate holds every frame until the write above is durable.
    for (const { seat, edit } of batch) if (edit) this.#seats.broadcast(encodeUpdate(edit.update), seat);
    for (const { personId, newItems } of edits) this.#seats.tellOwnNew(personId, newItems);
    const counts = new Map(batch.map(({ seat, count }) => [seat, count]));
    for (const [seat, count] of counts) {
      if (!this.#seats.has(seat)) continue;
      seat.save(count);
      seat.send(encodeAck(count, this.#ledger.seq));
    }
    if (edits.length > 0) {
      this.#readers.soon();
      this.#upkeep.plan();
    }
  }

  /** Nobody received the batch; its senders are told, and the room is as it was before it (failure 4). */
  #notWritten(batch: Pending[], error: unknown): void {
    console.error(`sheet ${this.#room.name}: write failed: ${String(error).slice(0, 200)}`);
    this.#guard?.reset();
    for (const { seat, count } of batch) {
      seat.refuse(count, 'storage_failed');
      this.#seats.leave(seat);
    }
    this.#reclaim();
  }

  /** Bindings and authors claimed for what was not written are given up. */
  #reclaim(): void {
    const { clientIds, authors } = this.#ledger;
    const announced = this.#seats.announced();
    try {
      clientIds.reload(announced);
      authors.reload();
    } catch {
      // Without knowing whose id is whose the room cannot go on: start again from the disk, or stay shut.
      this.#ctx.abort('storage cannot be read');
    }
  }
}

/** Reads the pace the bench compares others with; unset, the room uses the better one (docs/decisions/003). */
export function paceOf(setting: string | undefined): CommitPace {
  if (setting === undefined) return 0;
  return setting === 'each' ? 'each' : Number(setting);
}
