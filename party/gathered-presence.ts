import { encodePresenceEntry, type PresenceEntry } from '#party/shared/presence.ts';
import * as encoding from 'lib0/encoding';

/**
 * Presence entries encoded once, one behind the other, out of which everyone's payload is cut: all of them but their own. With 33
 * people, joining entry by entry for each receiver was a thousand copies per frame.
 */
export class GatheredPresence {
  readonly #bytes: Uint8Array;
  readonly #places = new Map<number, { start: number; end: number }>();

  /** @param entries one per clientID */
  constructor(entries: Iterable<PresenceEntry>) {
    const encoder = encoding.createEncoder();
    for (const entry of entries) {
      const start = encoding.length(encoder);
      encoding.writeUint8Array(encoder, encodePresenceEntry(entry));
      this.#places.set(entry.clientId, { start, end: encoding.length(encoder) });
    }
    this.#bytes = encoding.toUint8Array(encoder);
  }

  get size(): number {
    return this.#places.size;
  }

  has(clientId: number): boolean {
    return this.#places.has(clientId);
  }

  /** An awareness payload of every entry. */
  all(): Uint8Array {
    return payload(this.size, [this.#bytes]);
  }

  /** An awareness payload of every entry but this clientID's; of all when it has none. */
  without(clientId: number): Uint8Array {
    const place = this.#places.get(clientId);
    if (!place) return this.all();
    return payload(this.size - 1, [this.#bytes.subarray(0, place.start), this.#bytes.subarray(place.end)]);
  }
}

function payload(count: number, parts: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, count);
  for (const part of parts) encoding.writeUint8Array(encoder, part);
  return encoding.toUint8Array(encoder);
}
