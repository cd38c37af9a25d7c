import { addCard, deleteItem, editText } from '#party/shared/sheet-edits.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { CLOSE, type CloseReason } from '#party/shared/protocol.ts';
import type { SheetRoom } from '#party/sheet-room.ts';
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { grantFor, RoomClient, type RoomStub } from './room-client.ts';
import { authorsOf, CARDS, MAP, newRoom } from './rooms.ts';

const card = (client: RoomClient, text: string): string =>
  addCard(client.sheet, CARDS, { zone: 'strengths' }, { text });

/** What a call is refused with, seen from the room so that nothing is logged as uncaught. */
const refusalOf = (stub: RoomStub, call: (room: SheetRoom) => unknown): Promise<string> =>
  runInDurableObject(stub, (room: SheetRoom) => {
    try {
      call(room);
      return 'allowed';
    } catch (error) {
      return String(error);
    }
  });

describe('who may write', () => {
  it('failure 31: a reader’s edit is refused and changes nothing; reading goes on', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = card(ana, 'chez nous');
    await ana.settled();
    const other = grantFor('zoe', { readOnly: 'sheet_read_only' });
    const reader = await RoomClient.connect(stub, other);
    expect(reader.statuses[0]?.readOnly).toBe('sheet_read_only');
    editText(reader.sheet.items.get(id)?.get('text') as Y.Text, 0, 5, '');
    expect(await reader.untilClosed()).toEqual({ code: 4403, reason: 'forbidden' });
    expect(reader.refusals).toEqual([{ count: reader.sent, code: 'sheet_read_only' }]);
    const again = await RoomClient.connect(stub, other);
    expect((again.sheet.items.get(id)?.get('text') as Y.Text).toString()).toBe('chez nous');
    expect(again.refusals).toEqual([]);
  });

  it.each(['forbidden', 'not_found', 'login_required'] as CloseReason[])(
    'a socket refused as %s is accepted and closed, and learns nothing',
    async (refuse) => {
      const stub = newRoom();
      const client = await RoomClient.connect(stub, grantFor('zoe', { refuse }), { waitForSync: false });
      expect(await client.untilClosed()).toEqual({ code: CLOSE[refuse], reason: refuse });
      expect(client.frames).toEqual([]);
      expect((await stub.stats()).connections).toBe(0);
    },
  );
});

describe('failure 28: rights that change while connected (rule A8)', () => {
  it('a role lowered counts from the next message on', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    card(ana, 'avant');
    await ana.settled();
    await stub.refreshAccess([{ personId: 'ana', readOnly: 'sheet_read_only' }]);
    await ana.until(() => ana.statuses.at(-1)?.readOnly === 'sheet_read_only');
    card(ana, 'après');
    expect((await ana.untilClosed()).code).toBe(4403);
    expect((await stub.stats()).items).toBe(1);
  });

  it('also after hibernation, and back again', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    await stub.refreshAccess([{ personId: 'ana', readOnly: 'cluster_closed' }]);
    await evictDurableObject(stub);
    await stub.refreshAccess([{ personId: 'bob', readOnly: null }]);
    await ana.until(() => ana.statuses.at(-1)?.readOnly === 'cluster_closed');
    await stub.refreshAccess([{ personId: 'ana', readOnly: null }]);
    await ana.until(() => ana.statuses.at(-1)?.readOnly === null);
    card(ana, 'de nouveau');
    await ana.settled();
    expect(ana.closed).toBeUndefined();
  });

  it('a person removed is out, and the others are told', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    ana.announce();
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    await stub.refreshAccess([{ personId: 'ana', isRemoved: true }]);
    expect(await ana.untilClosed()).toEqual({ code: 4403, reason: 'forbidden' });
    await bob.until(() => !bob.awareness.states.has(ana.doc.clientID));
    expect(bob.closed).toBeUndefined();
  });

  it('a change that overtook an upgrade still counts; one older than the grant does not', async () => {
    const stub = newRoom();
    await stub.refreshAccess([{ personId: 'ana', isRemoved: true }]);
    const late = await RoomClient.connect(stub, grantFor('ana', { issuedAt: Date.now() - 5_000 }), {
      waitForSync: false,
    });
    expect((await late.untilClosed()).code).toBe(4403);
    const fresh = await RoomClient.connect(stub, grantFor('ana', { issuedAt: Date.now() + 50_000 }));
    expect(fresh.closed).toBeUndefined();
  });

  it('a login that ended while an upgrade was on its way opens nothing', async () => {
    const stub = newRoom();
    await stub.closeLogin('phone');
    const late = await RoomClient.connect(
      stub,
      grantFor('ana', { loginId: 'phone', issuedAt: Date.now() + 5_000 }),
      { waitForSync: false },
    );
    expect(await late.untilClosed()).toEqual({ code: 4401, reason: 'login_required' });
    expect(late.frames).toEqual([]);
  });

  it('a login that ended closes its sockets, and no other', async () => {
    const stub = newRoom();
    const phone = await RoomClient.connect(stub, grantFor('ana', { loginId: 'phone' }));
    const laptop = await RoomClient.connect(stub, grantFor('ana', { loginId: 'laptop' }));
    await stub.closeLogin('phone');
    expect(await phone.untilClosed()).toEqual({ code: 4401, reason: 'login_required' });
    card(laptop, 'toujours là');
    await laptop.settled();
  });
});

