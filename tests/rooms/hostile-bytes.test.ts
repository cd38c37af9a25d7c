import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { readUpdate } from '#party/read-update.ts';
import { encodeAwareness, encodeUpdate } from '#party/shared/messages.ts';
import { MESSAGE } from '#party/shared/protocol.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { grantFor, openSocket, RoomClient, type RoomStub } from './room-client.ts';
import { CARDS, newRoom } from './rooms.ts';

const bytesOf = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

/** 7 bytes: one client, thirty million structs, client 1 from clock 0. */
const THIRTY_MILLION = bytesOf((encoder) => {
  for (const value of [1, 30_000_000, 1, 0]) encoding.writeVarUint(encoder, value);
});

/** A person's edit as bytes, made on a copy that has the sheet. */
async function editOf(stub: RoomStub, edit: (client: RoomClient) => void): Promise<Uint8Array> {
  const reader = await RoomClient.connect(stub, grantFor('eve'));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, reader.state());
  let update = new Uint8Array();
  reader.doc.once('update', (bytes: Uint8Array) => (update = bytes.slice()));
  reader.sendUpdate = () => undefined;
  edit(reader);
  reader.close();
  return update;
}

/** Whatever `hostile` did, the room works for the others, and holds only what they wrote. */
async function assertRoomLives(stub: RoomStub, witness: RoomClient, seen: number): Promise<void> {
  expect(witness.frames.filter(({ type }) => type === 'update')).toHaveLength(seen);
  const id = addCard(witness.sheet, CARDS, { zone: 'strengths' }, { text: 'toujours là' });
  await witness.settled();
  const other = await RoomClient.connect(stub, grantFor('zoe'));
  expect([...other.sheet.items.keys()]).toContain(id);
  expect(JSON.stringify((await stub.project(CARDS.key)).projection)).toContain('toujours là');
  other.close();
}

describe('failure 13: frames that mean nothing close their socket, and the room lives', () => {
  it.each<[string, Uint8Array | string, number]>([
    ['text', 'bonjour', 4415],
    ['JSON text', '{"type":"edit"}', 4415],
    ['an empty frame', new Uint8Array(), 4400],
    ['an unknown type', new Uint8Array([9]), 4415],
    ['y-protocols’ auth', new Uint8Array([2, 0, 0]), 4415],
    ['an unknown sync step', new Uint8Array([0, 3, 1, 0]), 4400],
    ['a cut length', new Uint8Array([0, 2, 200]), 4400],
    ['a length past the end', new Uint8Array([0, 2, 255, 255, 255, 127, 0]), 4400],
    ['bytes after the frame', new Uint8Array([0, 2, 2, 0, 0, 7]), 4400],
    ['an endless varuint', new Uint8Array(64).fill(255), 4400],
    ['a state vector that is not one', new Uint8Array([0, 0, 3, 255, 255, 255]), 4400],
    ['presence that is not JSON', new Uint8Array([1, 5, 1, 1, 1, 1, 120]), 4400],
    ['presence that declares too much', new Uint8Array([1, 5, 255, 255, 255, 255, 7]), 4400],
  ])('%s', async (_name, frame, code) => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    hostile.send(frame);
    expect((await hostile.untilClosed()).code).toBe(code);
    await assertRoomLives(stub, witness, 0);
  });

  it('random bytes', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    for (let n = 0; n < 60; n += 1) {
      const hostile = await RoomClient.connect(stub, grantFor('eve'));
      const frame = crypto.getRandomValues(new Uint8Array(1 + ((n * 7) % 90)));
      // Types 1 and 3 may be answered or ignored without harm; the others must close.
      frame[0] = [0, 2, 10, 200][n % 4] ?? 0;
      hostile.send(frame);
      expect((await hostile.untilClosed()).code).toBeGreaterThan(4399);
    }
    await assertRoomLives(stub, witness, 0);
  });

  it('a socket without a grant, or with one that does not parse, is closed at once', async () => {
    const stub = newRoom();
    for (const header of [null, 'x', encodeURIComponent('{"actor":{}}'), '%E0%A4%A']) {
      const socket = await openSocket(stub, header);
      const code = await new Promise<number>((resolve) =>
        socket.addEventListener('close', (event) => resolve(event.code)),
      );
      expect(code).toBe(4400);
    }
    expect(await stub.stats()).toMatchObject({ seq: 0, connections: 0 });
  });

  it('a connection id in the query is not taken: two sockets with the same one are two', async () => {
    const stub = newRoom();
    const header = encodeURIComponent(JSON.stringify(grantFor('ana')));
    await openSocket(stub, header, '?_pk=same');
    await openSocket(stub, header, `?_pk=same`);
    await openSocket(stub, header, `?_pk=${'x'.repeat(1_000)}`);
    expect((await stub.stats()).connections).toBe(3);
  });
});

