import { GrappeError, type ErrorCode } from '#domain/errors.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { encodeAck, encodeSyncStep2, isSyncStep2, readFrame } from '#party/shared/messages.ts';
import { decodePresence } from '#party/shared/presence.ts';
import type { WSMessage } from 'partyserver';
import * as Y from 'yjs';
import type { EditPath } from './edit-path.ts';
import type { ReleasedReaders } from './released-readers.ts';
import type { RoomLimits } from './room-limits.ts';
import type { Seat } from './seat.ts';
import type { Seats } from './seats.ts';
import type { SheetLedger } from './sheet-ledger.ts';
import type { Upkeep } from './upkeep.ts';

/** A frame may exceed its update by the message's own header. */
const FRAME_HEADER = 64;
/** What makes the room encode the whole sheet weighs as much as this many edits. */
const WHOLE_SHEET_WEIGHT = 10;

/** Where messages are read: what each may do, and what it is answered. */
export class SheetDesk {
  readonly #room: { readonly name: string };
  readonly #limits: RoomLimits;
  readonly #ledger: SheetLedger;
  readonly #seats: Seats;
  readonly #edits: EditPath;
  readonly #upkeep: Upkeep;
  readonly #readers: ReleasedReaders;
  /** The whole state as a frame: thirty people who arrive together ask for the same one. */
  #wholeState: { seq: number; epoch: number; frame: Uint8Array } | undefined;

  /** @param room whose name stands in the log */
  constructor(
    room: { readonly name: string },
    limits: RoomLimits,
    parts: { ledger: SheetLedger; seats: Seats; edits: EditPath; upkeep: Upkeep; readers: ReleasedReaders },
  ) {
    this.#room = room;
    this.#limits = limits;
    this.#ledger = parts.ledger;
    this.#seats = parts.seats;
    this.#edits = parts.edits;
    this.#upkeep = parts.upkeep;
    this.#readers = parts.readers;
  }

  /** One message. Whatever is in it, at worst that socket closes (failures 13–17). */
  receive(seat: Seat, message: WSMessage): void {
    if (seat.isClosed) return;
    try {
      if (typeof message === 'string') return this.#seats.dismiss(seat, 'unknown_message');
      const bytes =
        message instanceof ArrayBuffer
          ? new Uint8Array(message)
          : new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
      if (!seat.byteBucket.take(Date.now(), bytes.length)) return this.#seats.dismiss(seat, 'flood');
      if (this.#isTooLong(bytes)) return this.#refuse(seat, ++seat.received, 'update_too_large');
      this.#dispatch(seat, bytes);
    } catch (error) {
      if (error instanceof GrappeError && error.code === 'bad_request')
        return this.#seats.dismiss(seat, 'bad_request');
      console.error(`sheet ${this.#room.name}: ${String(error).slice(0, 200)}`);
      this.#seats.dismiss(seat, 'internal');
    }
  }

  #dispatch(seat: Seat, bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    const { presence } = this.#seats;
    const now = Date.now();
    switch (frame.type) {
      case 'syncStep1':
        if (!seat.documentBucket.take(now, WHOLE_SHEET_WEIGHT)) return this.#seats.dismiss(seat, 'flood');
        return seat.send(
          seat.readsCopy ? this.#readers.stateSince(frame.stateVector) : this.#stateSince(frame.stateVector),
        );
      case 'syncStep2':
        seat.isCaughtUp = true;
        seat.isAwaitingStep2 = false;
        return this.#edit(seat, frame.update, now, SHEET_LIMITS.catchUpBytes);
      case 'update':
        return this.#edit(seat, frame.update, now, SHEET_LIMITS.updateBytes);
      case 'awareness':
        if (seat.presenceBucket.take(now)) presence.receive(seat, decodePresence(frame.update));
        return;
      case 'queryAwareness': {
        const others = seat.presenceBucket.take(now) && presence.frameFor(seat);
        if (others) seat.send(others);
        return;
      }
      case 'ack':
      case 'refused':
      case 'status':
      case 'own':
      case 'news':
      case 'unknown':
        // What only the server may say, and what nobody says (failures 13, 33).
        return this.#seats.dismiss(seat, 'unknown_message');
    }
  }

