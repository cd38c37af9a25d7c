import { addCard, addRow, deleteItem, restoreItem, setCell } from '#party/shared/sheet-edits.ts';
import { measureKey } from '#party/shared/sheet-doc.ts';
import type { SheetRoom } from '#party/sheet-room.ts';
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { grantFor, RoomClient, type RoomStub } from './room-client.ts';
import { CARDS, mustKind, newRoom, TABLE } from './rooms.ts';

const write = (client: RoomClient, text: string): string =>
  addCard(client.sheet, CARDS, { zone: 'strengths' }, { text });

const wordsIn = async (stub: RoomStub): Promise<[string, string | null][]> =>
  (await stub.trash()).map(({ words, personId }) => [words, personId]);

describe('the trash of a sheet (rule K1)', () => {
  it('remembers who deleted what and when, also after an eviction', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const id = write(ana, 'Une équipe\nsoudée');
    const kept = write(ana, 'gardée');
    await ana.settled();
    await bob.until(() => bob.sheet.items.has(kept));
    const before = Date.now();
    deleteItem(bob.sheet, id);
    await bob.settled();
    await evictDurableObject(stub, { webSockets: 'close' });
    const [item, ...others] = await stub.trash();
    expect(item).toMatchObject({ id, where: 'strengths', words: 'Une équipe soudée', personId: 'bob' });
    expect(item?.at).toBeGreaterThanOrEqual(before);
    expect(others).toEqual([]);
  });

  it('begins with what was deleted last, and says who had written each', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    const ids = [write(ana, 'première'), write(ana, 'seconde'), write(bob, 'de Bob')] as const;
    await Promise.all([ana.settled(), bob.settled()]);
    await ana.until(() => ana.sheet.items.has(ids[2]));
    for (const id of ids) deleteItem(ana.sheet, id);
    await ana.settled();
    const hours = new Map([
      [ids[0], 2],
      [ids[1], 3],
      [ids[2], 1],
    ]);
    await runInDurableObject(stub, (_room: SheetRoom, { storage }) => {
      for (const [id, hour] of hours)
        storage.sql.exec('UPDATE deletions SET at = ? WHERE item_id = ?', hour, id);
    });
    const trash = await stub.trash();
    expect(trash.map(({ words, authorId }) => [words, authorId])).toEqual([
      ['seconde', 'ana'],
      ['première', 'ana'],
      ['de Bob', 'bob'],
    ]);
  });

  it('keeps the first who deleted it, until it is brought back', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = write(ana, 'une carte');
    await ana.settled();
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    deleteItem(ana.sheet, id);
    await ana.settled();
    // As one who was offline would: his document still shows it.
    bob.sheet.items.get(id)?.set('deleted', true);
    await bob.settled();
    expect(await wordsIn(stub)).toEqual([['une carte', 'ana']]);
    restoreItem(bob.sheet, id);
    await bob.settled();
    expect(await wordsIn(stub)).toEqual([]);
    deleteItem(bob.sheet, id);
    await bob.settled();
    expect(await wordsIn(stub)).toEqual([['une carte', 'bob']]);
  });

  it('leaves out cards nobody wrote in, and those made hidden and then shown', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    ana.doc.transact(() => deleteItem(ana.sheet, write(ana, '')));
    const shown = ana.doc.transact(() => {
      const id = write(ana, 'montrée ensuite');
      deleteItem(ana.sheet, id);
      return id;
    });
    restoreItem(ana.sheet, shown);
    await ana.settled();
    expect(await stub.trash()).toEqual([]);
  });

  it('knows who deleted what they had written offline', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    ana.doc.transact(() => deleteItem(ana.sheet, write(ana, 'écrite puis retirée')));
    await ana.settled();
    expect(await wordsIn(stub)).toEqual([['écrite puis retirée', 'ana']]);
  });

  it('is written with the edit or not at all (failure 5)', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = write(ana, 'une carte');
    await ana.settled();
    await runInDurableObject(stub, (_room: SheetRoom, { storage }) =>
      storage.sql.exec(
        `CREATE TRIGGER broken BEFORE INSERT ON deletions BEGIN SELECT RAISE(ABORT, 'disk'); END`,
      ),
    );
    deleteItem(ana.sheet, id);
    expect((await ana.untilClosed()).code).toBe(4503);
    expect(JSON.stringify((await stub.project(CARDS.key)).projection)).toContain('une carte');
    errors.mockRestore();
  });

  it('shows a row by its cells', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana', { kind: TABLE.key }));
    const id = addRow(ana.sheet, TABLE, { cells: { action: 'Planning', dueDate: '2027-01-31' } });
    deleteItem(ana.sheet, id);
    await ana.settled();
    expect(await stub.trash()).toMatchObject([{ id, where: null, words: 'Planning · 31/01/2027' }]);
  });
});

