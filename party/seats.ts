import { encodeOwn, encodeQueryAwareness, encodeStatus } from '#party/shared/messages.ts';
import type { CloseReason, ReadOnlyReason, SheetStatus } from '#party/shared/protocol.ts';
import type { Connection } from 'partyserver';
import { AccessChanges, type AccessChange } from './access-changes.ts';
import { PresenceBoard } from './presence.ts';
import type { RoomLimits } from './room-limits.ts';
import { Seat, type SeatState } from './seat.ts';
import type { ReleasedCopy } from './released-copy.ts';
import type { SheetLedger } from './sheet-ledger.ts';

/** Everyone who sits in a sheet's room: a seat per open socket, what each may do now, and what all are told. */
export class Seats {
  readonly presence: PresenceBoard;
  readonly #ledger: SheetLedger;
  readonly #limits: RoomLimits;
  readonly #copy: ReleasedCopy;
  readonly #seats = new Map<WebSocket, Seat>();

  constructor(ledger: SheetLedger, limits: RoomLimits, copy: ReleasedCopy) {
    this.#ledger = ledger;
    this.#limits = limits;
    this.#copy = copy;
    this.presence = new PresenceBoard(ledger.clientIds, () => this.#seats.values(), limits.presenceDelay);
  }

  get size(): number {
    return this.#seats.size;
  }

  of(socket: WebSocket): Seat | undefined {
    return this.#seats.get(socket);
  }

  has({ connection }: Seat): boolean {
    return this.#seats.has(connection);
  }

  /** Those of whom `which` is true, as they are now: seats may leave while the caller goes through them. */
  where(which: (seat: Seat) => boolean): Seat[] {
    return [...this.#seats.values()].filter(which);
  }

  take(connection: Connection<SeatState>, state: SeatState): Seat {
    const seat = new Seat(connection, state, this.#limits, Date.now());
    this.#seats.set(connection, seat);
    return seat;
  }

  /** After hibernation the sockets are there and what they said of themselves is not: ask again (failure 11). */
  wake(connections: Iterable<Connection<SeatState>>): void {
    for (const connection of connections) {
      const state = connection.state as SeatState | null;
      if (!state) continue;
      const seat = this.take(connection, state);
      if (seat.clientId !== null) this.#ledger.clientIds.claim(seat.clientId, seat.grant.actor.personId);
      seat.send(encodeQueryAwareness());
    }
  }

  leave(seat: Seat): void {
    this.#seats.delete(seat.connection);
    this.presence.leave(seat);
  }

  dismiss(seat: Seat, reason: CloseReason): void {
    seat.close(reason);
    this.leave(seat);
  }

  sendAway(seats: readonly Seat[], why: string): void {
    for (const seat of seats) {
      seat.sendAway(why);
      this.leave(seat);
    }
  }

  /** To everyone who reads the sheet itself. What the others may know, `ReleasedReaders` tells them. */
  broadcast(frame: Uint8Array, except?: Seat): void {
    for (const seat of this.#seats.values()) if (seat !== except && !seat.readsCopy) seat.send(frame);
  }

  readOnlyFor(seat: Seat): ReadOnlyReason | null {
    if (this.#ledger.facts?.sealed) return 'sheet_sealed';
    return seat.readsCopy ? 'sheet_read_only' : seat.grant.readOnly;
  }

  tellStatus(seats: Iterable<Seat> = this.#seats.values()): void {
    for (const seat of seats) seat.send(encodeStatus(this.#statusFor(seat)));
  }

  /** Applies new rights to a socket that is open. `settled`: how many of its document messages are. */
  regrant(seat: Seat, change: AccessChange, settled: number): void {
    const grant = AccessChanges.grantAfter(seat.grant, change);
    if (grant.refuse) return this.dismiss(seat, grant.refuse);
    // Their document is not the one they may have from now on: they come back and take the other.
    if ((grant.readsCopy === true) !== seat.readsCopy) return this.sendAway([seat], 'other rights');
    seat.grant = grant;
    seat.save(settled);
    if (change.actor) this.presence.restamp(seat);
    this.tellStatus([seat]);
    this.tellOwn(seat);
  }

  /** Tells a person who may change only their own cards which these are. Said before the cards themselves, or right after. */
  tellOwn(seat: Seat): void {
    if (!seat.grant.cards?.ownOnly || seat.readsCopy) return;
    seat.send(encodeOwn(this.#ledger.authors.itemsOf(seat.grant.actor.personId)));
  }

  /** The same for what someone has just written, on each of their screens. */
  tellOwnNew(personId: string, items: readonly string[]): void {
    if (items.length === 0) return;
    for (const seat of this.#seats.values())
      if (seat.grant.cards?.ownOnly && !seat.readsCopy && seat.grant.actor.personId === personId)
        seat.send(encodeOwn(items));
  }

  /** Each clientID that someone here is present under, with that person. */
  announced(): [clientId: number, personId: string][] {
    return [...this.#seats.values()].flatMap(({ clientId, grant }): [number, string][] =>
      clientId === null ? [] : [[clientId, grant.actor.personId]],
    );
  }

  #statusFor(seat: Seat): SheetStatus {
    const { facts } = this.#ledger;
    const { seq, epoch } = seat.readsCopy ? this.#copy : { seq: this.#ledger.seq, epoch: facts?.epoch ?? 0 };
    return {
      readOnly: this.readOnlyFor(seat),
      version: facts?.version ?? seat.grant.version,
      seq,
      epoch,
      cards: seat.grant.cards,
    };
  }
}