  /** Asked before the rest is read. What is known is not held against it: a step 2 always carries every deletion ever made. */
  #isTooLong(bytes: Uint8Array): boolean {
    const mayWeigh = isSyncStep2(bytes) ? SHEET_LIMITS.catchUpBytes : SHEET_LIMITS.updateBytes;
    if (bytes.length <= mayWeigh + FRAME_HEADER) return false;
    const { doc } = this.#ledger.sheet;
    const deletionBytes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).length;
    return bytes.length > mayWeigh + 2 * deletionBytes + FRAME_HEADER;
  }

  #stateSince(stateVector: Uint8Array): Uint8Array {
    const { sheet, seq, facts } = this.#ledger;
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0;
    const known = this.#wholeState;
    if (isNewcomer && known?.seq === seq && known.epoch === facts?.epoch) return known.frame;
    let frame: Uint8Array;
    try {
      frame = encodeSyncStep2(Y.encodeStateAsUpdate(sheet.doc, stateVector));
    } catch {
      throw new GrappeError('bad_request', 'state vector does not decode');
    }
    if (isNewcomer && facts) this.#wholeState = { seq, epoch: facts.epoch, frame };
    return frame;
  }

  #edit(seat: Seat, update: Uint8Array, now: number, mayWeigh: number): void {
    seat.received += 1;
    const count = seat.received;
    if (!seat.documentBucket.take(now)) return this.#refuse(seat, count, 'flood');
    if (seat.readsCopy) return this.#answerReader(seat, count, update);
    // Its step 2 says this again, with what came before.
    if (seat.isAwaitingStep2) return;
    const { personId } = seat.grant.actor;
    const verdict = this.#edits.examine(update, {
      personId,
      mayNot: this.#seats.readOnlyFor(seat) ?? (this.#upkeep.isFull() ? 'update_too_large' : null),
      mayNotAdd: (seat.grant.cards?.writing ?? 'open') === 'open' ? null : 'cards_apart',
      ownOnly: seat.grant.cards?.ownOnly ?? false,
      mayWeigh,
      newClientIdsLeft: this.#limits.newClientIds - seat.newClientIds,
    });
    if (verdict.outcome === 'gap') {
      // Someone who typed while the connection opened: stock clients send that at once, before what they wrote offline.
      if (seat.isCaughtUp) return this.#refuse(seat, count, 'update_refused');
      seat.isAwaitingStep2 = true;
      return;
    }
    if (verdict.outcome === 'refused') {
      // The code only: the detail may say something of what was written.
      return this.#refuse(seat, count, verdict.code);
    }
    if (verdict.outcome === 'nothing') return this.#edits.submit({ seat, count, edit: null });
    const { newClientIds, newItems, hidings } = verdict;
    seat.newClientIds += newClientIds.length;
    if (verdict.isCostly) seat.documentBucket.charge(WHOLE_SHEET_WEIGHT);
    this.#edits.submit({
      seat,
      count,
      edit: { personId, at: now, update: verdict.update, newClientIds, newItems, hidings },
    });
  }

  /** A reader of the released copy writes nothing: what they say is held against that copy alone, and never meets the sheet. */
  #answerReader(seat: Seat, count: number, update: Uint8Array): void {
    const refusal = this.#readers.refusalOf(update);
    if (refusal) return this.#refuse(seat, count, refusal);
    seat.save(count);
    seat.send(encodeAck(count, this.#readers.seq));
  }

  /** Says no to one message, after what the same person sent before it has been written and acknowledged. */
  #refuse(seat: Seat, count: number, code: ErrorCode): void {
    this.#edits.flush();
    seat.refuse(count, code);
    this.#seats.leave(seat);
  }
}
