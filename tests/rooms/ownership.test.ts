import type { SheetRoom } from '#party/sheet-room.ts';
import { encodeUpdate } from '#party/shared/messages.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem, editText } from '#party/shared/sheet-edits.ts';
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { grantFor, RoomClient, type RoomStub } from './room-client.ts';
import { authorsOf, CARDS, newRoom } from './rooms.ts';

const card = (client: RoomClient, text: string): string =>
  addCard(client.sheet, CARDS, { zone: 'strengths' }, { text });
const textOf = (sheet: SheetDoc, id: string): Y.Text => sheet.items.get(id)?.get('text') as Y.Text;

/** A document under someone else's clientID, with what `from` has. */
function forged(clientId: number, from: RoomClient): SheetDoc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, from.state());
  doc.clientID = clientId;
  return openSheetDoc(doc);
}

const lastUpdateOf = ({ doc }: SheetDoc, edit: () => void): Uint8Array => {
  const before = Y.encodeStateVector(doc);
  edit();
  return Y.encodeStateAsUpdate(doc, before);
};

async function assertRefused(client: RoomClient, update: Uint8Array): Promise<void> {
  client.sendUpdate(update);
  expect(await client.untilClosed()).toEqual({ code: 4422, reason: 'update_refused' });
}

const log = (stub: RoomStub): Promise<{ seq: number; person_id: string }[]> =>
  runInDurableObject(stub, (_room: SheetRoom, { storage }) =>
    storage.sql
      .exec<{ seq: number; person_id: string }>('SELECT seq, person_id FROM log ORDER BY seq')
      .toArray(),
  );

describe('failure 19: a clientID belongs to one person (rule R3)', () => {
  it('once it wrote, also after an eviction', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    card(ana, 'd’Ana');
    await ana.settled();
    const update = lastUpdateOf(forged(ana.doc.clientID, ana), () => undefined);
    expect(update.length).toBeGreaterThan(0);
    for (const evicted of [false, true]) {
      if (evicted) await evictDurableObject(stub, { webSockets: 'close' });
      const eve = await RoomClient.connect(stub, grantFor('eve'));
      const copy = forged(ana.doc.clientID, eve);
      await assertRefused(
        eve,
        lastUpdateOf(copy, () => void addCard(copy, CARDS, { zone: 'strengths' }, { text: 'au nom d’Ana' })),
      );
    }
    expect(JSON.stringify((await stub.project(CARDS.key)).projection)).not.toContain('au nom');
  });

  it('though whoever sends all they have sends others’ words with their own, as stock clients do', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    card(ana, 'd’Ana');
    await ana.settled();
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const { sheet } = bob;
    const copy = openSheetDoc(new Y.Doc());
    Y.applyUpdate(copy.doc, bob.state());
    const own = addCard(copy, CARDS, { zone: 'strengths' }, { text: 'de Bob' });
    bob.sendUpdate(Y.encodeStateAsUpdate(copy.doc));
    await bob.settled();
    expect(bob.refusals).toEqual([]);
    expect(sheet.items.size).toBe(1);
    await ana.until(() => ana.sheet.items.has(own));
    expect((await authorsOf(stub)).get(own)).toBe('bob');
  });

  it('as soon as it was announced, before its first edit, also after hibernation', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    ana.announce();
    for (const hibernated of [false, true]) {
      if (hibernated) await evictDurableObject(stub);
      const eve = await RoomClient.connect(stub, grantFor('eve'));
      await eve.until(() => eve.awareness.states.has(ana.doc.clientID));
      const copy = forged(ana.doc.clientID, eve);
      await assertRefused(
        eve,
        lastUpdateOf(copy, () => void addCard(copy, CARDS, { zone: 'strengths' }, { text: 'au nom d’Ana' })),
      );
    }
    // Ana’s clock was not burnt: her own first edit passes.
    card(ana, 'd’Ana');
    await ana.settled();
  });

  it('the server’s own clientID is nobody’s', async () => {
    const stub = newRoom();
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const [serverId] = [...Y.decodeStateVector(Y.encodeStateVector(eve.doc)).keys()];
    const copy = forged(serverId ?? 0, eve);
    await assertRefused(
      eve,
      lastUpdateOf(
        copy,
        () => void addCard(copy, CARDS, { zone: 'strengths' }, { text: 'au nom du serveur' }),
      ),
    );
  });

  it('a person’s own earlier pages are theirs: edits made offline under another clientID are taken', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const offline = forged(777, ana);
    addCard(offline, CARDS, { zone: 'strengths' }, { text: 'hors ligne' });
    ana.close();
    const back = await RoomClient.connect(stub, grantFor('ana'), {
      from: Y.encodeStateAsUpdate(offline.doc),
    });
    expect(back.refusals).toEqual([]);
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const copy = forged(777, eve);
    await assertRefused(
      eve,
      lastUpdateOf(copy, () => void addCard(copy, CARDS, { zone: 'strengths' }, { text: 'volée' })),
    );
  });

  it('one connection brings a bounded number of them', async () => {
    const stub = newRoom();
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const updates: Uint8Array[] = [];
    for (let clientId = 1; clientId <= 65; clientId += 1) {
      const copy = forged(clientId, eve);
      updates.push(
        lastUpdateOf(copy, () => void addCard(copy, CARDS, { zone: 'strengths' }, { text: `${clientId}` })),
      );
    }
    await assertRefused(eve, Y.mergeUpdates(updates));
    expect((await stub.stats()).items).toBe(0);
    const again = await RoomClient.connect(stub, grantFor('eve'));
    again.sendUpdate(Y.mergeUpdates(updates.slice(0, 64)));
    await again.settled();
    expect((await stub.stats()).items).toBe(64);
  });

  it('whatever the number of messages they come in, and though the room slept in between', async () => {
    const stub = newRoom();
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const bring = (first: number, last: number): Uint8Array =>
      Y.mergeUpdates(
        Array.from({ length: last - first + 1 }, (_, index) => {
          const copy = forged(first + index, eve);
          return lastUpdateOf(copy, () => void addCard(copy, CARDS, { zone: 'strengths' }, { text: 'x' }));
        }),
      );
    eve.sendUpdate(bring(1, 40));
    await eve.settled();
    await evictDurableObject(stub);
    eve.sendUpdate(bring(41, 64));
    await eve.settled();
    await assertRefused(eve, bring(65, 65));
    expect((await stub.stats()).items).toBe(64);
  });
});

