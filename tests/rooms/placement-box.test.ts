import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#domain/errors.ts';
import type { PlacementTerms, Points } from '#domain/placement/placement.ts';
import type { PlacementBox } from '#party/placement-box.ts';
import { alarmOf, saidDuring, tablesOf, value } from './secret-tables.ts';

const boxes = env.PLACEMENT_BOXES as DurableObjectNamespace<PlacementBox>;
const items = ['a', 'b', 'c'].map((id) => ({ id, title: `card ${id}` }));
const terms = (placementId: string): PlacementTerms => ({ placementId, range: [1, 5], items });
const PEOPLE = Array.from({ length: 12 }, (_, n) => `person-${n}`);
/** Points that only this person places. */
const pointsOf = (n: number): Points => ({ a: { x: 1 + n / 10, y: 3 }, b: { x: 3, y: 1 + n / 10 } });

let made = 0;
async function openBox(people = PEOPLE) {
  const id = `placement-${++made}`;
  const box = boxes.getByName(id);
  value(await box.open(terms(id), people));
  return box;
}

describe('placing', () => {
  it('P2, line 37: a later joiner does not place; who comes back learns their own points only', async () => {
    const box = await openBox();
    value(await box.place('person-0', pointsOf(0)));
    expect(await box.place('newcomer', pointsOf(1))).toEqual({ ok: false, error: 'not_a_placer' });
    expect(value(await box.own('newcomer'))).toEqual({ isExpected: false, entry: null });
    expect(value(await box.own('person-1'))).toEqual({ isExpected: true, entry: null });
    expect(value(await box.own('person-0'))).toEqual({ isExpected: true, entry: pointsOf(0) });
  });

  it('P1: off the axes, or on another card, changes nothing', async () => {
    const box = await openBox();
    value(await box.place('person-0', pointsOf(0)));
    expect(await box.place('person-0', { z: { x: 1, y: 1 } })).toMatchObject({
      error: 'placement_unknown_item',
    });
    expect(await box.place('person-0', { a: { x: 9, y: 1 } })).toMatchObject({
      error: 'placement_out_of_range',
    });
    expect(value(await box.own('person-0')).entry).toEqual(pointsOf(0));
  });

  it('P3, line 35: two tabs, replay: one set of points, the last one counts; taking all back is not having placed', async () => {
    const box = await openBox();
    await Promise.all([1, 2, 3].map(() => box.place('person-0', pointsOf(0))));
    expect(value(await box.turnout())).toEqual({ state: 'open', expected: 12, received: 1 });
    value(await box.place('person-0', pointsOf(7)));
    await evictDurableObject(box);
    expect(value(await box.own('person-0')).entry).toEqual(pointsOf(7));
    expect(value(await box.place('person-0', {})).received).toBe(0);
  });

  it('is refused before the opening, and nothing opens without people', async () => {
    const box = boxes.getByName('empty');
    expect(await box.place('person-0', {})).toMatchObject({ error: 'placement_not_open' });
    expect(await box.reveal()).toMatchObject({ error: 'placement_not_open' });
    expect(await box.open(terms('empty'), [])).toMatchObject({ error: 'placement_needs_people' });
  });
});

