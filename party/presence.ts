import { encodeAwareness } from '#party/shared/messages.ts';
import {
  cleanClientState,
  encodePresenceEntry,
  joinPresence,
  type PresenceEntry,
} from '#party/shared/presence.ts';
import type { ClientIds } from './client-ids.ts';
import { GatheredPresence } from './gathered-presence.ts';
import type { Presence } from '#party/shared/protocol.ts';
import type { Seat } from './seat.ts';

/**
 * Who is there. Each connection has one clientID; what it says of itself is cleaned, stamped with the login's identity and sent
 * to the others only, gathered over `delay` milliseconds into one frame per receiver. Nothing of it is written to disk.
 */
export class PresenceBoard {
  readonly #clientIds: ClientIds;
  readonly #seats: () => Iterable<Seat>;
  readonly #delay: number;
  readonly #changed = new Map<number, PresenceEntry<Presence | null>>();
  #isScheduled = false;

  constructor(clientIds: ClientIds, seats: () => Iterable<Seat>, delay: number) {
    this.#clientIds = clientIds;
    this.#seats = seats;
    this.#delay = delay;
  }

  /** Takes the sender's own entry and drops every other: nobody speaks for someone else (failure 32). */
  receive(seat: Seat, entries: readonly PresenceEntry[]): void {
    const own = entries.find(({ clientId }) => this.#isOwn(seat, clientId));
    if (!own) return;
    // An older clock is a message overtaken by a newer one.
    if (seat.presence && own.clock < seat.presence.clock) return;
    if (own.state === null) this.#show(seat, { ...own, state: null });
    else {
      // Where a reader of the released copy is cannot be shown on the sheet itself: only that they are there.
      const said = cleanClientState(seat.readsCopy ? {} : own.state);
      if (said) this.#show(seat, { ...own, state: { ...said, user: seat.user } });
    }
  }

  /** Stamps the identity again after a change of role or name. */
  restamp(seat: Seat): void {
    const { presence } = seat;
    if (!presence?.state) return;
    this.#show(seat, {
      ...presence,
      clock: presence.clock + 1,
      state: { ...presence.state, user: seat.user },
    });
  }

  /** Tells the others that a connection is gone. */
  leave(seat: Seat): void {
    if (!seat.presence?.state) return;
    // The same page came back on a new socket before the old one was known to be dead.
    for (const other of this.#seats())
      if (other !== seat && !other.isClosed && other.clientId === seat.clientId) return;
    // Same clock: y-protocols accepts it for a removal, and a quick return with the next clock is then not ignored.
    this.#show(seat, { ...seat.presence, state: null });
  }

  /** Everyone but `seat`, as one frame; undefined when nobody is there, or for who may not know. */
  frameFor(seat: Seat): Uint8Array | undefined {
    if (seat.readsCopy) return undefined;
    const others = [...this.#seats()].flatMap(({ presence, isClosed }) =>
      presence?.state && !isClosed && presence.clientId !== seat.clientId
        ? [encodePresenceEntry(presence)]
        : [],
    );
    return others.length > 0 ? encodeAwareness(joinPresence(others)) : undefined;
  }

  #isOwn(seat: Seat, clientId: number): boolean {
    if (seat.clientId !== null) return seat.clientId === clientId;
    if (!this.#clientIds.claim(clientId, seat.grant.actor.personId)) return false;
    seat.clientId = clientId;
    seat.save();
    return true;
  }

  #show(seat: Seat, entry: PresenceEntry<Presence | null>): void {
    seat.presence = entry;
    this.#changed.set(entry.clientId, entry);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setTimeout(() => this.#flush(), this.#delay);
  }

  #flush(): void {
    this.#isScheduled = false;
    const gathered = new GatheredPresence(this.#changed.values());
    this.#changed.clear();
    const whole = encodeAwareness(gathered.all());
    for (const seat of this.#seats()) {
      const { clientId, readsCopy } = seat;
      // Who works on the sheet of an establishment, when and on which card, is not for the others to know.
      if (readsCopy) continue;
      if (clientId === null || !gathered.has(clientId)) seat.send(whole);
      else if (gathered.size > 1) seat.send(encodeAwareness(gathered.without(clientId)));
    }
  }
}