describe('earlier states of a sheet (rules K4 and K5)', () => {
  it('say why, how much, and who had written since the one before', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const bob = await RoomClient.connect(stub, grantFor('bob'));
    write(ana, 'un');
    await ana.settled();
    await runDurableObjectAlarm(stub);
    write(bob, 'deux');
    await bob.settled();
    await stub.checkpoint({ reason: 'phase', label: 'Séance 2' });
    expect(await stub.checkpoints()).toMatchObject([
      { reason: 'phase', label: 'Séance 2', items: 2, people: ['bob'], version: 1 },
      { reason: 'time', label: null, items: 1, people: ['ana'], version: 1 },
    ]);
  });

  it('are read back as they were', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    const id = write(ana, 'avant');
    await ana.settled();
    await stub.checkpoint({ reason: 'restore', label: null });
    (ana.sheet.items.get(id)?.get('text') as Y.Text).insert(5, ' puis après');
    await ana.settled();
    const [kept] = await stub.checkpoints();
    const state = JSON.stringify(await stub.checkpointState(kept?.generation ?? 0));
    expect(state).toContain('"avant"');
    expect(await stub.checkpointState(99)).toBeNull();
  });

  it('failure 12: an alarm or a call that comes twice makes one', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'un');
    await ana.settled();
    for (let n = 0; n < 2; n += 1) await runInDurableObject(stub, (room: SheetRoom) => room.alarm());
    expect(await stub.checkpoints()).toHaveLength(1);
    for (let n = 0; n < 2; n += 1) await stub.checkpoint({ reason: 'phase', label: 'Séance 2' });
    expect(await stub.checkpoints()).toMatchObject([{ reason: 'phase', label: 'Séance 2' }]);
  });

  it('failure 9: edits that come while one is being made are folded once, later, not one by one', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    for (let n = 0; n < 30; n += 1) write(ana, `carte ${n}`);
    await ana.settled();
    const alarmBefore = await runInDurableObject(stub, (_room, { storage }) => storage.getAlarm());
    for (let n = 0; n < 30; n += 1) write(ana, `encore ${n}`);
    await ana.settled();
    // Sixty edits asked for one alarm, and none has moved it.
    expect(await runInDurableObject(stub, (_room, { storage }) => storage.getAlarm())).toBe(alarmBefore);
    expect(await stub.checkpoints()).toEqual([]);
    await runDurableObjectAlarm(stub);
    expect(await stub.checkpoints()).toHaveLength(1);
  });

  it('those made for a reason outlive those of the clock', async () => {
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'le premier');
    await ana.settled();
    await stub.checkpoint({ reason: 'phase', label: 'Séance 1' });
    for (let n = 0; n < 6; n += 1) {
      write(ana, `tour ${n}`);
      await ana.settled();
      await runDurableObjectAlarm(stub);
    }
    const kept = await stub.checkpoints();
    expect(kept.at(-1)).toMatchObject({ reason: 'phase', label: 'Séance 1' });
    // Three of the clock, and the newest that the log continues.
    expect(kept.filter(({ reason }) => reason === 'time')).toHaveLength(4);
  });

  it('a seal keeps what was sealed', async () => {
    const stub = newRoom();
    const ana = await RoomClient.connect(stub, grantFor('ana'));
    write(ana, 'un');
    await ana.settled();
    await stub.seal(CARDS.key, 1);
    await stub.unseal(2);
    expect(await stub.checkpoints()).toMatchObject([{ reason: 'seal', version: 1, items: 1 }]);
  });
});

describe('failure 23: the size alarm comes long before the sheet fails to load', () => {
  const refusedAfter = async (
    kind: string,
    start: (client: RoomClient) => string,
    edit: (client: RoomClient, id: string, n: number) => void,
  ): Promise<{ code: number; reason: string }> => {
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const stub = newRoom('small');
    const ana = await RoomClient.connect(stub, grantFor('ana', { kind }));
    const id = start(ana);
    for (let n = 0; ana.closed === undefined && n < 20_000; n += 1) {
      edit(ana, id, n);
      if (n % 50 === 0) await ana.until(() => ana.isSettled || ana.closed !== undefined);
    }
    const closed = await ana.untilClosed();
    // It still loads, and others read it.
    await evictDurableObject(stub, { webSockets: 'close' });
    const bob = await RoomClient.connect(stub, grantFor('bob', { kind }));
    expect(bob.sheet.items.has(id)).toBe(true);
    warnings.mockRestore();
    return closed;
  };

  it('of a cell and of measures', async () => {
    const table = mustKind('EXPERIMENT_CRITERIA', 'table');
    const measured = table.columns.find(({ type }) => type === 'measures')?.key ?? 'baseline';
    const closed = await refusedAfter(
      table.key,
      (client) => addRow(client.sheet, table),
      (client, id, n) => setCell(client.sheet, id, measureKey(measured, day(n)), n),
    );
    expect(closed).toEqual({ code: 4413, reason: 'update_too_large' });
  });

  it('of cards gathered in groups without end', async () => {
    const closed = await refusedAfter(
      CARDS.key,
      (client) => write(client, 'une carte'),
      (client, id, n) =>
        client.doc.transact(() => {
          const group = write(client, `groupe ${n}`);
          client.sheet.items.get(group)?.set('isGroup', true);
          client.sheet.items.get(id)?.set('group', group);
        }),
    );
    expect(closed).toEqual({ code: 4413, reason: 'update_too_large' });
  });
});

/** A day of its own for each n. */
const day = (n: number): string => new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10);
