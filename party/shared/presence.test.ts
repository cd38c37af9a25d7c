import { describe, expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { cleanClientState, decodePresence, encodePresenceEntry, joinPresence } from './presence.ts';

const awarenessOf = (clientId: number): Awareness => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return new Awareness(doc);
};

describe('presence', () => {
  it('reads what y-protocols writes and writes what it reads', () => {
    const ana = awarenessOf(7);
    ana.setLocalState({ cursor: { x: 1, y: 2 } });
    const [entry] = decodePresence(encodeAwarenessUpdate(ana, [7]));
    expect(entry).toEqual({ clientId: 7, clock: 1, state: { cursor: { x: 1, y: 2 } } });
    const bob = awarenessOf(8);
    applyAwarenessUpdate(bob, joinPresence([encodePresenceEntry(entry!)]), 'test');
    expect(bob.states.get(7)).toEqual({ cursor: { x: 1, y: 2 } });
    ana.destroy();
    bob.destroy();
  });

  it('keeps focus and cursor only', () => {
    expect(
      cleanClientState({
        user: { name: 'x' },
        focus: { itemId: 'a', field: 'text', more: 1 },
        cursor: null,
        z: 1,
      }),
    ).toEqual({ focus: { itemId: 'a', field: 'text' }, cursor: null });
    expect(cleanClientState({ focus: { itemId: 3 }, cursor: { x: Infinity, y: 0 } })).toEqual({
      focus: null,
      cursor: null,
    });
    for (const state of ['x', 3, [1], null, undefined]) {
      const cleaned = cleanClientState(state);
      expect(cleaned === undefined || Object.keys(cleaned).length === 0).toBe(true);
    }
  });

  it('refuses what declares more than it holds, and drops an oversized state', () => {
    expect(() => decodePresence(new Uint8Array([255, 255, 3]))).toThrow('bad_request');
    expect(() => decodePresence(new Uint8Array([1, 1, 1]))).toThrow('bad_request');
    const big = encodePresenceEntry({ clientId: 1, clock: 1, state: { focus: 'x'.repeat(5_000) } });
    expect(decodePresence(joinPresence([big]))).toEqual([{ clientId: 1, clock: 1, state: {} }]);
  });
});
