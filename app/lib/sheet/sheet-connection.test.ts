import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { CLOSE, MESSAGE, type CloseReason, type SheetStatus } from '#party/shared/protocol.ts';
import { liveItems, openSheetDoc, writeTemplate } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem, restoreItem } from '#party/shared/sheet-edits.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { SheetConnection, type SheetConnectionOptions } from './sheet-connection.ts';
import { LOCAL } from './undo.ts';

/** The socket of a room that the test plays: what the client sent is in `sent`, what the room says goes through `say`. */
class PlayedSocket {
  static readonly OPEN = 1;
  static all: PlayedSocket[] = [];
  readyState = 0;
  binaryType = '';
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Uint8Array[] = [];

  constructor() {
    PlayedSocket.all.push(this);
  }

  send(frame: Uint8Array): void {
    this.sent.push(frame);
  }

  close(): void {
    this.readyState = 3;
  }

  say(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.onmessage?.({ data: encoding.toUint8Array(encoder).slice().buffer });
  }

  drop(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

/** A room with the template, as far as these tests need one. */
class PlayedRoom {
  readonly doc = new Y.Doc();
  status: SheetStatus = { readOnly: null, version: 1, seq: 1, epoch: 1 };

  constructor() {
    writeTemplate(this.doc, initialRepresentations);
  }

  tellStatus(socket: PlayedSocket): void {
    socket.say(MESSAGE.status, (encoder) => encoding.writeVarString(encoder, JSON.stringify(this.status)));
  }

  greet(socket: PlayedSocket): void {
    socket.readyState = PlayedSocket.OPEN;
    this.tellStatus(socket);
    socket.say(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.doc));
    });
    socket.say(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.doc));
    });
  }

  acknowledge(socket: PlayedSocket, count: number): void {
    socket.say(MESSAGE.ack, (encoder) => {
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, 2);
    });
  }
}

/** Updates the client sent: step 2 and later ones. */
function documents(socket: PlayedSocket): Uint8Array[] {
  return socket.sent.flatMap((frame) => {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE.sync || decoding.readVarUint(decoder) === 0) return [];
    return [decoding.readVarUint8Array(decoder)];
  });
}

const presenceFrames = (socket: PlayedSocket): number =>
  socket.sent.filter((frame) => frame[0] === MESSAGE.awareness).length;

const open: SheetConnection[] = [];

function connect(options: Partial<SheetConnectionOptions> = {}) {
  const doc = options.doc ?? new Y.Doc();
  const connection = new SheetConnection({
    doc,
    address: 'ws://room.test',
    epoch: null,
    httpAnswers: () => Promise.resolve(true),
    onchange: () => undefined,
    onreplaced: () => undefined,
    random: () => 0.5,
    ...options,
  });
  open.push(connection);
  connection.connect();
  const add = (text: string) =>
    addCard(openSheetDoc(doc), initialRepresentations, { zone: 'fears' }, { text, origin: LOCAL });
  return { connection, doc, add, socket: () => PlayedSocket.all.at(-1)! };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', PlayedSocket);
  PlayedSocket.all = [];
});

