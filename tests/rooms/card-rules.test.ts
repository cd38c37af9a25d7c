import { describe, expect, it } from 'vitest';
import type { RevealedCard } from '#party/shared/revealed-card.ts';
import { projectSheet } from '#party/shared/sheet-doc.ts';
import { addCard, deleteItem, moveCard, restoreItem } from '#party/shared/sheet-edits.ts';
import { runInDurableObject } from 'cloudflare:test';
import * as Y from 'yjs';
import { grantFor, RoomClient, type RoomStub } from './room-client.ts';
import { authorsOf, CARDS, newRoom } from './rooms.ts';

const [zone, otherZone] = CARDS.zones.map(({ key }) => key) as [string, string];
const APART = { writing: 'private', ownOnly: false } as const;
const OWN = { writing: 'open', ownOnly: true } as const;
const revealed = (...texts: string[]): RevealedCard[] =>
  texts.map((text) => ({ id: `id-${text}`, zone, text, personId: null }));
const insert = (stub: RoomStub, cards: RevealedCard[]) => stub.insertCards(CARDS.key, 1, cards);
const textsOf = (client: RoomClient): string[] => {
  const projection = projectSheet(client.sheet, CARDS);
  return projection.family === 'cards'
    ? projection.zones.flatMap(({ cards }) => cards.map(({ text }) => text))
    : [];
};
const ownOf = (client: RoomClient): string[] =>
  client.frames.flatMap((frame) => (frame.type === 'own' ? frame.items : []));

describe('W5: while cards are written apart', () => {
  it.each(['member', 'facilitator'] as const)('the room takes no new card from a %s', async (role) => {
    const stub = newRoom();
    const grant = grantFor('anne', { cards: APART });
    const writer = await RoomClient.connect(stub, { ...grant, actor: { ...grant.actor, role } });
    const witness = await RoomClient.connect(stub, grantFor('nadia', { cards: APART }));
    addCard(writer.sheet, CARDS, { zone }, { text: 'à part' });
    await writer.untilClosed();
    expect(writer.refusals).toEqual([{ count: 2, code: 'cards_apart' }]);
    expect(textsOf(witness)).toEqual([]);
  });

  it('what is there already may still be changed, also after the rules changed under an open socket', async () => {
    const stub = newRoom();
    const writer = await RoomClient.connect(stub, grantFor('nadia'));
    const id = addCard(writer.sheet, CARDS, { zone }, { text: 'avant' });
    await writer.settled();
    await stub.refreshAccess([{ personId: 'nadia', readOnly: null, cards: APART }]);
    await writer.until(() => writer.statuses.at(-1)?.cards?.writing === 'private');
    moveCard(writer.sheet, id, { zone: otherZone });
    await writer.settled();
    addCard(writer.sheet, CARDS, { zone }, { text: 'après' });
    await writer.untilClosed();
    expect(writer.refusals.at(-1)?.code).toBe('cards_apart');
  });
});

