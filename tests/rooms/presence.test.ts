import { encodeAwareness } from '#party/shared/messages.ts';
import { encodePresenceEntry, joinPresence } from '#party/shared/presence.ts';
import { describe, expect, it, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { grantFor, RoomClient } from './room-client.ts';
import { newRoom } from './rooms.ts';

const awarenessFrames = (client: RoomClient): number =>
  client.frames.filter(({ type }) => type === 'awareness').length;
const stateOf = (viewer: RoomClient, of: RoomClient): Record<string, unknown> =>
  viewer.awareness.states.get(of.doc.clientID) as Record<string, unknown>;

describe('failure 32: identity is the server’s (rule R2)', () => {
  it('whatever a client says of itself, the others see the login’s name and role', async () => {
    const stub = newRoom();
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    eve.announce({
      user: {
        personId: 'ana',
        name: 'Ana',
        role: 'facilitator',
        college: null,
        establishmentId: null,
        colour: null,
      },
      name: 'Ana',
      focus: { itemId: 'c1', field: 'text', anchor: { type: null }, secret: 1 } as never,
      cursor: { x: 2, y: 3 },
      more: 'x',
    });
    await bob.until(() => bob.awareness.states.has(eve.doc.clientID));
    expect(stateOf(bob, eve)).toEqual({
      user: {
        personId: 'eve',
        name: 'Nom de eve',
        role: 'member',
        college: 'direction',
        establishmentId: 'etab-1',
        colour: 1,
      },
      focus: { itemId: 'c1', field: 'text', anchor: { type: null } },
      cursor: { x: 2, y: 3 },
    });
  });

  it('one clientID per connection: thousands of others are dropped, and nobody speaks for someone else', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    ana.announce({ cursor: { x: 1, y: 1 } });
    eve.announce();
    await bob.until(
      () => bob.awareness.states.has(ana.doc.clientID) && bob.awareness.states.has(eve.doc.clientID),
    );
    const crowd = Array.from({ length: 500 }, (_, n) =>
      encodePresenceEntry({ clientId: n + 1, clock: 1, state: {} }),
    );
    const gone = encodePresenceEntry({ clientId: ana.doc.clientID, clock: 9_999, state: null });
    const taken = encodePresenceEntry({ clientId: ana.doc.clientID, clock: 10_000, state: { cursor: null } });
    for (const frame of [crowd, [gone], [taken]]) eve.send(encodeAwareness(joinPresence(frame)));
    // Eve’s own next word comes after all of it.
    eve.announce({ cursor: { x: 4, y: 4 } });
    await bob.until(() => JSON.stringify(stateOf(bob, eve)?.cursor) === '{"x":4,"y":4}');
    expect([...bob.awareness.states.keys()].filter((id) => id !== bob.doc.clientID).sort()).toEqual(
      [ana.doc.clientID, eve.doc.clientID].sort(),
    );
    expect(stateOf(bob, ana)).toMatchObject({ user: { personId: 'ana' }, cursor: { x: 1, y: 1 } });
    expect(eve.closed).toBeUndefined();
  });

  it('a clientID another person announced cannot be announced again', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    ana.announce();
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    const thief = new Awareness(new Y.Doc());
    thief.doc.clientID = ana.doc.clientID;
    thief.clientID = ana.doc.clientID;
    for (let n = 0; n < 5; n += 1) thief.setLocalState({ cursor: { x: n, y: n } });
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    eve.send(encodeAwareness(encodeAwarenessUpdate(thief, [ana.doc.clientID])));
    eve.announce();
    await bob.until(() => bob.awareness.states.has(eve.doc.clientID));
    expect(stateOf(bob, ana)).toMatchObject({ user: { personId: 'ana' } });
    expect(stateOf(bob, ana).cursor).toBeUndefined();
    thief.destroy();
  });

  it('a change of role is stamped at once', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    ana.announce();
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    const { personId, establishmentId, colour } = grantFor('ana').actor;
    await stub.refreshAccess([
      {
        personId: 'ana',
        actor: { personId, name: 'Ana B.', role: 'member', college: 'staff', establishmentId, colour },
      },
    ]);
    await bob.until(() => (stateOf(bob, ana).user as { name: string }).name === 'Ana B.');
    expect(stateOf(bob, ana).user).toMatchObject({ college: 'staff' });
  });
});

