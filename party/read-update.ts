import { GrappeError } from '#domain/errors.ts';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/*
 * First gate of the guard: bytes to structs, without touching a document. It only accepts what a sheet can be made of, so that
 * the next gates need not know the rest of Yjs.
 */

/** One struct as it travelled: `length` clocks of `client` from `clock`. */
export type ReadStruct = { client: number; clock: number; length: number; isGc: boolean };
/** One range of deleted clocks. */
export type ReadDeletion = { client: number; clock: number; length: number };
export type ReadUpdate = { structs: ReadStruct[]; deletions: ReadDeletion[] };

/** Clocks and client ids beyond this cannot come from Yjs; varuints go to 2^53 and would break its arithmetic. */
const MAX_CLIENT = 2 ** 32;
const MAX_CLOCK = 2 ** 31;
/** A deleted stretch carries no bytes, so bytes do not bound it: one struct may not burn the whole clock. */
const MAX_STRUCT_LENGTH = 2 ** 22;
const ROOTS = ['meta', 'items'];

const refuse = (detail: string): GrappeError => new GrappeError('update_refused', detail);

/**
 * Bounds the counts an update declares by the bytes that are there, before anything is allocated: 7 bytes can declare 30
 * million structs, and `Y.applyUpdate` would allocate an array for them (failure 14). A client section is at least 3 bytes, a
 * struct at least 2.
 */
function assertCounts(bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes);
  const clients = decoding.readVarUint(decoder);
  if (clients * 3 > bytes.length) throw refuse('more clients than bytes');
  if (clients > 0 && decoding.readVarUint(decoder) * 2 > bytes.length)
    throw refuse('more structs than bytes');
}

function assertRange(client: number, clock: number, length: number): void {
  if (!(client < MAX_CLIENT && length > 0 && length <= MAX_CLOCK && clock + length <= MAX_CLOCK))
    throw refuse('client, clock or length out of bounds');
}

function assertContent(item: Y.Item): void {
  const { content, parent } = item;
  if (item.length > MAX_STRUCT_LENGTH) throw refuse('struct too long');
  // Before integration a root parent is still its name.
  if (typeof parent === 'string' && !ROOTS.includes(parent)) throw refuse('unknown root');
  if (content instanceof Y.ContentType) {
    const { constructor } = content.type;
    if (constructor !== Y.Map && constructor !== Y.Text) throw refuse('type that sheets do not hold');
    return;
  }
  const known =
    content instanceof Y.ContentString ||
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentDeleted;
  if (!known) throw refuse('content that sheets do not hold');
}

/**
 * Keeps the position at which Yjs stopped reading, which `Y.decodeUpdate` does not tell. One class for all updates: one per
 * update made every call into Yjs' decoder a slow one.
 */
class Positioned extends Y.UpdateDecoderV1 {
  static last: decoding.Decoder | undefined;

  constructor(decoder: decoding.Decoder) {
    super(decoder);
    Positioned.last = decoder;
  }
}

/**
 * Reads a V1 update strictly: every byte used, counts bounded, only structs a sheet is made of. A V2 update does not pass.
 * @param bytes an update that owns its buffer (lib0 would read past the end of a view)
 * @throws GrappeError `update_refused`
 */
export function readUpdate(bytes: Uint8Array): ReadUpdate {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  Positioned.last = undefined;
  try {
    assertCounts(bytes);
    // The V1 decoder only: a V2 update could otherwise slip through as an empty V1 one (failure 15).
    decoded = Y.decodeUpdateV2(bytes, Positioned);
  } catch (error) {
    throw error instanceof GrappeError ? error : refuse('does not decode');
  }
  const { last } = Positioned as { last?: decoding.Decoder };
  if (last?.pos !== bytes.length) throw refuse('bytes after the update');

  const structs = decoded.structs.map((struct): ReadStruct => {
    const { client, clock } = struct.id;
    assertRange(client, clock, struct.length);
    if (struct instanceof Y.Skip) throw refuse('skip');
    const isGc = struct instanceof Y.GC;
    if (struct instanceof Y.Item) assertContent(struct);
    else if (!isGc || struct.length > MAX_STRUCT_LENGTH) throw refuse('unknown struct');
    return { client, clock, length: struct.length, isGc };
  });
  const deletions: ReadDeletion[] = [];
  for (const [client, ranges] of decoded.ds.clients)
    for (const { clock, len } of ranges) {
      assertRange(client, clock, len);
      deletions.push({ client, clock, length: len });
    }
  return { structs, deletions };
}

/** True when `doc` already has everything `update` says: structs and deletions. */
export function bringsNothing(update: ReadUpdate, doc: Y.Doc): boolean {
  const knows = ({ client, clock, length }: ReadDeletion): boolean =>
    clock + length <= Y.getState(doc.store, client);
  return update.structs.every(knows) && update.deletions.every((range) => knows(range) && isGone(doc, range));
}

function isGone(doc: Y.Doc, { client, clock, length }: ReadDeletion): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