describe('the reveal', () => {
  it('P7, line 40: happens once; nothing reopens, and revealing again says the same', async () => {
    const box = await openBox();
    for (const n of [0, 1, 2, 3]) value(await box.place(`person-${n}`, pointsOf(n)));
    const result = value(await box.reveal());
    expect(result).toMatchObject({ electors: 12, placed: 4 });
    expect(value(await box.reveal())).toEqual(result);
    expect(await box.open(terms('again'), PEOPLE)).toEqual({ ok: false, error: 'placement_revealed' });
    expect(await box.place('person-5', pointsOf(5))).toEqual({ ok: false, error: 'placement_revealed' });
    await evictDurableObject(box);
    expect(value(await box.reveal())).toEqual(result);
    expect(value(await box.turnout())).toEqual({ state: 'closed', expected: 12, received: 4 });
  });

  it('line 36: of points that race the reveal each counts and is acknowledged, or is refused', async () => {
    for (let round = 0; round < 6; round++) {
      const box = await openBox();
      const placing: Promise<Outcome<unknown>>[] = [];
      let revealing: Promise<Outcome<unknown>> | undefined;
      PEOPLE.forEach((personId, n) => {
        if (n === round * 2) revealing = box.reveal();
        placing.push(box.place(personId, pointsOf(n)));
      });
      const outcomes = await Promise.all(placing);
      await revealing;
      const acknowledged = outcomes.filter(({ ok }) => ok).length;
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome.error).toBe('placement_revealed');
      expect(value(await box.reveal()).placed).toBe(acknowledged);
    }
  });

  it('P5: says nothing of a card that one person alone placed', async () => {
    const box = await openBox();
    value(await box.place('person-0', { ...pointsOf(0), c: { x: 1.7, y: 4.3 } }));
    value(await box.place('person-1', pointsOf(1)));
    const result = value(await box.reveal());
    expect(result.items.find(({ id }) => id === 'c')).toEqual({ id: 'c', title: 'card c', withheld: true });
    expect(JSON.stringify(await tablesOf(box))).not.toMatch(/1\.7|4\.3/);
  });

  it('line 5: a reveal whose storage fails halfway leaves the placement open, with every point', async () => {
    const box = await openBox();
    value(await box.place('person-0', pointsOf(0)));
    const failure = await runInDurableObject(box, (room, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER broken BEFORE UPDATE ON collection BEGIN SELECT RAISE(ABORT, 'disk'); END`,
      );
      try {
        return room.reveal();
      } catch (error) {
        return String(error);
      } finally {
        storage.sql.exec('DROP TRIGGER broken');
      }
    });
    expect(failure).toContain('disk');
    expect(value(await box.own('person-0')).entry).toEqual(pointsOf(0));
    expect(value(await box.turnout())).toMatchObject({ state: 'open', received: 1 });
  });
});

describe('P6, line 39: reading every table', () => {
  async function placedBox(order: readonly number[]) {
    const box = await openBox();
    for (const n of order) value(await box.place(`person-${n}`, pointsOf(n)));
    return box;
  }
  const inOrder = PEOPLE.map((_, n) => n);

  it('while it is open, no table holds a person beside a point, an hour or an order of arrival', async () => {
    const tables = await tablesOf(await placedBox(inOrder));
    expect(Object.keys(tables).sort()).toEqual([
      'collection',
      'entries',
      'expected_people',
      'over',
      'token_key',
    ]);
    expect(JSON.stringify(tables.entries!.rows)).not.toContain('person-');
    expect(Object.keys(tables.entries!.rows[0]!)).toEqual(['token', 'entry']);
    expect(Object.keys(tables.expected_people!.rows[0]!)).toEqual(['person_id']);
    for (const table of ['entries', 'expected_people']) expect(tables[table]!.sql).toMatch(/WITHOUT ROWID$/);
    for (const { sql } of Object.values(tables)) expect(sql).not.toMatch(/time|_at|date|seq|autoincrement/i);
  });

  it('after the reveal there is neither a point, a person nor a key: medians and spreads, whatever the order', async () => {
    const kept = async (order: readonly number[]) => {
      const box = await placedBox(order);
      value(await box.reveal());
      const tables = await tablesOf(box);
      expect(tables.entries!.rows).toEqual([]);
      expect(tables.expected_people!.rows).toEqual([]);
      const secret = new Uint8Array(tables.token_key!.rows[0]!.secret as ArrayBuffer);
      expect(secret.every((byte) => byte === 0)).toBe(true);
      const { result } = tables.collection!.rows[0] as { result: string };
      return (JSON.parse(result) as { items: unknown }).items;
    };
    expect(await kept(inOrder.map((n) => (n * 7) % 12))).toEqual(await kept(inOrder));
  });

  it('says nothing on the console', async () => {
    const lines = await saidDuring(async () => {
      const box = await placedBox(inOrder);
      await box.place('newcomer', {});
      value(await box.reveal());
    });
    expect(lines).toEqual([]);
  });
});

describe('a Worker that died after the reveal', () => {
  it('P6, line 12: the box writes the result down itself and forgets it; coming twice, as once', async () => {
    const box = await openBox();
    for (const n of [0, 1, 2]) value(await box.place(`person-${n}`, pointsOf(n)));
    const result = value(await box.reveal());
    await evictDurableObject(box);
    const taken: unknown[] = [];
    // The database does not answer: nothing is lost, nor said, and it is tried again.
    expect(await saidDuring(async () => void (await alarmOf(box, 'keep', taken, false)))).toEqual([]);
    expect(value(await box.reveal())).toEqual(result);
    expect(await alarmOf(box, 'keep', taken)).toBe(true);
    expect(taken).toEqual([result, result]);
    expect(JSON.stringify(await tablesOf(box))).not.toContain('median');
    expect(await alarmOf(box, 'keep', taken)).toBe(false);
    expect(taken).toHaveLength(2);
  });

  it('P6: a Worker that lived leaves no alarm behind', async () => {
    const box = await openBox();
    for (const n of [0, 1, 2]) value(await box.place(`person-${n}`, pointsOf(n)));
    value(await box.reveal());
    await box.forget();
    expect(await alarmOf(box, 'keep', [])).toBe(false);
  });
});