describe('sealing (rule R5)', () => {
  it('failure 28: the next edit after the seal is refused, and everyone was told at once', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob', { readOnly: 'sheet_read_only' }));
    card(ana, 'scellée');
    await ana.settled();
    const sealed = await stub.seal(CARDS.key, 1);
    await ana.until(() => ana.statuses.at(-1)?.readOnly === 'sheet_sealed');
    await bob.until(() => bob.statuses.at(-1)?.readOnly === 'sheet_sealed');
    card(ana, 'trop tard');
    expect(await ana.untilClosed()).toEqual({ code: 4409, reason: 'sheet_sealed' });
    expect(ana.refusals).toEqual([{ count: ana.sent, code: 'sheet_sealed' }]);
    expect((await stub.project(CARDS.key)).projection).toEqual(sealed.projection);
    const copy = openSheetDoc(new Y.Doc());
    Y.applyUpdate(copy.doc, sealed.yjs);
    expect(copy.items.size).toBe(1);
  });

  it('no edit slips between the seal and what it returns, however many are on their way', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    for (let n = 0; n < 60; n += 1) card(ana, `carte ${n}`);
    const sealing = stub.seal(CARDS.key, 1);
    for (let n = 60; n < 120; n += 1) card(ana, `carte ${n}`);
    const sealed = await sealing;
    await ana.untilClosed();
    const after = await stub.project(CARDS.key);
    expect(after.projection).toEqual(sealed.projection);
    expect(after.seq).toBe(sealed.seq);
    // What was acknowledged is in it: the step 2 was the first message.
    const acknowledged = (ana.acks.at(-1)?.count ?? 0) - 1;
    const copy = openSheetDoc(new Y.Doc());
    Y.applyUpdate(copy.doc, sealed.yjs);
    expect(copy.items.size).toBe(acknowledged);
  });

  it('sealing twice gives the same state; another version or another kind is refused', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    card(ana, 'une');
    await ana.settled();
    const first = await stub.seal(CARDS.key, 1);
    await evictDurableObject(stub);
    expect(await stub.seal(CARDS.key, 1)).toEqual(first);
    expect(await refusalOf(stub, (room) => room.seal(CARDS.key, 2))).toContain('sheet_sealed');
    expect(await refusalOf(stub, (room) => room.seal(MAP.key, 1))).toContain('bad_request');
  });

  it('failure 29: edits made offline for a sheet sealed meanwhile are refused and told, and reading still works', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = card(ana, 'avant');
    await ana.settled();
    const offline = openSheetDoc(new Y.Doc());
    Y.applyUpdate(offline.doc, ana.state());
    ana.close();
    editText(offline.items.get(id)?.get('text') as Y.Text, 5, 0, ' et hors ligne');
    await stub.seal(CARDS.key, 1);
    const back = await RoomClient.connect(stub, grantFor('ana', { readOnly: 'sheet_sealed' }), {
      from: Y.encodeStateAsUpdate(offline.doc),
      waitForSync: false,
    });
    // 4409 is final: no client comes back by itself after it. The words are still in its own document, to be copied.
    expect(await back.untilClosed()).toEqual({ code: 4409, reason: 'sheet_sealed' });
    expect(back.statuses[0]?.readOnly).toBe('sheet_sealed');
    expect(back.refusals.map(({ code }) => code)).toEqual(['sheet_sealed']);
    expect(JSON.stringify(back.sheet.items.toJSON())).toContain('et hors ligne');
    const reader = await RoomClient.connect(stub, grantFor('ana', { readOnly: 'sheet_sealed' }));
    expect(JSON.stringify(reader.sheet.items.toJSON())).not.toContain('hors ligne');
    expect(reader.closed).toBeUndefined();
  });

  it('a new version opens again; who came while it was sealed is asked to come back for fresh rights', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = card(ana, 'v1');
    await ana.settled();
    await stub.seal(CARDS.key, 1);
    const late = await RoomClient.connect(stub, grantFor('bob', { readOnly: 'sheet_sealed' }));
    await stub.unseal(2);
    expect((await late.untilClosed()).code).toBe(1012);
    await ana.until(() => ana.statuses.at(-1)?.version === 2);
    expect(ana.statuses.at(-1)?.readOnly).toBeNull();
    editText(ana.sheet.items.get(id)?.get('text') as Y.Text, 0, 2, 'v2');
    await ana.settled();
    expect(JSON.stringify((await stub.project(CARDS.key)).projection)).toContain('"v2"');
    expect(await refusalOf(stub, (room) => room.unseal(1))).toContain('bad_request');
  });

  it('a room that missed the call to open follows the version the Worker grants', async () => {
    const stub = newRoom();
    await RoomClient.connect(stub, grantFor('ana'));
    await stub.seal(CARDS.key, 1);
    const ana = await RoomClient.connect(stub, grantFor('ana', { version: 2 }));
    expect(ana.statuses.at(-1)).toMatchObject({ version: 2, readOnly: null });
    card(ana, 'v2');
    await ana.settled();
  });

  it('a heavy history is left behind at the next version: same words, fresh document, other epoch', async () => {
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const all = Array.from({ length: 30 }, (_, n) => card(ana, `carte ${n} ${'mot '.repeat(40)}`));
    // What was thrown away is what weighs: of words alone, a fresh document has as many.
    const ids = all.splice(0, 15);
    for (const id of all) deleteItem(ana.sheet, id);
    await ana.settled();
    const before = await stub.project(CARDS.key);
    const { historyBytes } = await stub.stats();
    await stub.seal(CARDS.key, 1);
    await stub.unseal(2);
    expect((await ana.untilClosed()).code).toBe(1012);
    const after = await stub.project(CARDS.key);
    expect(after.projection).toEqual(before.projection);
    expect(after.epoch).toBe(before.epoch + 1);
    expect((await stub.stats()).historyBytes).toBeLessThan(historyBytes);
    const bob = await RoomClient.connect(stub, grantFor('bob', { version: 2 }));
    expect([...bob.sheet.items.keys()].sort()).toEqual([...ids].sort());
    // A copy of the old document cannot come back into the new one (failure 49).
    const stale = await RoomClient.connect(stub, grantFor('ana', { version: 2 }), {
      from: ana.state(),
      waitForSync: false,
    });
    expect((await stale.untilClosed()).code).toBe(4422);
    expect((await stub.project(CARDS.key)).projection).toEqual(before.projection);
    expect((await authorsOf(stub)).get(ids[0]!)).toBe('ana');
  });
});

