import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as syncProtocol from 'y-protocols/sync';
import * as encoding from 'lib0/encoding';
import {
  encodeAck,
  encodeAwareness,
  encodeQueryAwareness,
  encodeRefused,
  encodeStatus,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  readFrame,
  type Frame,
} from './messages.ts';
import { MESSAGE } from './protocol.ts';

const bytes = new Uint8Array([1, 2, 3]);
const status = { readOnly: 'sheet_sealed', version: 2, seq: 41, epoch: 1 } as const;

const FRAMES: [Uint8Array, Frame][] = [
  [encodeSyncStep1(bytes), { type: 'syncStep1', stateVector: bytes }],
  [encodeSyncStep2(bytes), { type: 'syncStep2', update: bytes }],
  [encodeUpdate(bytes), { type: 'update', update: bytes }],
  [encodeAwareness(bytes), { type: 'awareness', update: bytes }],
  [encodeQueryAwareness(), { type: 'queryAwareness' }],
  [encodeAck(300, 70_000), { type: 'ack', count: 300, seq: 70_000 }],
  [encodeRefused(7, 'sheet_sealed'), { type: 'refused', count: 7, code: 'sheet_sealed' }],
  [encodeStatus(status), { type: 'status', status }],
];

describe('frames', () => {
  it.each(FRAMES)('%# reads back what was written', (frame, decoded) => {
    expect(readFrame(frame)).toEqual(decoded);
  });

  it.each(FRAMES)('%# does not read when cut or when something follows', (frame) => {
    for (let end = 0; end < frame.length; end += 1)
      expect(() => readFrame(frame.slice(0, end))).toThrow('bad_request');
    expect(() => readFrame(new Uint8Array([...frame, 0]))).toThrow('bad_request');
  });

  it('are what y-protocols writes', () => {
    const doc = new Y.Doc();
    doc.getMap('items').set('a', 1);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.sync);
    syncProtocol.writeSyncStep1(encoder, doc);
    expect(encodeSyncStep1(Y.encodeStateVector(doc))).toEqual(encoding.toUint8Array(encoder));
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, MESSAGE.sync);
    syncProtocol.writeUpdate(update, Y.encodeStateAsUpdate(doc));
    expect(encodeUpdate(Y.encodeStateAsUpdate(doc))).toEqual(encoding.toUint8Array(update));
  });

  it('never read past their view into the buffer behind it', () => {
    const behind = new Uint8Array([0, 2, 5, 1, 2, 3, 4, 5]);
    expect(() => readFrame(behind.subarray(0, 4))).toThrow('bad_request');
  });

  it('name a type nobody declared instead of failing, and read an unknown code as internal', () => {
    expect(readFrame(new Uint8Array([42, 1, 2]))).toEqual({ type: 'unknown', messageType: 42 });
    const [refused] = [encodeRefused(1, 'no_such_code' as 'internal')];
    expect(readFrame(refused)).toEqual({ type: 'refused', count: 1, code: 'internal' });
  });
});
