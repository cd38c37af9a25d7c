import { seededRandom } from '#domain/boards/random-kind.ts';
import type { RoomGrant } from '#party/shared/protocol.ts';
import { randomGesture } from '#party/shared/random-gestures.ts';
import { projectSheet } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem, editText } from '#party/shared/sheet-edits.ts';
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { grantFor, RoomClient, type RoomStub } from './room-client.ts';
import { CARDS, FORM, MAP, mustKind, newRoom, TABLE } from './rooms.ts';

/*
 * Rule K2 over the socket: who only reads a sheet receives what it says, and never, in any byte, what was taken
 * out of it, who works on it or what waits beside it.
 */

/** Somebody of another establishment, once the sheet is released. */
const outsider = (change: Partial<RoomGrant> = {}): RoomGrant =>
  grantFor('zoe', { readOnly: 'sheet_read_only', readsCopy: true, ...change });

const card = ({ sheet }: RoomClient, text: string): string =>
  addCard(sheet, CARDS, { zone: 'strengths' }, { text });
const textOf = ({ sheet }: RoomClient, id: string): string | undefined =>
  (sheet.items.get(id)?.get('text') as Y.Text | undefined)?.toString();
const rewrite = ({ sheet }: RoomClient, id: string, words: string): void => {
  const text = sheet.items.get(id)?.get('text') as Y.Text;
  editText(text, 0, text.length, words);
};

/** A room with one card that stays, one that was taken out, and one that said something else before. */
async function sheetWithPast(stub: RoomStub) {
  const ana = await RoomClient.connect(stub, grantFor('ana'));
  const [stays, hidden, reworded] = [card(ana, 'reste'), card(ana, 'SECRET-ote'), card(ana, 'SECRET-avant')];
  deleteItem(ana.sheet, hidden);
  rewrite(ana, reworded, 'après');
  await ana.settled();
  return { ana, stays, hidden, reworded };
}

describe('rule K2: a sheet, read by who does not work on it', () => {
  it('says what it says, and holds no hidden card, no earlier word and no author, in any byte', async () => {
    const stub = newRoom();
    const { stays, hidden, reworded } = await sheetWithPast(stub);
    const zoe = await RoomClient.connect(stub, outsider());
    expect([textOf(zoe, stays), textOf(zoe, reworded)]).toEqual(['reste', 'après']);
    expect(projectSheet(zoe.sheet, CARDS)).toEqual((await stub.project(CARDS.key)).projection);
    for (const taken of ['SECRET', hidden, 'ana']) expect(zoe.receivedText).not.toContain(taken);
    expect(zoe.frames.slice(0, 2).map(({ type }) => type)).toEqual(['status', 'syncStep1']);
    // The people of the sheet have all of it: what is looked for is there to be found.
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    for (const taken of ['SECRET-ote', hidden]) expect(bob.receivedText).toContain(taken);
  });

  it('follows every edit while one reads, and nothing that is not to be seen', async () => {
    const stub = newRoom();
    const { ana, stays, hidden } = await sheetWithPast(stub);
    const zoe = await RoomClient.connect(stub, outsider());
    rewrite(ana, hidden, 'SECRET-corbeille');
    const added = card(ana, 'nouvelle');
    await zoe.until(() => textOf(zoe, added) === 'nouvelle');
    deleteItem(ana.sheet, added);
    rewrite(ana, stays, 'autrement');
    await zoe.until(() => !zoe.sheet.items.has(added) && textOf(zoe, stays) === 'autrement');
    rewrite(ana, added, 'SECRET-ensuite');
    const last = card(ana, 'dernière');
    await zoe.until(() => zoe.sheet.items.has(last));
    expect(zoe.receivedText).not.toContain('SECRET');
    // A newcomer finds nothing either of what an earlier reader saw and was taken out since.
    const yan = await RoomClient.connect(stub, grantFor('yan', { ...outsider(), loginId: 'yan' }));
    for (const gone of ['SECRET', 'nouvelle', 'reste']) expect(yan.receivedText).not.toContain(gone);
    ana.sheet.items.get(added)?.delete('deleted');
    await zoe.until(() => textOf(zoe, added) === 'SECRET-ensuite');
  });

  it.each([
    CARDS,
    MAP,
    TABLE,
    FORM,
    mustKind('ESSENTIALS_SORT', 'cards'),
    mustKind('EXPERIMENT_CRITERIA', 'table'),
  ])('says the same as the sheet, whatever is done on $key', async (kind) => {
    const stub = newRoom();
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = seededRandom(seed);
    const ana = await RoomClient.connect(stub, grantFor('ana', { kind: kind.key }));
    const zoe = await RoomClient.connect(stub, outsider({ kind: kind.key }));
    for (let gesture = 0; gesture < 60; gesture += 1) randomGesture(ana.sheet, kind, random);
    await ana.settled();
    const now = JSON.stringify((await stub.project(kind.key)).projection);
    await zoe.until(() => JSON.stringify(projectSheet(zoe.sheet, kind)) === now);
    expect(zoe.refusals, `seed ${seed}`).toEqual([]);
  });

  it('is the same copy after hibernation, after the room was gone, and for who comes back', async () => {
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const size of ['usual', 'small'] as const) {
      const stub = newRoom(size);
      const { ana, stays } = await sheetWithPast(stub);
      const zoe = await RoomClient.connect(stub, outsider());
      await evictDurableObject(stub);
      const slept = card(ana, 'au réveil');
      await zoe.until(() => textOf(zoe, slept) === 'au réveil');
      zoe.close();
      ana.close();
      await evictDurableObject(stub, { webSockets: 'close' });
      const bob = await RoomClient.connect(stub, grantFor('bob'));
      deleteItem(bob.sheet, stays);
      await bob.settled();
      const back = await RoomClient.connect(stub, outsider(), { from: zoe.state() });
      expect(back.statuses[0]?.epoch).toBe(zoe.statuses[0]?.epoch);
      expect(projectSheet(back.sheet, CARDS)).toEqual((await stub.project(CARDS.key)).projection);
      expect(back.receivedText).not.toContain('SECRET');
    }
    warnings.mockRestore();
  });

  it('a copy that does not read back is made anew, under another epoch', async () => {
    const stub = newRoom();
    await sheetWithPast(stub);
    const zoe = await RoomClient.connect(stub, outsider());
    await runInDurableObject(stub, (_room, { storage }) =>
      storage.sql.exec("UPDATE released_log SET bytes = x'00'"),
    );
    await evictDurableObject(stub, { webSockets: 'close' });
    const back = await RoomClient.connect(stub, outsider());
    expect(back.statuses[0]?.epoch).toBe((zoe.statuses[0]?.epoch ?? 0) - 1);
    expect(projectSheet(back.sheet, CARDS)).toEqual((await stub.project(CARDS.key)).projection);
  });
});