describe('W7: revealed cards', () => {
  it('come in one edit, after what is there, in the order given, on disk first', async () => {
    const stub = newRoom();
    const client = await RoomClient.connect(stub, grantFor('nadia'));
    addCard(client.sheet, CARDS, { zone }, { text: 'déjà là' });
    await client.settled();
    const before = client.frames.length;
    expect(await insert(stub, revealed('un', 'deux', 'trois'))).toEqual({ ok: true, value: null });
    await client.until(() => textsOf(client).length === 4);
    expect(client.frames.slice(before).filter(({ type }) => type === 'update')).toHaveLength(1);
    expect(textsOf(client)).toEqual(['déjà là', 'un', 'deux', 'trois']);
    const { items, seq } = await stub.stats();
    expect({ items, seq }).toEqual({ items: 4, seq: 3 });
  });

  it('a reveal that is repeated adds nothing', async () => {
    const stub = newRoom();
    await insert(stub, revealed('un', 'deux'));
    await insert(stub, revealed('un', 'deux'));
    await insert(stub, revealed('un', 'deux', 'trois'));
    const client = await RoomClient.connect(stub, grantFor('nadia'));
    expect(textsOf(client)).toEqual(['un', 'deux', 'trois']);
  });

  it('a reveal that is repeated takes back nothing of what was written on its cards since', async () => {
    const stub = newRoom();
    await insert(stub, revealed('un'));
    const client = await RoomClient.connect(stub, grantFor('nadia'));
    (client.sheet.items.get('id-un')?.get('text') as Y.Text).insert(2, ' et demi');
    await client.settled();
    await insert(stub, revealed('un', 'deux'));
    await client.until(() => client.sheet.items.has('id-deux'));
    expect(textsOf(client)).toEqual(['un et demi', 'deux']);
  });

  it('can be edited at once by those who are there, and wait for no one', async () => {
    const stub = newRoom();
    const client = await RoomClient.connect(stub, grantFor('nadia'));
    addCard(client.sheet, CARDS, { zone }, { text: 'avant' });
    await insert(stub, revealed('un'));
    await client.until(() => client.sheet.items.has('id-un'));
    moveCard(client.sheet, 'id-un', { zone: otherZone });
    await client.settled();
    expect(client.refusals).toEqual([]);
  });

  it('private: the author is recorded, and told on their screens only', async () => {
    const stub = newRoom();
    const nadia = await RoomClient.connect(stub, grantFor('nadia', { cards: OWN }));
    const claire = await RoomClient.connect(stub, grantFor('claire', { cards: OWN }));
    await insert(stub, [{ id: 'hers', zone, text: 'de Nadia', personId: 'nadia' }]);
    await Promise.all([nadia, claire].map((client) => client.until(() => client.sheet.items.has('hers'))));
    expect(ownOf(nadia)).toEqual(['hers']);
    expect(ownOf(claire)).toEqual([]);
    expect(await authorsOf(stub)).toEqual(new Map([['hers', 'nadia']]));
  });

  it('anonymous, line 39: no table or log of the room names anyone', async () => {
    const stub = newRoom();
    await insert(stub, revealed('un', 'deux'));
    expect([...(await authorsOf(stub)).values()]).toEqual(['#server', '#server']);
    const people = await runInDurableObject(stub, (_room, { storage }) =>
      storage.sql
        .exec<{ person_id: string }>('SELECT person_id FROM log UNION SELECT person_id FROM client_ids')
        .toArray(),
    );
    expect(people).toEqual([{ person_id: '#server' }]);
  });

  it('a sealed sheet takes none', async () => {
    const stub = newRoom();
    await stub.seal(CARDS.key, 1);
    expect(await insert(stub, revealed('un'))).toEqual({ ok: false, error: 'sheet_sealed' });
  });
});