describe('presence costs what it is worth', () => {
  it('a burst of moves reaches the others in a few frames, the last one included, and never comes back', async () => {
    const stub = newRoom();
    const clients = await Promise.all(
      ['ana', 'bob', 'zoe'].map((who) => RoomClient.connect(stub, grantFor(who))),
    );
    const [ana, bob, zoe] = clients as [RoomClient, RoomClient, RoomClient];
    for (const client of clients) client.announce();
    await bob.until(() => bob.awareness.states.size === 3);
    await ana.until(() => ana.awareness.states.size === 3);
    const [before, own] = [awarenessFrames(bob), awarenessFrames(ana)];
    for (let n = 0; n < 30; n += 1) ana.announce({ cursor: { x: n, y: n } });
    await bob.until(() => JSON.stringify(stateOf(bob, ana).cursor) === '{"x":29,"y":29}');
    await zoe.until(() => JSON.stringify(stateOf(zoe, ana).cursor) === '{"x":29,"y":29}');
    expect(awarenessFrames(bob) - before).toBeLessThan(30);
    expect(awarenessFrames(ana)).toBe(own);
  });

  it('a newcomer sees who is there, and who leaves is gone for the others', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    ana.announce({ focus: { itemId: 'c', field: 'text' } });
    const witness = await RoomClient.connect(stub, grantFor('zoe'));
    await witness.until(() => witness.awareness.states.has(ana.doc.clientID));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    ana.close();
    await bob.until(() => !bob.awareness.states.has(ana.doc.clientID));
    await witness.until(() => !witness.awareness.states.has(ana.doc.clientID));
    expect([bob, witness].map((client) => stateOf(client, ana))).toEqual([undefined, undefined]);
  });

  it('a word overtaken by a newer one is not heard', async () => {
    const stub = newRoom();
    const [ana, bob, zoe] = (await Promise.all(
      ['ana', 'bob', 'zoe'].map((who) => RoomClient.connect(stub, grantFor(who))),
    )) as [RoomClient, RoomClient, RoomClient];
    const says = (clock: number, x: number) =>
      ana.send(
        encodeAwareness(
          joinPresence([
            encodePresenceEntry({ clientId: ana.doc.clientID, clock, state: { cursor: { x, y: 0 } } }),
          ]),
        ),
      );
    says(7, 1);
    says(6, 2);
    await zoe.until(() => zoe.awareness.states.has(ana.doc.clientID));
    expect(stateOf(zoe, ana).cursor).toEqual({ x: 1, y: 0 });
    // Had it been taken, whoever comes now would be told so.
    bob.close();
    const newcomer = await RoomClient.connect(stub, grantFor('bob'));
    await newcomer.until(() => newcomer.awareness.states.has(ana.doc.clientID));
    expect(stateOf(newcomer, ana).cursor).toEqual({ x: 1, y: 0 });
  });

  it('a page that came back on another socket does not leave with the first one', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const zoe = await RoomClient.connect(stub, grantFor('zoe'));
    ana.announce({ cursor: { x: 1, y: 1 } });
    await zoe.until(() => zoe.awareness.states.has(ana.doc.clientID));
    const again = await RoomClient.connect(stub, grantFor('ana'));
    const entry = { clientId: ana.doc.clientID, clock: 50, state: { cursor: { x: 2, y: 2 } } };
    again.send(encodeAwareness(joinPresence([encodePresenceEntry(entry)])));
    await zoe.until(() => JSON.stringify(stateOf(zoe, ana)?.cursor) === '{"x":2,"y":2}');
    ana.close();
    await vi.waitUntil(async () => (await stub.stats()).connections === 2, { timeout: 20_000 });
    // What the others are told next comes after the goodbye that must not be.
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    bob.announce();
    await zoe.until(() => zoe.awareness.states.has(bob.doc.clientID));
    expect(stateOf(zoe, ana).cursor).toEqual({ x: 2, y: 2 });
  });

  it('nothing of it is written: reading, moving and leaving cost no row', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const before = await stub.stats();
    for (let n = 0; n < 20; n += 1) ana.announce({ cursor: { x: n, y: n } });
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    expect(await stub.stats()).toMatchObject({
      seq: before.seq,
      logRows: 0,
      historyBytes: before.historyBytes,
    });
  });
});
