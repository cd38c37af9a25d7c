import { GrappeError } from '#domain/errors.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import type { Presence } from './protocol.ts';

/*
 * The y-protocols awareness payload, entry by entry: `varuint n, n × (varuint clientID, varuint clock, varstring JSON)`.
 */

/** One client's entry. `state` null: this client is gone. */
export type PresenceEntry<State = unknown> = { clientId: number; clock: number; state: State };

/** Entries one message may hold: a stock client answers "who is there" with everyone it has seen. */
const MAX_ENTRIES = 512;
/** Characters of one state's JSON. */
const MAX_STATE = 4_096;

const Point = v.object({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) });
const Focus = v.object({
  itemId: v.pipe(v.string(), v.maxLength(64)),
  field: v.pipe(v.string(), v.maxLength(40)),
  anchor: v.optional(v.unknown()),
  head: v.optional(v.unknown()),
});

/**
 * What a client may say of itself. Anything else is dropped, above all `user`: the room stamps it (rule R2). A focus or a
 * cursor that does not parse reads as none.
 */
const ClientStateSchema = v.object({
  focus: v.optional(v.fallback(v.nullable(Focus), null)),
  cursor: v.optional(v.fallback(v.nullable(Point), null)),
});

/** What a client says of itself, cleaned: `user` left for the room to stamp. Undefined for what is not a state at all. */
export function cleanClientState(state: unknown): Omit<Presence, 'user'> | undefined {
  const parsed = v.safeParse(ClientStateSchema, state);
  return parsed.success ? parsed.output : undefined;
}

/**
 * Decodes an awareness payload.
 * @throws GrappeError `bad_request` when it does not decode or is out of bounds
 */
export function decodePresence(update: Uint8Array): PresenceEntry[] {
  try {
    const decoder = decoding.createDecoder(update.slice());
    const count = decoding.readVarUint(decoder);
    if (count > MAX_ENTRIES) throw new GrappeError('bad_request', 'too many presence entries');
    const entries: PresenceEntry[] = [];
    for (let index = 0; index < count; index += 1) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      // Too long to be a caret or a cursor: as good as nothing said.
      entries.push({ clientId, clock, state: json.length > MAX_STATE ? {} : (JSON.parse(json) as unknown) });
    }
    return entries;
  } catch (error) {
    throw error instanceof GrappeError ? error : new GrappeError('bad_request', 'presence does not decode');
  }
}

/** Encodes one entry without the count, so that frames for several people share the work. */
export function encodePresenceEntry({ clientId, clock, state }: PresenceEntry): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clientId);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

/** An awareness payload out of entries encoded by `encodePresenceEntry`. */
export function joinPresence(entries: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const entry of entries) encoding.writeUint8Array(encoder, entry);
  return encoding.toUint8Array(encoder);
}
