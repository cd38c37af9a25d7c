import type { SheetRoom } from '#party/sheet-room.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { grantFor, RoomClient, type RoomStub } from './room-client.ts';
import { authorsOf, CARDS, newRoom } from './rooms.ts';

const textsOf = async (stub: RoomStub): Promise<string[]> => {
  const { projection } = await stub.project(CARDS.key);
  if (projection.family !== 'cards') throw new Error('not cards');
  return projection.zones.flatMap(({ cards }) => cards.map(({ text }) => text)).sort();
};

const sql = (
  stub: RoomStub,
  statement: string,
  ...values: (string | number | ArrayBuffer)[]
): Promise<unknown[]> =>
  runInDurableObject(stub, (_room: SheetRoom, { storage }) =>
    storage.sql.exec(statement, ...values).toArray(),
  );

const write = (client: RoomClient, text: string): string =>
  addCard(client.sheet, CARDS, { zone: 'strengths' }, { text });

/** Makes `statement` on `table` fail until `repair`: the disk says no, for real. */
const breakDisk = (stub: RoomStub, statement: string, table: string, when = ''): Promise<unknown[]> =>
  sql(
    stub,
    `CREATE TRIGGER broken BEFORE ${statement} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, 'disk'); END`,
  );
const repairDisk = (stub: RoomStub): Promise<unknown[]> => sql(stub, 'DROP TRIGGER broken');

describe('on disk before anyone knows (rule R1)', () => {
  it('failure 2: an acknowledged edit survives an eviction with nobody there', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'Une équipe soudée');
    await ana.settled();
    await evictDurableObject(stub, { webSockets: 'close' });
    expect(await textsOf(stub)).toEqual(['Une équipe soudée']);
  });

  it('failure 4: when the write fails nobody receives it, its sender is told, and the room goes on', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    await breakDisk(stub, 'INSERT', 'log');
    const lost = write(ana, 'non enregistrée');
    expect(await ana.untilClosed()).toEqual({ code: 4503, reason: 'storage_failed' });
    expect(ana.refusals).toEqual([{ count: ana.sent, code: 'storage_failed' }]);
    expect(ana.isSettled).toBe(false);
    await repairDisk(stub);
    // Bob's next edit comes after: had the lost one been sent, he would have it by the time his own is settled.
    write(bob, 'après la panne');
    await bob.settled();
    expect(bob.sheet.items.has(lost)).toBe(false);
    expect(await textsOf(stub)).toEqual(['après la panne']);
    // Ana comes back with what she had: nothing of the failure is left in the room's way.
    const back = await RoomClient.connect(stub, grantFor('ana'), { from: ana.state() });
    await bob.until(() => bob.sheet.items.has(lost));
    expect(back.refusals).toEqual([]);
    expect(await textsOf(stub)).toEqual(['après la panne', 'non enregistrée']);
    // Whose card and whose id these are is on disk as well: a claim that outlived the failed write would have kept both off it.
    expect((await authorsOf(stub)).get(lost)).toBe('ana');
    expect(await sql(stub, 'SELECT person_id FROM client_ids WHERE client_id = ?', ana.doc.clientID)).toEqual(
      [{ person_id: 'ana' }],
    );
    errors.mockRestore();
  });

  it('failure 4: an id that was only announced stays its person’s through a failed write', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    bob.announce();
    await ana.until(() => ana.awareness.states.has(bob.doc.clientID));
    await breakDisk(stub, 'INSERT', 'log');
    write(ana, 'non enregistrée');
    await ana.untilClosed();
    await repairDisk(stub);
    const eve = await RoomClient.connect(stub, grantFor('eve'));
    const copy = new Y.Doc();
    copy.clientID = bob.doc.clientID;
    addCard(openSheetDoc(copy), CARDS, { zone: 'strengths' }, { text: 'au nom de Bob' });
    eve.sendUpdate(Y.encodeStateAsUpdate(copy));
    expect((await eve.untilClosed()).code).toBe(4422);
    write(bob, 'de Bob');
    await bob.settled();
    errors.mockRestore();
  });

  it('failure 5: a failure after the log row takes the row back', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    await breakDisk(stub, 'INSERT', 'authors');
    write(ana, 'à moitié');
    expect((await ana.untilClosed()).code).toBe(4503);
    expect(await sql(stub, 'SELECT seq FROM log')).toEqual([]);
    expect(await sql(stub, 'SELECT client_id FROM client_ids WHERE person_id = ?', 'ana')).toEqual([]);
    await repairDisk(stub);
    expect(await textsOf(stub)).toEqual([]);
    errors.mockRestore();
  });

  it('acknowledges in order and only what was written', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    for (let n = 0; n < 50; n += 1) write(ana, `carte ${n}`);
    await ana.settled();
    const counts = ana.acks.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const rows = await sql(stub, 'SELECT seq, person_id FROM log ORDER BY seq');
    expect(rows).toHaveLength(50);
    expect(ana.acks.at(-1)?.seq).toBe((rows.at(-1) as { seq: number }).seq);
  });
});