describe('W9: where everyone changes only their own cards', () => {
  it('what one writes on one screen is one’s own on the other, open since before', async () => {
    const stub = newRoom();
    const [pc, phone] = await Promise.all(
      [0, 1].map(() => RoomClient.connect(stub, grantFor('nadia', { cards: OWN }))),
    );
    const claire = await RoomClient.connect(stub, grantFor('claire', { cards: OWN }));
    const id = addCard(pc!.sheet, CARDS, { zone }, { text: 'de Nadia' });
    await phone!.until(() => ownOf(phone!).includes(id));
    await claire.until(() => claire.sheet.items.has(id));
    expect(ownOf(claire)).toEqual([]);
  });

  async function twoPeople() {
    const stub = newRoom();
    const nadia = await RoomClient.connect(stub, grantFor('nadia', { cards: OWN }));
    const claire = await RoomClient.connect(stub, grantFor('claire', { cards: OWN }));
    const id = addCard(nadia.sheet, CARDS, { zone }, { text: 'de Nadia' });
    await nadia.settled();
    await claire.until(() => claire.sheet.items.has(id));
    return { stub, nadia, claire, id };
  }

  it.each([
    ['moves', (client: RoomClient, id: string) => moveCard(client.sheet, id, { zone: otherZone })],
    ['deletes', (client: RoomClient, id: string) => deleteItem(client.sheet, id)],
    [
      'writes in',
      (client: RoomClient, id: string) => (client.sheet.items.get(id)?.get('text') as Y.Text).insert(0, 'x'),
    ],
    [
      'erases',
      (client: RoomClient, id: string) => (client.sheet.items.get(id)?.get('text') as Y.Text).delete(0, 2),
    ],
    ['marks', (client: RoomClient, id: string) => client.sheet.items.get(id)?.set('group', 'g')],
  ])('a member who %s another’s card is refused, and nothing changed', async (_what, change) => {
    const { nadia, claire, id } = await twoPeople();
    change(claire, id);
    await claire.untilClosed();
    expect(claire.refusals.at(-1)?.code).toBe('not_your_card');
    expect(textsOf(nadia)).toEqual(['de Nadia']);
    expect(nadia.sheet.items.get(id)?.get('zone')).toBe(zone);
  });

  it('the author still does all of it, on another device too', async () => {
    const { stub, nadia, id } = await twoPeople();
    moveCard(nadia.sheet, id, { zone: otherZone });
    deleteItem(nadia.sheet, id);
    restoreItem(nadia.sheet, id);
    await nadia.settled();
    const phone = await RoomClient.connect(stub, grantFor('nadia', { cards: OWN }));
    expect(ownOf(phone)).toEqual([id]);
    (phone.sheet.items.get(id)?.get('text') as Y.Text).insert(0, 'encore ');
    await phone.settled();
    expect([...nadia.refusals, ...phone.refusals]).toEqual([]);
  });

  it('a card of one’s own and a change to another’s in one message are refused together', async () => {
    const { nadia, claire, id } = await twoPeople();
    claire.doc.transact(() => {
      addCard(claire.sheet, CARDS, { zone }, { text: 'de Claire' });
      moveCard(claire.sheet, id, { zone: otherZone });
    });
    await claire.untilClosed();
    expect(claire.refusals.at(-1)?.code).toBe('not_your_card');
    expect(textsOf(nadia)).toEqual(['de Nadia']);
  });

  it('whoever manages changes all; an anonymous card is nobody else’s', async () => {
    const { stub, claire, id } = await twoPeople();
    await insert(stub, revealed('anonyme'));
    const anne = await RoomClient.connect(stub, grantFor('anne'));
    moveCard(anne.sheet, id, { zone: otherZone });
    moveCard(anne.sheet, 'id-anonyme', { zone: otherZone });
    await anne.settled();
    expect(anne.refusals).toEqual([]);
    await claire.until(() => claire.sheet.items.has('id-anonyme'));
    deleteItem(claire.sheet, 'id-anonyme');
    await claire.untilClosed();
    expect(claire.refusals.at(-1)?.code).toBe('not_your_card');
  });

  it('line 28: turned on under an open socket, the next message meets it', async () => {
    const stub = newRoom();
    const nadia = await RoomClient.connect(stub, grantFor('nadia'));
    const claire = await RoomClient.connect(stub, grantFor('claire'));
    const id = addCard(nadia.sheet, CARDS, { zone }, { text: 'de Nadia' });
    await nadia.settled();
    await claire.until(() => claire.sheet.items.has(id));
    expect(ownOf(nadia)).toEqual([]);
    await stub.refreshAccess(
      ['nadia', 'claire'].map((personId) => ({ personId, readOnly: null, cards: OWN })),
    );
    await nadia.until(() => ownOf(nadia).includes(id));
    deleteItem(claire.sheet, id);
    await claire.untilClosed();
    expect(claire.refusals.at(-1)?.code).toBe('not_your_card');
    expect(claire.frames.filter(({ type }) => type === 'own')).toEqual([{ type: 'own', items: [] }]);
  });
});
