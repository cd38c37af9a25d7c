import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, editText } from '#party/shared/sheet-edits.ts';
import { isEmptyProjection, type SheetProjection } from '#domain/sheet/projection.ts';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { grantFor, RoomClient } from './room-client.ts';
import { CARDS, newRoom } from './rooms.ts';

const textOf = (client: RoomClient, id: string): Y.Text => client.sheet.items.get(id)?.get('text') as Y.Text;

describe('editing together', () => {
  it('gives both people’s words to both, after the disk has them', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = addCard(ana.sheet, CARDS, { zone: 'strengths' }, { text: 'Une équipe' });
    await bob.until(() => bob.sheet.items.has(id));
    editText(textOf(bob, id), 10, 0, ' soudée');
    editText(textOf(ana, id), 0, 3, 'Notre');
    await bob.settled();
    await ana.settled();
    await ana.until(() => textOf(ana, id).toString() === 'Notre équipe soudée');
    await bob.until(() => textOf(bob, id).toString() === 'Notre équipe soudée');
    const { projection, seq } = await stub.project(CARDS.key);
    expect(JSON.stringify(projection)).toContain('Notre équipe soudée');
    expect(seq).toBe(Math.max(ana.acks.at(-1)?.seq ?? 0, bob.acks.at(-1)?.seq ?? 0));
    // A stub's type forgets that a tuple has two places.
    expect(isEmptyProjection(projection as SheetProjection)).toBe(false);
  });

  it('someone who types while the connection opens, after writing offline, loses nothing', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const offline = openSheetDoc(new Y.Doc());
    Y.applyUpdate(offline.doc, ana.state());
    const first = addCard(offline, CARDS, { zone: 'strengths' }, { text: 'hors ligne' });
    const back = await RoomClient.connect(stub, grantFor('bob'), {
      from: Y.encodeStateAsUpdate(offline.doc),
      waitForSync: false,
    });
    // Under the same clientID, as a page that was only cut off: its clock runs ahead of what the room has.
    back.doc.clientID = offline.doc.clientID;
    const second = addCard(back.sheet, CARDS, { zone: 'strengths' }, { text: 'en ouvrant' });
    expect(back.frames.some(({ type }) => type === 'syncStep1')).toBe(false);
    await back.until(() => back.isSynced && back.isSettled);
    expect(back.refusals).toEqual([]);
    await ana.until(() => ana.sheet.items.has(first) && ana.sheet.items.has(second));
  });

  it('who comes after an edit has it, though another came before it with the same question', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    for (const text of ['un', 'deux']) {
      const id = addCard(ana.sheet, CARDS, { zone: 'strengths' }, { text });
      await ana.settled();
      const newcomer = await RoomClient.connect(stub, grantFor('bob'));
      expect(String(newcomer.sheet.items.get(id)?.get('text'))).toBe(text);
      newcomer.close();
    }
  });

  it('a stock client’s whole state, part of it known, is taken', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = addCard(ana.sheet, CARDS, { zone: 'strengths' }, { text: 'un' });
    await ana.settled();
    const send = ana.sendUpdate.bind(ana);
    ana.sendUpdate = () => undefined;
    editText(textOf(ana, id), 2, 0, ' deux');
    ana.sendUpdate = send;
    ana.sendUpdate(ana.state());
    await ana.settled();
    await bob.until(() => bob.sheet.items.has(id) && textOf(bob, id).toString() === 'un deux');
    expect(ana.refusals).toEqual([]);
  });
});
