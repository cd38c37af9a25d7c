import { GrappeError, isErrorCode, type ErrorCode } from '#domain/errors.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { CardRulesSchema } from '#domain/draft/draft.ts';
import * as v from 'valibot';
import { MESSAGE, type SheetNews, type SheetStatus } from './protocol.ts';

/*
 * The bytes of every frame of a sheet's socket, for both ends. Frames 0, 1 and 3 are y-websocket's own; a stock Yjs provider
 * reads and writes them. `readFrame` is strict: whatever is not exactly one frame is `bad_request`.
 */

const SYNC = { step1: 0, step2: 1, update: 2 } as const;

const StatusSchema = v.object({
  readOnly: v.nullable(v.picklist(['sheet_sealed', 'sheet_read_only', 'cluster_closed', 'storage_failed'])),
  version: v.number(),
  seq: v.number(),
  epoch: v.number(),
  cards: v.optional(CardRulesSchema),
});
const OwnSchema = v.array(v.string());

const NewsSchema = v.object({
  about: v.literal('placement'),
  id: v.string(),
  state: v.picklist(['open', 'revealed']),
  electors: v.number(),
  placed: v.number(),
});

/** What a frame of news says; null for news this page does not know. */
export const readNews = (json: string): SheetNews | null => parsed(NewsSchema, json);

/** What a status frame says; null for one that does not parse (then the sheet waits: it is never assumed writable). */
export const readStatus = (json: string): SheetStatus | null => parsed(StatusSchema, json);

/** Ids of one's own items, or none for a frame that does not parse (then nothing more may be changed, which the room says too). */
export const readOwn = (json: string): string[] => parsed(OwnSchema, json) ?? [];

function parsed<Output>(schema: v.GenericSchema<unknown, Output>, json: string): Output | null {
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** One frame, decoded. `unknown` carries the type nobody declared. */
export type Frame =
  | { type: 'syncStep1'; stateVector: Uint8Array }
  | { type: 'syncStep2' | 'update'; update: Uint8Array }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'queryAwareness' }
  | { type: 'ack'; count: number; seq: number }
  | { type: 'refused'; count: number; code: ErrorCode }
  | { type: 'status'; status: SheetStatus }
  | { type: 'own'; items: string[] }
  | { type: 'news'; news: SheetNews | null }
  | { type: 'unknown'; messageType: number };

function frame(type: number, write?: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write?.(encoder);
  return encoding.toUint8Array(encoder);
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** "Here is what I have; send me the rest." `stateVector` as of `Y.encodeStateVector`. */
export const encodeSyncStep1 = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector);

/** True for the frame of a step 2, known by its first two bytes. */
export const isSyncStep2 = ([type, step]: Uint8Array): boolean =>
  type === MESSAGE.sync && step === SYNC.step2;

/** The answer to a step 1: a V1 update. Counts as a document message. */
export const encodeSyncStep2 = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update);

/** An edit: a V1 update. Counts as a document message. */
export const encodeUpdate = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);

/** `update` as of y-protocols' `encodeAwarenessUpdate`. */
export const encodeAwareness = (update: Uint8Array): Uint8Array =>
  frame(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));

export const encodeQueryAwareness = (): Uint8Array => frame(MESSAGE.queryAwareness);

/** The first `count` document messages of this connection are on disk; the room stands at `seq`. */
export const encodeAck = (count: number, seq: number): Uint8Array =>
  frame(MESSAGE.ack, (encoder) => {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, seq);
  });

/** Document message number `count` of this connection changed nothing, because of `code`. */
export const encodeRefused = (count: number, code: ErrorCode): Uint8Array =>
  frame(MESSAGE.refused, (encoder) => {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarString(encoder, code);
  });

export const encodeStatus = (status: SheetStatus): Uint8Array =>
  frame(MESSAGE.status, (encoder) => encoding.writeVarString(encoder, JSON.stringify(status)));

/** `items` were written by the person at the other end. */
export const encodeOwn = (items: readonly string[]): Uint8Array =>
  frame(MESSAGE.own, (encoder) => encoding.writeVarString(encoder, JSON.stringify(items)));
export const encodeNews = (news: SheetNews): Uint8Array =>
  frame(MESSAGE.news, (encoder) => encoding.writeVarString(encoder, JSON.stringify(news)));

/**
 * Decodes one frame. Byte payloads are copies, so that nothing read from them can reach past their end.
 * @throws GrappeError `bad_request` for an empty, truncated, overlong or mistyped frame
 */
export function readFrame(bytes: Uint8Array): Frame {
  let result: Frame;
  // A copy with its own buffer: lib0 reads to the end of the buffer, not of the view.
  const decoder = decoding.createDecoder(bytes.slice());
  try {
    result = readBody(decoder);
  } catch (error) {
    if (error instanceof GrappeError) throw error;
    throw new GrappeError('bad_request', 'frame does not decode');
  }
  if (result.type !== 'unknown' && decoding.hasContent(decoder))
    throw new GrappeError('bad_request', 'bytes after the frame');
  return result;
}

function readBody(decoder: decoding.Decoder): Frame {
  const messageType = decoding.readVarUint(decoder);
  switch (messageType) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder).slice();
      if (step === SYNC.step1) return { type: 'syncStep1', stateVector: payload };
      if (step === SYNC.step2) return { type: 'syncStep2', update: payload };
      if (step === SYNC.update) return { type: 'update', update: payload };
      throw new GrappeError('bad_request', 'unknown sync step');
    }
    case MESSAGE.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder).slice() };
    case MESSAGE.queryAwareness:
      return { type: 'queryAwareness' };
    case MESSAGE.ack:
      return { type: 'ack', count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
    case MESSAGE.refused: {
      const count = decoding.readVarUint(decoder);
      const code = decoding.readVarString(decoder);
      return { type: 'refused', count, code: isErrorCode(code) ? code : 'internal' };
    }
    case MESSAGE.status:
      return { type: 'status', status: v.parse(StatusSchema, JSON.parse(decoding.readVarString(decoder))) };
    case MESSAGE.own:
      return { type: 'own', items: v.parse(OwnSchema, JSON.parse(decoding.readVarString(decoder))) };
    case MESSAGE.news:
      return { type: 'news', news: readNews(decoding.readVarString(decoder)) };
    default:
      return { type: 'unknown', messageType };
  }
}