describe('folding the log', () => {
  const filledRoom = async (): Promise<{ stub: RoomStub; ana: RoomClient; texts: string[] }> => {
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    for (let n = 0; n < 25; n += 1) write(ana, `carte ${n} ${'mot '.repeat(10)}`);
    await ana.settled();
    return { stub, ana, texts: await textsOf(stub) };
  };

  it('failure 6: a state larger than a row is kept in numbered chunks, and read back in their order', async () => {
    const { stub, texts } = await filledRoom();
    await runDurableObjectAlarm(stub);
    const [{ parts }] = (await sql(stub, 'SELECT max(parts) AS parts FROM snapshots')) as [{ parts: number }];
    // Past ten, an order by text would put 10 before 2.
    expect(parts).toBeGreaterThan(11);
    expect(await sql(stub, 'SELECT seq FROM log')).toEqual([]);
    await evictDurableObject(stub, { webSockets: 'close' });
    expect(await textsOf(stub)).toEqual(texts);
  });

  it.each([
    ['INSERT', 'snapshot_chunks', ''],
    ['INSERT', 'snapshot_chunks', 'WHEN NEW.part = 7'],
    ['INSERT', 'snapshots', ''],
    ['UPDATE', 'facts', ''],
    ['DELETE', 'log', ''],
    ['DELETE', 'snapshots', ''],
    ['DELETE', 'snapshot_chunks', ''],
  ])('failure 7: stopped at %s on %s %s, the state is the one before', async (statement, table, when) => {
    const { stub, ana } = await filledRoom();
    // Enough checkpoints that folding once more also drops one.
    for (let n = 0; n < 5; n += 1) {
      await runDurableObjectAlarm(stub);
      write(ana, `tour ${n}`);
      await ana.settled();
    }
    const texts = await textsOf(stub);
    await breakDisk(stub, statement, table, when);
    const folded = await runInDurableObject(stub, async (room: SheetRoom) => {
      try {
        await room.alarm();
        return true;
      } catch {
        return false;
      }
    });
    expect(folded).toBe(false);
    expect(await textsOf(stub)).toEqual(texts);
    await evictDurableObject(stub, { webSockets: 'close' });
    expect(await textsOf(stub)).toEqual(texts);
    await repairDisk(stub);
    const back = await RoomClient.connect(stub, grantFor('bob'));
    write(back, 'ensuite');
    await back.settled();
    await runInDurableObject(stub, (room: SheetRoom) => room.alarm());
    await evictDurableObject(stub, { webSockets: 'close' });
    expect(await textsOf(stub)).toEqual([...texts, 'ensuite'].sort());
  });

  it('failure 8: edits that arrive while the log is folded are kept', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const before = await textsOf(stub);
    const written: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const folding = runInDurableObject(stub, (room: SheetRoom) => room.alarm());
      for (let n = 0; n < 10; n += 1) {
        written.push(`pendant ${round}.${n}`);
        write(ana, `pendant ${round}.${n}`);
      }
      await folding;
    }
    await ana.settled();
    await evictDurableObject(stub, { webSockets: 'close' });
    expect(await textsOf(stub)).toEqual([...before, ...written].sort());
  });

  it('failure 12: an alarm that fires twice does what it does once', async () => {
    const { stub, texts } = await filledRoom();
    const stateOf = async (): Promise<unknown> => [
      await sql(stub, 'SELECT * FROM facts'),
      await sql(stub, 'SELECT generation, seq, parts, sum FROM snapshots ORDER BY generation'),
      await sql(stub, 'SELECT seq FROM log'),
    ];
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    const once = await stateOf();
    await runInDurableObject(stub, (room: SheetRoom) => room.alarm());
    expect(await stateOf()).toEqual(once);
    expect(await textsOf(stub)).toEqual(texts);
  });

  it('keeps a bounded number of earlier states, and folds by itself when the log is heavy', async () => {
    const { stub, ana } = await filledRoom();
    for (let n = 0; n < 8; n += 1) {
      write(ana, `tour ${n}`);
      await ana.settled();
      expect(await runDurableObjectAlarm(stub)).toBe(true);
    }
    expect(await stub.stats()).toMatchObject({ checkpoints: 3, logRows: 0 });
  });
});