describe('failure 20: a GC struct over someone’s future clocks', () => {
  const gcOver = (clientId: number, clock: number, length: number): Uint8Array => {
    const encoder = encoding.createEncoder();
    for (const value of [1, 1, clientId, clock]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 0);
    for (const value of [length, 0]) encoding.writeVarUint(encoder, value);
    return encoding.toUint8Array(encoder);
  };

  it('is refused, and the victim goes on writing', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    card(ana, 'avant');
    await ana.settled();
    const clock = Y.getState(ana.doc.store, ana.doc.clientID);
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    await assertRefused(eve, gcOver(ana.doc.clientID, clock, 1_000));
    const id = card(ana, 'après');
    await ana.settled();
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    expect(textOf(bob.sheet, id).toString()).toBe('après');
  });

  it('over one’s own clocks it may not burn them all', async () => {
    const stub = newRoom();
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    await assertRefused(eve, gcOver(eve.doc.clientID, 0, 2 ** 30));
  });
});

describe('failure 21: an update that only deletes', () => {
  it('is attributed to the connection that sent it', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = card(ana, 'mot de trop');
    await ana.settled();
    await bob.until(() => bob.sheet.items.has(id));
    const [before] = [Y.encodeStateVector(bob.doc)];
    editText(textOf(bob.sheet, id), 3, 8, '');
    await bob.settled();
    // No struct of Bob’s anywhere: only the log knows who deleted.
    expect(Y.encodeStateVector(bob.doc)).toEqual(before);
    expect((await log(stub)).map(({ person_id }) => person_id)).toEqual(['ana', 'bob']);
    expect(JSON.stringify((await stub.project(CARDS.key)).projection)).toContain('"text":"mot"');
  });
});