afterEach(() => {
  for (const connection of open.splice(0)) connection.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('« Enregistré »', () => {
  it('is true only when the room has acknowledged every message', () => {
    const room = new PlayedRoom();
    const { connection, add, socket } = connect();
    room.greet(socket());
    expect(connection.link).toBe('live');
    add('un');
    add('deux');
    expect(documents(socket())).toHaveLength(2);
    expect(connection.edits.count).toBe(2);
    room.acknowledge(socket(), 1);
    expect(connection.edits.count).toBe(1);
    room.acknowledge(socket(), 2);
    expect(connection.edits.count).toBe(0);
  });

  it('sends nothing before the room said what it holds, then everything at once and without a gap', () => {
    const room = new PlayedRoom();
    const { add, socket } = connect();
    add('avant la liaison');
    expect(socket().sent).toHaveLength(0);
    room.greet(socket());
    expect(documents(socket())).toHaveLength(1);
    Y.applyUpdate(room.doc, documents(socket())[0]!);
    expect(liveItems(openSheetDoc(room.doc))).toHaveLength(1);
    expect(room.doc.store.pendingStructs).toBeNull();
  });

  it('counts a new card with its words once, and two cards twice', () => {
    const room = new PlayedRoom();
    const { connection, doc, add, socket } = connect();
    room.greet(socket());
    const { items } = openSheetDoc(doc);
    for (const words of ['une', 'deux']) {
      const id = add('');
      deleteItem(openSheetDoc(doc), id);
      restoreItem(openSheetDoc(doc), id);
      (items.get(id)!.get('text') as Y.Text).insert(0, words);
    }
    expect(connection.edits.count).toBe(2);
  });

  it('sends again after a cut what was not acknowledged', () => {
    const room = new PlayedRoom();
    const { connection, add, socket } = connect();
    room.greet(socket());
    add('perdue en route');
    socket().drop(1006);
    expect(connection.link).toBe('lost');
    expect(connection.edits.count).toBe(1);
    vi.advanceTimersByTime(5_000);
    expect(PlayedSocket.all).toHaveLength(2);
    room.greet(socket());
    Y.applyUpdate(room.doc, documents(socket())[0]!);
    room.acknowledge(socket(), 1);
    expect(connection.edits.count).toBe(0);
    expect(liveItems(openSheetDoc(room.doc))).toHaveLength(1);
  });

  it('finds edits of the local copy whose count was lost', () => {
    const room = new PlayedRoom();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
    addCard(openSheetDoc(doc), initialRepresentations, { zone: 'fears' }, { text: 'oubliée' });
    const { connection, socket } = connect({ doc, epoch: 1, pending: 0 });
    room.greet(socket());
    expect(connection.edits.count).toBe(1);
    expect(documents(socket())).toHaveLength(1);
  });
});

describe('what is final and what passes', () => {
  it('does not come back after a final close (failure case 29)', () => {
    const { connection, socket } = connect();
    new PlayedRoom().greet(socket());
    socket().drop(CLOSE.sheet_sealed);
    expect(connection.refusal).toBe('sheet_sealed' satisfies CloseReason);
    connection.retryNow();
    vi.advanceTimersByTime(60 * 60_000);
    expect(PlayedSocket.all).toHaveLength(1);
  });

  it('does not even send what was written offline for a sheet sealed meanwhile', () => {
    const room = new PlayedRoom();
    room.status = { ...room.status, readOnly: 'sheet_sealed' };
    const { connection, add, socket } = connect();
    add('trop tard');
    room.greet(socket());
    expect(connection.refusal).toBe('sheet_sealed');
    expect(documents(socket())).toHaveLength(0);
    vi.advanceTimersByTime(60 * 60_000);
    expect(PlayedSocket.all).toHaveLength(1);
  });

  it.each([CLOSE.flood, CLOSE.internal, CLOSE.storage_failed])(
    'waits longer after %i, and keeps the edits',
    (code) => {
      const { connection, add, socket } = connect();
      new PlayedRoom().greet(socket());
      add('pas encore écrite');
      socket().drop(code);
      expect(connection.refusal).toBeNull();
      expect(connection.setback).not.toBeNull();
      expect(connection.edits.count).toBe(1);
      connection.retryNow();
      vi.advanceTimersByTime(3_000);
      expect(PlayedSocket.all).toHaveLength(1);
      vi.advanceTimersByTime(10_000);
      expect(PlayedSocket.all).toHaveLength(2);
    },
  );

  it('says that WebSockets are blocked when HTTP answers, and leaves that state when one opens (failure case 48)', async () => {
    const { connection, socket } = connect();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(connection.blocked).toBe(false);
      socket().drop(1006);
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect(connection.blocked).toBe(true);
    new PlayedRoom().greet(socket());
    expect(connection.blocked).toBe(false);
  });

  it('is only offline when HTTP does not answer either', async () => {
    const { connection, socket } = connect({ httpAnswers: () => Promise.resolve(false) });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      socket().drop(1006);
      await vi.advanceTimersByTimeAsync(40_000);
    }
    expect(connection.blocked).toBe(false);
  });

  it('never merges a document that the room has replaced', () => {
    const room = new PlayedRoom();
    room.status = { ...room.status, epoch: 2 };
    const replaced = vi.fn();
    const doc = new Y.Doc();
    writeTemplate(doc, initialRepresentations);
    const { socket } = connect({ doc, epoch: 1, onreplaced: replaced });
    room.greet(socket());
    expect(replaced).toHaveBeenCalledOnce();
    expect(documents(socket())).toHaveLength(0);
  });

  it('says within seconds that an edit does not arrive, on a link that is open and dead', () => {
    const { add, connection, socket } = connect();
    const room = new PlayedRoom();
    room.greet(socket());
    vi.advanceTimersByTime(20_000);
    add('Perdue ?');
    vi.advanceTimersByTime(4_000);
    room.tellStatus(socket());
    vi.advanceTimersByTime(5_000);
    expect(connection.link, 'slow, but it speaks').toBe('live');
    vi.advanceTimersByTime(4_000);
    expect(connection.link).toBe('lost');
    expect(connection.edits.count).toBe(1);
  });

  it('asks a room that the device believes out of reach, and believes its answer', () => {
    const { connection, socket } = connect();
    const room = new PlayedRoom();
    room.greet(socket());
    connection.suspect();
    room.tellStatus(socket());
    vi.advanceTimersByTime(20_000);
    expect(connection.link).toBe('live');
    connection.suspect();
    vi.advanceTimersByTime(9_000);
    expect(connection.link).toBe('lost');
  });

  it('asks a room that has long said nothing, and stays when it answers', () => {
    const { connection, socket } = connect();
    const room = new PlayedRoom();
    room.greet(socket());
    const before = socket().sent.length;
    vi.advanceTimersByTime(50_000);
    expect(socket().sent.length).toBe(before + 1);
    room.tellStatus(socket());
    vi.advanceTimersByTime(30_000);
    expect(connection.link).toBe('live');
    expect(PlayedSocket.all).toHaveLength(1);
  });

  it('notices a link that is open and dead', () => {
    const { connection, socket } = connect();
    new PlayedRoom().greet(socket());
    vi.advanceTimersByTime(45_000 + 30_000);
    expect(connection.link).toBe('lost');
    expect(PlayedSocket.all.length).toBeGreaterThan(1);
  });
});

describe('thirty people of one sheet who lose it together (failure case 47)', () => {
  /** When each comes back, in ms after `dropped`, once `then` was done to all of them. */
  const comingBack = (code: number, then: (connection: SheetConnection) => void): number[] => {
    const people = Array.from({ length: 30 }, (_, index) => {
      const { connection, socket } = connect({ random: () => (index + 0.5) / 30 });
      new PlayedRoom().greet(socket());
      return { connection, socket: socket() };
    });
    for (const { socket } of people) socket.drop(code);
    for (const { connection } of people) then(connection);
    const dropped = Date.now();
    const times: number[] = [];
    while (times.length < 30 && Date.now() - dropped < 60_000) {
      vi.advanceTimersByTime(10);
      const back = PlayedSocket.all.length - 30 - times.length;
      times.push(...Array.from({ length: back }, () => Date.now() - dropped));
    }
    return times;
  };
  const busiestTenth = (times: number[]): number =>
    Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + 100).length));

  it.each([
    ['the network blinked', 1006, () => undefined],
    ['the room was replaced', 1012, () => undefined],
    ['the room asked them to wait', CLOSE.storage_failed, () => undefined],
    ['all devices hear at once that the network is back', 1006, (each: SheetConnection) => each.retryNow()],
  ])('come back one by one: %s', (_why, code, then) => {
    const times = comingBack(code, then);
    expect(times).toHaveLength(30);
    expect(busiestTenth(times)).toBeLessThanOrEqual(6);
  });
});