describe('failure 33: what only the server may say', () => {
  it.each([MESSAGE.ack, MESSAGE.refused, MESSAGE.status, MESSAGE.own, MESSAGE.news])(
    'type %i closes its socket',
    async (type) => {
      const stub = newRoom();
      const witness = await RoomClient.connect(stub, grantFor('ana'));
      const hostile = await RoomClient.connect(stub, grantFor('eve'));
      hostile.send(
        bytesOf((encoder) => {
          encoding.writeVarUint(encoder, type);
          if (type === MESSAGE.status)
            encoding.writeVarString(encoder, '{"readOnly":null,"version":9,"seq":9,"epoch":9}');
          else if (type === MESSAGE.own) encoding.writeVarString(encoder, '["card"]');
          else if (type === MESSAGE.news)
            encoding.writeVarString(
              encoder,
              '{"about":"placement","id":"p","state":"revealed","electors":1,"placed":1}',
            );
          else {
            encoding.writeVarUint(encoder, 1);
            if (type === MESSAGE.ack) encoding.writeVarUint(encoder, 1);
            else encoding.writeVarString(encoder, 'internal');
          }
        }),
      );
      expect(await hostile.untilClosed()).toEqual({ code: 4415, reason: 'unknown_message' });
      expect(witness.frames.some((frame) => frame.type === 'refused')).toBe(false);
      await assertRoomLives(stub, witness, 0);
    },
  );
});