describe('failure 25: one template, written by the server (rule R2)', () => {
  it('however many open a new sheet at once', async () => {
    const stub = newRoom();
    const kind = 'EXPERIMENT_SHEET';
    const clients = await Promise.all(
      Array.from({ length: 12 }, (_, n) => RoomClient.connect(stub, grantFor(`p${n}`, { kind }))),
    );
    const [first, ...others] = clients.map(({ sheet }) => sheet.items.get('form'));
    expect([...(first?.keys() ?? [])]).toHaveLength(12);
    for (const form of others) expect(form?._item?.id).toEqual(first?._item?.id);
    clients.forEach(({ sheet }, n) => (sheet.items.get('form')?.get('title') as Y.Text).insert(0, `${n};`));
    await Promise.all(clients.map((client) => client.settled()));
    const { projection } = await stub.project(kind);
    const title = projection.family === 'form' ? (projection.fields.title ?? '') : '';
    expect(
      title
        .split(';')
        .filter(Boolean)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 12 }, (_, n) => n));
    await evictDurableObject(stub, { webSockets: 'close' });
    const later = await RoomClient.connect(stub, grantFor('later', { kind }));
    expect(later.sheet.items.get('form')?._item?.id).toEqual(first?._item?.id);
  });

  it('a socket for another kind, or for one nobody declared, is closed', async () => {
    const stub = newRoom();
    await RoomClient.connect(stub, grantFor('ana'));
    const other = await RoomClient.connect(stub, grantFor('bob', { kind: MAP.key }), { waitForSync: false });
    expect((await other.untilClosed()).code).toBe(4400);
    const unknown = await RoomClient.connect(newRoom(), grantFor('bob', { kind: 'NOPE' }), {
      waitForSync: false,
    });
    expect((await unknown.untilClosed()).code).toBe(4404);
  });

  it('looking at a sheet nobody has opened shows the empty template and writes nothing', async () => {
    const stub = newRoom();
    expect((await stub.project(CARDS.key)).seq).toBe(0);
    expect(await stub.stats()).toMatchObject({ epoch: 0, seq: 0, editedAt: null });
  });
});