describe('presence', () => {
  it('shows at once to the others, also after a cut', () => {
    const { connection, socket } = connect();
    const other = new Awareness(new Y.Doc());
    const mine = connection.awareness.clientID;
    const hear = (): void => {
      for (const frame of socket().sent.filter(([type]) => type === MESSAGE.awareness)) {
        const decoder = decoding.createDecoder(frame);
        decoding.readVarUint(decoder);
        applyAwarenessUpdate(other, decoding.readVarUint8Array(decoder), null);
      }
    };
    const room = new PlayedRoom();
    room.greet(socket());
    hear();
    expect(other.getStates().has(mine)).toBe(true);
    // The room tells that the connection is gone: same clock, no state.
    socket().drop(1006);
    removeAwarenessStates(other, [mine], null);
    vi.advanceTimersByTime(5_000);
    room.greet(socket());
    hear();
    expect(other.getStates().has(mine)).toBe(true);
    other.destroy();
  });

  it('is sent for what this person does only, never repeated for others', () => {
    const { connection, socket } = connect();
    new PlayedRoom().greet(socket());
    const before = presenceFrames(socket());
    const other = new Awareness(new Y.Doc());
    other.setLocalState({ focus: null });
    socket().say(MESSAGE.awareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(other, [other.clientID])),
    );
    expect(connection.awareness.getStates().has(other.clientID)).toBe(true);
    expect(presenceFrames(socket())).toBe(before);
    connection.awareness.setLocalState({ focus: { itemId: 'a', field: 'text' } });
    expect(presenceFrames(socket())).toBe(before + 1);
    socket().drop(1006);
    expect(connection.awareness.getStates().has(other.clientID)).toBe(false);
    other.destroy();
  });
});