describe('failure 10: a room that cannot be read stays shut (rule R6)', () => {
  it.each([
    [
      'a byte of an update',
      "UPDATE log SET bytes = CAST(bytes || x'00' AS BLOB) WHERE seq = (SELECT max(seq) FROM log)",
    ],
    ['a missing update', 'DELETE FROM log WHERE seq = (SELECT min(seq) + 1 FROM log)'],
    ['a missing deletion', 'DELETE FROM log WHERE seq = (SELECT max(seq) - 1 FROM log)'],
    ['updates of another generation', 'UPDATE log SET generation = generation + 1'],
    [
      'an update in the place of another, whole in itself',
      'UPDATE log SET (bytes, sum) = (SELECT bytes, sum FROM log ORDER BY seq DESC LIMIT 1) WHERE seq = (SELECT min(seq) FROM log)',
    ],
    ['a missing chunk', 'DELETE FROM snapshot_chunks'],
    ['a changed chunk', 'UPDATE snapshot_chunks SET bytes = zeroblob(length(bytes)) WHERE part = 0'],
    ['a missing snapshot', 'DELETE FROM snapshots'],
    ['unreadable facts', "UPDATE facts SET json = '{'"],
    ['missing facts', 'DELETE FROM facts'],
  ])('%s', async (_name, damage) => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const ids = ['un', 'deux', 'trois'].map((text) => write(ana, text));
    // A row that only deletes: without it everything else still fits together, and nothing but the numbers tells.
    (ana.sheet.items.get(ids[0] ?? '')?.get('text') as Y.Text).delete(0, 1);
    write(ana, 'quatre');
    await ana.settled();
    await sql(stub, damage);
    const damaged = await sql(stub, 'SELECT count(*) AS n FROM log');
    await evictDurableObject(stub);
    const bob = await RoomClient.connect(stub, grantFor('bob'), { waitForSync: false });
    expect(await bob.untilClosed()).toEqual({ code: 4510, reason: 'room_unreadable' });
    expect(bob.frames).toEqual([]);
    // Those who were there are told as well.
    expect(await ana.untilClosed()).toEqual({ code: 4510, reason: 'room_unreadable' });
    const refused = await runInDurableObject(stub, (room: SheetRoom) => {
      try {
        room.project(CARDS.key);
        return 'opened';
      } catch (error) {
        return String(error);
      }
    });
    expect(refused).toContain('room_unreadable');
    expect(await sql(stub, 'SELECT count(*) AS n FROM log')).toEqual(damaged);
    errors.mockRestore();
  });
});

describe('the beginning of a sheet', () => {
  it('failure 7: stopped halfway through its template, it begins again as if nothing had been', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    // Its tables are there before anyone comes.
    await stub.stats();
    await breakDisk(stub, 'INSERT', 'facts');
    const early = await RoomClient.connect(stub, grantFor('ana'), { waitForSync: false });
    expect(await early.untilClosed()).toEqual({ code: 4503, reason: 'storage_failed' });
    expect(await sql(stub, 'SELECT generation FROM snapshots')).toEqual([]);
    await repairDisk(stub);
    await evictDurableObject(stub, { webSockets: 'close' });
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'enfin');
    await ana.settled();
    expect(await textsOf(stub)).toEqual(['enfin']);
    errors.mockRestore();
  });

  it('failure 10: a template without its facts does not pass for a room nobody has opened', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    (await RoomClient.connect(stub, grantFor('ana'))).close();
    await sql(stub, 'DELETE FROM facts');
    await evictDurableObject(stub, { webSockets: 'close' });
    const bob = await RoomClient.connect(stub, grantFor('bob'), { waitForSync: false });
    expect(await bob.untilClosed()).toEqual({ code: 4510, reason: 'room_unreadable' });
    errors.mockRestore();
  });
});

describe('failure 11: after hibernation', () => {
  it('an edit does not put off the alarm that was set before', async () => {
    const alarm = () => runInDurableObject(stub, (_room: SheetRoom, { storage }) => storage.getAlarm());
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'avant la nuit');
    await ana.settled();
    const planned = await alarm();
    expect(planned).not.toBeNull();
    await evictDurableObject(stub);
    write(ana, 'après la nuit');
    await ana.settled();
    expect(await alarm()).toBe(planned);
  });

  it('a call finds the document loaded and reaches the sockets', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'avant la nuit');
    await ana.settled();
    await evictDurableObject(stub);
    const sealed = await stub.seal(CARDS.key, 1);
    expect(JSON.stringify(sealed.projection)).toContain('avant la nuit');
    await ana.until(() => ana.statuses.at(-1)?.readOnly === 'sheet_sealed');
    expect(ana.closed).toBeUndefined();
  });

  it('a message goes on with the same count, and every socket is asked who it is', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    ana.announce({ focus: { itemId: 'c', field: 'text' } });
    bob.announce();
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    const first = write(ana, 'un');
    await ana.settled();
    await bob.until(() => bob.sheet.items.has(first));
    await evictDurableObject(stub);
    bob.awareness.states.delete(ana.doc.clientID);
    bob.awareness.meta.delete(ana.doc.clientID);
    const second = write(ana, 'deux');
    await ana.settled();
    expect(ana.acks.at(-1)?.count).toBe(ana.sent);
    await bob.until(() => bob.sheet.items.has(second));
    expect(ana.frames.some(({ type }) => type === 'queryAwareness')).toBe(true);
    await bob.until(() => bob.awareness.states.has(ana.doc.clientID));
    expect(await textsOf(stub)).toEqual(['deux', 'un']);
  });

  it('the alarm folds what it finds on disk', async () => {
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    for (let n = 0; n < 25; n += 1) write(ana, `carte ${n}`);
    await ana.settled();
    const texts = await textsOf(stub);
    await evictDurableObject(stub);
    await runDurableObjectAlarm(stub);
    expect((await stub.stats()).logRows).toBe(0);
    expect(await textsOf(stub)).toEqual(texts);
  });
});