describe('updates that are not edits', () => {
  const refusedBy = async (stub: RoomStub, update: Uint8Array): Promise<RoomClient> => {
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    hostile.sendUpdate(update);
    expect(await hostile.untilClosed()).toEqual({ code: 4422, reason: 'update_refused' });
    expect(hostile.refusals).toEqual([{ count: hostile.sent, code: 'update_refused' }]);
    expect(hostile.acks.every(({ count }) => count < hostile.sent)).toBe(true);
    return hostile;
  };

  it('failure 14: seven bytes that declare thirty million structs', async () => {
    expect(THIRTY_MILLION).toHaveLength(7);
    // Refused by the reader, which has no document to apply it to.
    expect(() => readUpdate(THIRTY_MILLION)).toThrow('more structs than bytes');
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    await refusedBy(stub, THIRTY_MILLION);
    await assertRoomLives(stub, witness, 0);
  });

  it('failure 14: any declared count beyond the bytes', () => {
    for (const counts of [
      [30_000_000],
      [1, 2 ** 50, 1, 0],
      [0, 30_000_000],
      [0, 1, 7, 30_000_000],
      [2 ** 52, 1, 1, 0, 0],
    ])
      expect(() =>
        readUpdate(bytesOf((encoder) => counts.forEach((count) => encoding.writeVarUint(encoder, count)))),
      ).toThrow('update_refused');
  });

  it('failure 15: an update in the V2 encoding, whatever it holds', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const edit = await editOf(
      stub,
      (eve) => void addCard(eve.sheet, CARDS, { zone: 'strengths' }, { text: 'v2' }),
    );
    const empty = Y.encodeStateAsUpdateV2(new Y.Doc());
    for (const update of [Y.convertUpdateFormatV1ToV2(edit), empty]) await refusedBy(stub, update);
    await assertRoomLives(stub, witness, 0);
    // The same edit in V1 is one: the encoding is what was refused.
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    eve.sendUpdate(edit);
    await eve.settled();
  });

  it('failure 16: an update cut anywhere changes nothing and reaches nobody', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const edit = await editOf(stub, (eve) => {
      eve.doc.transact(() => {
        addCard(eve.sheet, CARDS, { zone: 'strengths' }, { text: 'première' });
        addCard(eve.sheet, CARDS, { zone: 'weaknesses' }, { text: 'seconde' });
      });
    });
    const before = await stub.project(CARDS.key);
    for (let end = 0; end < edit.length; end += 1) await refusedBy(stub, edit.slice(0, end));
    const after = await stub.project(CARDS.key);
    expect([after.seq, after.projection]).toEqual([before.seq, before.projection]);
    expect(after.yjs).toEqual(before.yjs);
    await assertRoomLives(stub, witness, 0);
  });

  it('failure 18: a gap in the clocks', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const offline = new Y.Doc();
    Y.applyUpdate(offline, witness.state());
    const updates: Uint8Array[] = [];
    offline.on('update', (update: Uint8Array) => updates.push(update));
    const sheet = {
      doc: offline,
      meta: offline.getMap('meta'),
      items: offline.getMap<Y.Map<unknown>>('items'),
    };
    addCard(sheet, CARDS, { zone: 'strengths' }, { text: 'un' });
    addCard(sheet, CARDS, { zone: 'strengths' }, { text: 'deux' });
    const [first, second] = updates;
    if (!first || !second) throw new Error('two updates');
    await refusedBy(stub, second);
    // A hole made of Skip, as a merge of updates that miss one between them would have.
    addCard(sheet, CARDS, { zone: 'strengths' }, { text: 'trois' });
    await refusedBy(stub, Y.mergeUpdates([first, updates[2] ?? first]));
    await assertRoomLives(stub, witness, 0);
  });

  it('the reader itself refuses what no sheet is made of, whatever the gates behind it do', () => {
    const written = (write: (doc: Y.Doc) => void): Uint8Array => {
      const doc = new Y.Doc();
      write(doc);
      return Y.encodeStateAsUpdate(doc);
    };
    const item = (value: unknown) => written((doc) => doc.getMap('items').set('card', value));
    const raw = (...values: (number | string)[]): Uint8Array =>
      bytesOf((encoder) => {
        for (const value of values)
          if (typeof value === 'string') encoding.writeVarString(encoder, value);
          else encoding.writeVarUint(encoder, value);
      });
    const pieces: Uint8Array[] = [];
    const typed = new Y.Doc();
    typed.on('update', (update: Uint8Array) => pieces.push(update));
    for (const word of ['un', 'deux', 'trois']) typed.getMap('items').set(word, 1);
    const most = 2 ** 22;
    const refusals: [string, Uint8Array][] = [
      ['skip', Y.mergeUpdates([pieces[0]!, pieces[2]!])],
      ['unknown root', written((doc) => doc.getMap('elsewhere').set('card', 1))],
      ['type that sheets do not hold', item(new Y.Array())],
      ['type that sheets do not hold', item(new Y.XmlText())],
      ['content that sheets do not hold', item(new Uint8Array([1]))],
      ['content that sheets do not hold', item(new Y.Doc())],
      [
        'content that sheets do not hold',
        written((doc) => doc.getText('items').insert(0, 'a', { bold: true })),
      ],
      // A struct collected (type 0) or deleted (type 1) of one client: client, clock, type, …, length, no deletions.
      ['out of bounds', raw(1, 1, 2 ** 33, 0, 0, 1, 0)],
      ['out of bounds', raw(1, 1, 7, 2 ** 31, 0, 1, 0)],
      ['out of bounds', raw(1, 1, 7, 0, 0, 0, 0)],
      ['unknown struct', raw(1, 1, 7, 0, 0, most + 1, 0)],
      ['struct too long', raw(1, 1, 7, 0, 1, 1, 'items', most + 1, 0)],
    ];
    for (const [detail, update] of refusals) expect(() => readUpdate(update), detail).toThrow(detail);
    expect(readUpdate(raw(1, 1, 7, 0, 0, most, 0)).structs).toEqual([
      { client: 7, clock: 0, length: most, isGc: true },
    ]);
    expect(readUpdate(raw(1, 1, 7, 0, 1, 1, 'items', most, 0)).structs).toHaveLength(1);
  });

  it('deletions of what the sheet has never had', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    for (const [client, clock, length] of [
      [witness.doc.clientID, 0, 1_000],
      [12_345, 0, 1],
      [12_345, 0, 2 ** 40],
      [12_345, 0, 0],
    ])
      await refusedBy(
        stub,
        bytesOf((encoder) =>
          [0, 1, client ?? 0, 1, clock ?? 0, length ?? 0].forEach((value) =>
            encoding.writeVarUint(encoder, value),
          ),
        ),
      );
    await assertRoomLives(stub, witness, 0);
  });
});

