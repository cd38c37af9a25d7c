import { addCard, editText } from '#party/shared/sheet-edits.ts';
import { isEmptyProjection } from '#domain/sheet/projection.ts';
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
    expect(isEmptyProjection(projection)).toBe(false);
  });
});