describe('failure 23: endless set and delete on one key', () => {
  it('by one person weighs next to nothing once folded', async () => {
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = card(ana, 'va et vient');
    for (let n = 0; n < 500; n += 1) {
      ana.sheet.items.get(id)?.set('deleted', true);
      ana.sheet.items.get(id)?.delete('deleted');
    }
    await ana.settled();
    await runDurableObjectAlarm(stub);
    expect(ana.refusals).toEqual([]);
    expect((await stub.stats()).historyBytes).toBeLessThan(1_000);
  });

  it('is refused long before the sheet would not load, and the sheet can still be read and opened anew', async () => {
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = card(ana, 'va et vient');
    await ana.settled();
    await bob.until(() => bob.sheet.items.has(id));
    // Two people in turn: Yjs cannot merge what it keeps of one person’s changes with the other’s.
    for (let n = 0; n < 5_000; n += 1) {
      const [writer, reader] = n % 2 === 0 ? [ana, bob] : [bob, ana];
      const zone = ['strengths', 'weaknesses'][n % 2];
      writer.sheet.items.get(id)?.set('zone', zone);
      await writer.until(() => writer.isSettled || writer.closed !== undefined);
      if (writer.closed) break;
      await reader.until(() => reader.sheet.items.get(id)?.get('zone') === zone);
    }
    const closed = ana.closed ?? bob.closed;
    expect(closed).toEqual({ code: 4413, reason: 'update_too_large' });
    expect(warnings).toHaveBeenCalledWith(expect.stringMatching(/history of \d+ bytes$/));
    warnings.mockRestore();
    const { historyBytes } = await stub.stats();
    expect(historyBytes).toBeLessThan(2 * 12_000);
    await evictDurableObject(stub, { webSockets: 'close' });
    const reader = await RoomClient.connect(stub, grantFor('zoe'));
    expect(reader.sheet.items.has(id)).toBe(true);
    await stub.seal(CARDS.key, 1);
    await stub.unseal(2);
    const back = await RoomClient.connect(stub, grantFor('zoe', { version: 2 }));
    card(back, 'on repart');
    await back.settled();
  });
});