describe('failure 17: too much', () => {
  it('an oversized frame closes its socket only', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    hostile.sendUpdate(new Uint8Array(300 * 1024));
    expect(await hostile.untilClosed()).toEqual({ code: 4413, reason: 'update_too_large' });
    expect(hostile.refusals).toEqual([{ count: hostile.sent, code: 'update_too_large' }]);
    await assertRoomLives(stub, witness, 0);
  });

  it('so does a frame of anything else that no message of a screen comes near', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    hostile.send(encodeAwareness(new Uint8Array(SHEET_LIMITS.updateBytes + 1024)));
    expect(await hostile.untilClosed()).toEqual({ code: 4413, reason: 'update_too_large' });
    await assertRoomLives(stub, witness, 0);
  });

  it('one byte over what an edit may weigh is refused, in a frame that may weigh more for its header', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const of = (letters: number): Promise<Uint8Array> =>
      editOf(stub, ({ doc, sheet }) => {
        // One id for all: ids are numbers of one to five bytes.
        doc.clientID = 4_000_000_000;
        doc.transact(() => {
          let left = letters;
          for (; left > 0; left -= SHEET_LIMITS.mergedTextLength) {
            const text = 'x'.repeat(Math.min(left, SHEET_LIMITS.mergedTextLength));
            addCard(sheet, CARDS, { zone: 'strengths' }, { text });
          }
        });
      });
    // As many cards as the edits below, so that they weigh what their letters add.
    const overhead = (await of(260_100)).length - 260_100;
    const over = await of(SHEET_LIMITS.updateBytes - overhead + 20);
    expect(over.length - SHEET_LIMITS.updateBytes).toBeGreaterThan(0);
    expect(over.length - SHEET_LIMITS.updateBytes).toBeLessThan(60);
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    hostile.sendUpdate(over);
    expect(await hostile.untilClosed()).toEqual({ code: 4413, reason: 'update_too_large' });
    const within = await of(SHEET_LIMITS.updateBytes - overhead - 20);
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    eve.sendUpdate(within);
    await eve.settled();
    expect(witness.closed).toBeUndefined();
  });

  it('what someone wrote while cut off comes back in one message, up to a bound of its own', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const written = (letters: number): { cards: number; from: Uint8Array } => {
      const away = openSheetDoc(new Y.Doc());
      Y.applyUpdate(away.doc, witness.state());
      const cards = Math.ceil(letters / SHEET_LIMITS.textLength);
      for (let n = 0; n < cards; n += 1)
        addCard(away, CARDS, { zone: 'strengths' }, { text: 'x'.repeat(SHEET_LIMITS.textLength) });
      return { cards, from: Y.encodeStateAsUpdate(away.doc) };
    };
    const { cards, from } = written(SHEET_LIMITS.catchUpBytes - 64 * 1024);
    expect(from.length).toBeGreaterThan(2 * SHEET_LIMITS.updateBytes);
    const back = await RoomClient.connect(stub, grantFor('nadia'), { from });
    expect(back.refusals).toEqual([]);
    await witness.until(() => witness.sheet.items.size === cards);

    const tooMuch = written(SHEET_LIMITS.catchUpBytes + 16 * 1024);
    const eve = await RoomClient.connect(stub, grantFor('eve'), { from: tooMuch.from, waitForSync: false });
    expect(await eve.untilClosed()).toEqual({ code: 4413, reason: 'update_too_large' });
    expect((await stub.stats()).items).toBe(cards);
  });

  it('a flood of edits closes its socket; what was acknowledged is there, the others notice nothing', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    const written = 100;
    for (let n = 0; n < written; n += 1)
      addCard(hostile.sheet, CARDS, { zone: 'strengths' }, { text: `${n}` });
    await hostile.settled();
    const nothing = encodeUpdate(new Uint8Array([0, 0]));
    for (let n = 0; n < 3_000; n += 1) hostile.send(nothing);
    expect((await hostile.untilClosed()).code).toBe(4429);
    await witness.until(() => witness.sheet.items.size === written);
    expect((await stub.stats()).items).toBe(written);
    await assertRoomLives(stub, witness, written);
  });

  it('a flood of bytes in messages that are dropped anyway closes its socket', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    const frame = new Uint8Array(200 * 1024);
    frame[0] = MESSAGE.queryAwareness;
    const presence = bytesOf((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      encoding.writeVarUint8Array(
        encoder,
        bytesOf((inner) => {
          for (const value of [1, hostile.doc.clientID, 1]) encoding.writeVarUint(inner, value);
          encoding.writeVarString(inner, JSON.stringify({ focus: null, padding: 'x'.repeat(200 * 1024) }));
        }),
      );
    });
    for (let n = 0; n < 40; n += 1) hostile.send(presence);
    expect((await hostile.untilClosed()).code).toBe(4429);
    await assertRoomLives(stub, witness, 0);
  });

  it('a flood of requests for the whole state closes its socket', async () => {
    const stub = newRoom();
    const witness = await RoomClient.connect(stub, grantFor('ana'));
    const hostile = await RoomClient.connect(stub, grantFor('eve'));
    for (let n = 0; n < 60; n += 1) hostile.send(new Uint8Array([0, 0, 1, 0]));
    expect((await hostile.untilClosed()).code).toBe(4429);
    await assertRoomLives(stub, witness, 0);
  });
});