describe('whose card it is', () => {
  it('is kept by the room, not by the document', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const first = card(ana, 'une');
    await bob.until(() => bob.sheet.items.has(first));
    editText(textOf(bob.sheet, first), 0, 0, 'encore ');
    const second = card(bob, 'deux');
    await ana.settled();
    await bob.settled();
    expect(await authorsOf(stub)).toEqual(
      new Map([
        [first, 'ana'],
        [second, 'bob'],
      ]),
    );
    expect(JSON.stringify(ana.sheet.items.toJSON())).not.toContain('ana');
  });

  it('someone else’s card can be hidden, with its words, but not destroyed', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = card(ana, 'à garder');
    await bob.until(() => bob.sheet.items.has(id));
    deleteItem(bob.sheet, id);
    await bob.settled();
    expect(bob.refusals).toEqual([]);
    await ana.until(() => ana.sheet.items.get(id)?.get('deleted') === true);
    expect(textOf(ana.sheet, id).toString()).toBe('à garder');
    bob.sheet.items.delete(id);
    expect(await bob.untilClosed()).toEqual({ code: 4422, reason: 'update_refused' });
    expect((await RoomClient.connect(stub, grantFor('zoe'))).sheet.items.has(id)).toBe(true);
  });

  it('someone else’s card cannot be replaced, nor its text', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = card(ana, 'à garder');
    await ana.settled();
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    bob.doc.transact(() => {
      const copy = new Y.Map<unknown>();
      copy.set('text', new Y.Text('autre'));
      copy.set('order', 'a0');
      copy.set('zone', 'strengths');
      bob.sheet.items.set(id, copy);
    });
    expect((await bob.untilClosed()).code).toBe(4422);
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    eve.sheet.items.get(id)?.set('text', new Y.Text('autre'));
    expect((await eve.untilClosed()).code).toBe(4422);
    const zoe = await RoomClient.connect(stub, grantFor('zoe'));
    expect(textOf(zoe.sheet, id).toString()).toBe('à garder');
  });

  it('undoing and redoing one’s own creation works through Yjs’ own UndoManager', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const undo = new Y.UndoManager(ana.sheet.items, { trackedOrigins: new Set(['me']), captureTimeout: 0 });
    const id = addCard(ana.sheet, CARDS, { zone: 'strengths' }, { text: 'une idée', origin: 'me' });
    editText(textOf(ana.sheet, id), 8, 0, ' claire', 'me');
    for (const step of ['undo', 'undo', 'redo', 'redo', 'undo', 'undo', 'redo', 'redo'] as const)
      undo[step]();
    await ana.settled();
    expect(ana.refusals).toEqual([]);
    expect(textOf(ana.sheet, id).toString()).toBe('une idée claire');
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    expect(textOf(bob.sheet, id).toString()).toBe('une idée claire');
  });

  it('words typed offline in a card its author took back meanwhile are no fault', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = card(ana, 'brouillon');
    await bob.until(() => bob.sheet.items.has(id));
    const offline = openSheetDoc(new Y.Doc());
    Y.applyUpdate(offline.doc, bob.state());
    bob.close();
    editText(textOf(offline, id), 0, 0, 'mon ');
    ana.sheet.items.delete(id);
    await ana.settled();
    const back = await RoomClient.connect(stub, grantFor('bob'), {
      from: Y.encodeStateAsUpdate(offline.doc),
    });
    expect(back.refusals).toEqual([]);
    expect(back.sheet.items.has(id)).toBe(false);
  });
});

describe('what is already known', () => {
  it('is acknowledged without a row, from whoever, also from a reader', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = card(ana, 'mot');
    editText(textOf(ana.sheet, id), 0, 1, 'M');
    await ana.settled();
    const rows = await log(stub);
    const reader = await RoomClient.connect(stub, grantFor('zoe', { readOnly: 'sheet_read_only' }));
    // Its whole state: everyone’s structs and the full delete set.
    reader.sendUpdate(reader.state());
    await reader.settled();
    reader.send(encodeUpdate(new Uint8Array([0, 0])));
    reader.sent += 1;
    await reader.settled();
    expect(await log(stub)).toEqual(rows);
    expect(reader.closed).toBeUndefined();
  });
});