describe('a reader of a release', () => {
  it('writes nothing, and learns nothing by trying', async () => {
    const stub = newRoom();
    const { ana } = await sheetWithPast(stub);
    const whole = ana.state();
    for (const attempt of [
      // What they have is acknowledged, as a stock client sends it.
      { say: (zoe: RoomClient) => zoe.sendUpdate(zoe.state()), closed: undefined },
      // What the sheet has, and they were not told: the same answer as for what nobody has.
      { say: (zoe: RoomClient) => zoe.sendUpdate(whole), closed: 4403 },
      { say: (zoe: RoomClient) => void card(zoe, 'à moi'), closed: 4403 },
    ]) {
      const zoe = await RoomClient.connect(stub, outsider({ readOnly: null }));
      attempt.say(zoe);
      await zoe.until(() => zoe.isSettled || zoe.closed !== undefined);
      expect(zoe.closed?.code).toBe(attempt.closed);
      expect(zoe.refusals.map(({ code }) => code)).toEqual(attempt.closed ? ['sheet_read_only'] : []);
    }
    expect((await stub.stats()).seq).toBe(ana.acks.at(-1)?.seq);
  });

  it('does not learn who works on the sheet, nor on what; those are shown that they read', async () => {
    const stub = newRoom();
    const { ana, stays } = await sheetWithPast(stub);
    ana.announce({ focus: { itemId: stays, field: 'text' } });
    const zoe = await RoomClient.connect(stub, outsider());
    zoe.send(new Uint8Array([3]));
    zoe.announce({ focus: { itemId: stays, field: 'text' }, cursor: { x: 1, y: 1 } });
    await ana.until(() => ana.awareness.states.has(zoe.doc.clientID));
    const { user, ...rest } = ana.awareness.states.get(zoe.doc.clientID) ?? {};
    expect([user?.name, rest]).toEqual(['Nom de zoe', {}]);
    ana.announce({ focus: null });
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    await stub.tell({ about: 'placement', id: 'p', state: 'open', electors: 3, placed: 1 });
    const added = card(ana, 'après');
    await zoe.until(() => zoe.sheet.items.has(added));
    const kinds = new Set(zoe.frames.map(({ type }) => type));
    expect([...kinds].sort()).toEqual(['ack', 'status', 'syncStep1', 'syncStep2', 'update']);
    expect(zoe.receivedText).not.toContain('Nom de ana');
  });

  it('whose rights change comes back for the other document, and back again', async () => {
    const stub = newRoom();
    await sheetWithPast(stub);
    const zoe = await RoomClient.connect(stub, outsider());
    await stub.refreshAccess([{ personId: 'zoe', readsCopy: false, readOnly: null }]);
    expect((await zoe.untilClosed()).code).toBe(1012);
    const whole = await RoomClient.connect(stub, grantFor('zoe'));
    expect(whole.statuses[0]?.epoch).not.toBe(zoe.statuses[0]?.epoch);
    await stub.refreshAccess([{ personId: 'zoe', readsCopy: true, readOnly: 'sheet_read_only' }]);
    expect((await whole.untilClosed()).code).toBe(1012);
    // Granted before the change, arrived after it.
    const late = await RoomClient.connect(stub, grantFor('zoe', { issuedAt: Date.now() - 5_000 }));
    expect(late.receivedText).not.toContain('SECRET');
  });

  it('stays in the dark about their own cards too, where everyone changes only their own', async () => {
    const stub = newRoom();
    const zoe = await RoomClient.connect(stub, grantFor('zoe'));
    const mine = card(zoe, 'de mon temps');
    await zoe.settled();
    deleteItem(zoe.sheet, mine);
    await zoe.settled();
    const cards = { writing: 'open', ownOnly: true } as const;
    const later = await RoomClient.connect(stub, outsider({ cards }));
    expect(later.receivedText).not.toContain(mine);
    expect(later.frames.some(({ type }) => type === 'own')).toBe(false);
  });
});
