import { GrappeError, type ErrorCode } from '#domain/errors.ts';
import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '#party/shared/messages.ts';
import * as Y from 'yjs';
import { bringsNothing, readUpdate } from './read-update.ts';
import type { ReleasedCopy } from './released-copy.ts';
import type { RoomLimits } from './room-limits.ts';
import type { Seat } from './seat.ts';
import type { Seats } from './seats.ts';
import type { SheetLedger } from './sheet-ledger.ts';

/**
 * Those who only read what the sheet says, and the one way by which its words reach them: the released copy (rule K2).
 * Nothing else of the document, of presence or of news is sent to them.
 */
export class ReleasedReaders {
  readonly #room: { readonly name: string };
  readonly #ledger: SheetLedger;
  readonly #seats: Seats;
  readonly #copy: ReleasedCopy;
  readonly #delay: number;
  #isScheduled = false;

  /** @param room whose name stands in the log */
  constructor(
    room: { readonly name: string },
    limits: RoomLimits,
    parts: { ledger: SheetLedger; seats: Seats; copy: ReleasedCopy },
  ) {
    this.#room = room;
    this.#delay = limits.releasedDelay;
    this.#ledger = parts.ledger;
    this.#seats = parts.seats;
    this.#copy = parts.copy;
  }

  /** Welcomes a reader: the copy is brought to what the sheet says, then they are told where it stands. */
  greet(seat: Seat): void {
    // Its status comes first, and the whole copy after it: not the last difference before both.
    this.#follow(seat);
    this.#seats.tellStatus([seat]);
    seat.send(encodeSyncStep1(Y.encodeStateVector(this.#copy.doc)));
  }

  /**
   * The answer to a reader's first step.
   * @throws GrappeError `bad_request` for a state vector that does not decode
   */
  stateSince(stateVector: Uint8Array): Uint8Array {
    try {
      return encodeSyncStep2(Y.encodeStateAsUpdate(this.#copy.doc, stateVector));
    } catch {
      throw new GrappeError('bad_request', 'state vector does not decode');
    }
  }

  /** What a reader's document message deserves: null when it says nothing but what they were sent, which stock clients do. */
  refusalOf(update: Uint8Array): ErrorCode | null {
    try {
      return bringsNothing(readUpdate(update), this.#copy.doc) ? null : 'sheet_read_only';
    } catch (error) {
      return error instanceof GrappeError ? error.code : 'update_refused';
    }
  }

  /** Changes of the copy so far. */
  get seq(): number {
    return this.#copy.seq;
  }

  /** The sheet changed on disk: its readers learn it, gathered over `releasedDelay`. */
  soon(): void {
    if (this.#isScheduled || this.#readers().length === 0) return;
    this.#isScheduled = true;
    setTimeout(() => {
      this.#isScheduled = false;
      try {
        if (this.#readers().length > 0) this.#follow();
      } catch (error) {
        // They keep what they have; the next edit tries again.
        console.error(`sheet ${this.#room.name}: released copy: ${String(error).slice(0, 200)}`);
      }
    }, this.#delay);
  }

  #readers(): Seat[] {
    return this.#seats.where(({ readsCopy }) => readsCopy);
  }

  #follow(except?: Seat): void {
    const update = this.#copy.follow(this.#ledger.sheet, Date.now());
    if (!update) return;
    const frame = encodeUpdate(update);
    for (const reader of this.#readers()) if (reader !== except) reader.send(frame);
  }
}
