import { env } from 'cloudflare:workers';
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import type { BallotBox } from '#party/ballot-box.ts';
import type { Outcome } from '#domain/errors.ts';
import type { College } from '#domain/people/roles.ts';
import { rankItems, type VoteTerms } from '#domain/vote/count.ts';
import type { Ballot, Elector } from '#domain/vote/vote.ts';

const boxes = env.BALLOT_BOXES as DurableObjectNamespace<BallotBox>;
const items = ['a', 'b', 'c'].map((id) => ({ id, title: `card ${id}` }));
const terms = (voteId: string): VoteTerms => ({ voteId, question: 'Laquelle ?', budget: 5, cap: 3, items });
const electorsOf = (seats: Partial<Record<College, number>>): Elector[] =>
  Object.entries(seats).flatMap(([college, count]) =>
    Array.from({ length: count }, (_, n) => ({ personId: `${college}-${n}`, college: college as College })),
  );
const EIGHTEEN = electorsOf({ direction: 6, staff: 6, trade: 6 });

let made = 0;
/** A box with an open vote. */
async function openBox(electors = EIGHTEEN) {
  const voteId = `vote-${++made}`;
  const box = boxes.getByName(voteId);
  value(await box.open(terms(voteId), electors));
  return box;
}
function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}
/** Everything the box has on disk. */
const tablesOf = (box: DurableObjectStub<BallotBox>) =>
  runInDurableObject(box, (_room, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .filter(({ name }) => !name.startsWith('_cf'));
    return Object.fromEntries(
      tables.map(({ name, sql }) => [
        name,
        { sql, rows: storage.sql.exec(`SELECT * FROM "${name}"`).toArray() },
      ]),
    );
  });

describe('casting', () => {
  it('V3: a person who is not of the frozen electorate does not vote', async () => {
    const box = await openBox();
    expect(await box.cast('newcomer', { a: 1 })).toEqual({ ok: false, error: 'not_an_elector' });
    expect(value(await box.own('newcomer'))).toEqual({ elector: false, cast: null });
    expect(value(await box.turnout()).voters).toBe(0);
  });

  it('V1, V2: a ballot over the budget or the cap, or on another item, changes nothing', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', { a: 2 }));
    expect(await box.cast('staff-0', { a: 3, b: 3 })).toMatchObject({ error: 'ballot_over_budget' });
    expect(await box.cast('staff-0', { a: 4 })).toMatchObject({ error: 'ballot_over_cap' });
    expect(await box.cast('staff-0', { z: 1 })).toMatchObject({ error: 'ballot_unknown_item' });
    expect(value(await box.own('staff-0')).cast).toEqual({ a: 2 });
  });

  it('V4, line 35: double click, two tabs, replay: one ballot, and the last one counts', async () => {
    const box = await openBox();
    const first: Ballot = { a: 3, b: 2 };
    await Promise.all([box.cast('staff-0', first), box.cast('staff-0', first), box.cast('staff-0', first)]);
    expect(value(await box.turnout())).toEqual({ state: 'open', electors: 18, voters: 1 });
    value(await box.cast('staff-0', { c: 1 }));
    expect(value(await box.own('staff-0')).cast).toEqual({ c: 1 });
    const result = value(await box.close());
    expect(result.voters).toBe(1);
    expect(result.items.map(({ id, voices }) => [id, voices])).toEqual([
      ['c', 1],
      ['a', 0],
      ['b', 0],
    ]);
  });

  it('keeps ballots and electorate through an eviction', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', { a: 1 }));
    await evictDurableObject(box);
    expect(value(await box.own('staff-0'))).toEqual({ elector: true, cast: { a: 1 } });
    expect(value(await box.cast('staff-0', { b: 1 })).voters).toBe(1);
  });

  it('line 37: who comes back learns their own ballot only', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', { a: 1 }));
    expect(value(await box.own('staff-1'))).toEqual({ elector: true, cast: null });
    expect(value(await box.own('staff-0'))).toEqual({ elector: true, cast: { a: 1 } });
  });

  it('counts an empty ballot as a voter who votes blank', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', {}));
    expect(value(await box.own('staff-0')).cast).toEqual({});
    expect(value(await box.close())).toMatchObject({ voters: 1, blank: 1 });
  });

  it('has no vote before one was opened, and none without electors', async () => {
    const box = boxes.getByName('empty');
    expect(await box.cast('x', {})).toMatchObject({ error: 'vote_not_open' });
    expect(await box.close()).toMatchObject({ error: 'vote_not_open' });
    expect(await box.open(terms('empty'), [])).toMatchObject({ error: 'vote_needs_electors' });
  });
});

describe('V5: before the close', () => {
  it('there is no result for anyone, and the turnout is a number', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', { a: 3 }));
    expect(await box.result()).toEqual({ ok: false, error: 'vote_already_open' });
    expect(value(await box.turnout())).toEqual({ state: 'open', electors: 18, voters: 1 });
  });
});

describe('the close', () => {
  it('V6, line 40: counts once; nothing reopens, and closing again says the same', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', { a: 3 }));
    const result = value(await box.close());
    expect(value(await box.close())).toEqual(result);
    expect(await box.open(terms('again'), EIGHTEEN)).toEqual({ ok: false, error: 'vote_closed' });
    expect(await box.cast('staff-1', { b: 1 })).toEqual({ ok: false, error: 'vote_closed' });
    await evictDurableObject(box);
    expect(value(await box.close())).toEqual(result);
    expect(value(await box.result())).toEqual(result);
    expect(value(await box.turnout())).toEqual({ state: 'closed', electors: 18, voters: 1 });
  });

  it('line 36: of many ballots racing the close each is counted and acknowledged, or refused', async () => {
    for (let round = 0; round < 8; round++) {
      const box = await openBox();
      const closeAfter = round * 2;
      const casts: Promise<Outcome<unknown>>[] = [];
      let closing: Promise<Outcome<unknown>> | undefined;
      EIGHTEEN.forEach(({ personId }, n) => {
        if (n === closeAfter) closing = box.close();
        casts.push(box.cast(personId, { a: 1, b: (n % 3) as number }));
      });
      const outcomes = await Promise.all(casts);
      await closing;
      const result = value(await box.result());
      const acknowledged = outcomes.flatMap((outcome, n) => (outcome.ok ? [n] : []));
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome.error).toBe('vote_closed');
      expect(result.voters).toBe(acknowledged.length);
      const voices = Object.fromEntries(result.items.map((item) => [item.id, item.voices]));
      expect(voices).toEqual({
        a: acknowledged.length,
        b: acknowledged.reduce((sum, n) => sum + (n % 3), 0),
        c: 0,
      });
    }
  });

  it('line 36: recounting the ballots kept gives the same', async () => {
    const box = await openBox();
    for (const [n, { personId }] of EIGHTEEN.entries())
      value(await box.cast(personId, n % 4 === 0 ? {} : { [items[n % 3]!.id]: 1 + (n % 3), b: 1 }));
    const result = value(await box.close());
    const tables = await tablesOf(box);
    const ballots = (tables.counted_ballots!.rows as { ballot: string; copies: number }[]).flatMap(
      ({ ballot, copies }) => Array.from({ length: copies }, () => JSON.parse(ballot) as Ballot),
    );
    expect(ballots).toHaveLength(result.voters);
    expect(rankItems(items, ballots)).toEqual(result.items);
  });

  it('V7, line 38: withholds a college of four voters, and what would reveal it', async () => {
    const box = await openBox(electorsOf({ direction: 6, staff: 8, trade: 7 }));
    const voting = [...electorsOf({ direction: 4, staff: 8, trade: 6 })];
    for (const { personId } of voting) value(await box.cast(personId, { a: 1 }));
    expect(value(await box.close()).byCollege).toEqual([
      { college: 'direction', withheld: true },
      { college: 'staff', withheld: false, voters: 8, voices: { a: 8, b: 0, c: 0 } },
      { college: 'trade', withheld: true },
    ]);
  });
});

describe('V9, line 39: reading every table', () => {
  /** Each person votes in a way that only they do. */
  async function votedBox(order: Elector[]) {
    const box = await openBox();
    for (const elector of order) {
      const n = EIGHTEEN.indexOf(elector);
      value(await box.cast(elector.personId, { a: n % 3, b: Math.floor(n / 3) % 3, c: n < 9 ? 1 : 0 }));
    }
    return box;
  }
  const sayAPerson = (rows: unknown) =>
    EIGHTEEN.some(({ personId }) => JSON.stringify(rows).includes(personId));

  it('while it is open, no table holds a person and a choice, an hour or an order of arrival', async () => {
    const box = await votedBox(EIGHTEEN);
    const tables = await tablesOf(box);
    expect(Object.keys(tables).sort()).toEqual([
      'ballots',
      'counted_ballots',
      'electors',
      'token_key',
      'vote',
    ]);
    expect(sayAPerson(tables.ballots!.rows)).toBe(false);
    expect(Object.keys(tables.ballots!.rows[0]!)).toEqual(['token', 'ballot']);
    expect(Object.keys(tables.electors!.rows[0]!)).toEqual(['person_id', 'college']);
    for (const table of ['ballots', 'electors', 'counted_ballots'])
      expect(tables[table]!.sql).toMatch(/WITHOUT ROWID$/);
    for (const { sql } of Object.values(tables)) expect(sql).not.toMatch(/time|_at|date|seq|autoincrement/i);
  });

  it('after the close, token key and tokens are destroyed and the ballots have no owner left', async () => {
    const box = await votedBox(EIGHTEEN);
    const before = await tablesOf(box);
    const secret = [...new Uint8Array(before.token_key!.rows[0]!.secret as ArrayBuffer)];
    expect(secret.some((byte) => byte !== 0)).toBe(true);
    value(await box.close());
    const after = await tablesOf(box);
    expect(after.ballots!.rows).toEqual([]);
    expect(
      [...new Uint8Array(after.token_key!.rows[0]!.secret as ArrayBuffer)].every((byte) => byte === 0),
    ).toBe(true);
    for (const [name, { rows }] of Object.entries(after)) {
      const hasPeople = sayAPerson(rows);
      expect(hasPeople).toBe(name === 'electors');
      // People stand in one table, with nothing beside their name: neither a college nor whether they voted.
      if (hasPeople) for (const row of rows) expect(row).toEqual({ person_id: row.person_id, college: null });
    }
    expect(Object.keys(after.counted_ballots!.rows[0]!)).toEqual(['ballot', 'copies']);
    expect(value(await box.own('staff-0'))).toEqual({ elector: true, cast: null });
  });

  it('what is kept is the same whatever the order in which people voted', async () => {
    const kept = async (order: Elector[]) => {
      const box = await votedBox(order);
      value(await box.close());
      const { counted_ballots, electors } = await tablesOf(box);
      return { ballots: counted_ballots!.rows, electors: electors!.rows };
    };
    const shuffled = EIGHTEEN.map((_, n) => EIGHTEEN[(n * 7) % 18]!);
    expect(await kept(shuffled)).toEqual(await kept(EIGHTEEN));
  });

  it('says nothing on the console', async () => {
    const lines: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const originals = methods.map((method) => console[method]);
    methods.forEach((method) => (console[method] = (...args: unknown[]) => void lines.push(args)));
    try {
      const box = await votedBox(EIGHTEEN);
      await box.cast('newcomer', { a: 1 });
      await box.cast('staff-0', { a: 99 });
      value(await box.close());
      await box.cast('staff-0', { a: 1 });
    } finally {
      methods.forEach((method, n) => (console[method] = originals[n]!));
    }
    expect(lines).toEqual([]);
  });
});

describe('line 5: all or nothing', () => {
  it('a close whose storage fails halfway leaves the vote open, with every ballot', async () => {
    const box = await openBox();
    value(await box.cast('staff-0', { a: 1 }));
    await runInDurableObject(box, (_room, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER broken BEFORE UPDATE ON electors BEGIN SELECT RAISE(ABORT, 'disk'); END`,
      );
    });
    const failure = await runInDurableObject(box, (room) => {
      try {
        return room.close();
      } catch (error) {
        return String(error);
      }
    });
    expect(failure).toContain('disk');
    await runInDurableObject(box, (_room, { storage }) => void storage.sql.exec('DROP TRIGGER broken'));
    expect(value(await box.turnout())).toEqual({ state: 'open', electors: 18, voters: 1 });
    expect(value(await box.own('staff-0')).cast).toEqual({ a: 1 });
    expect(value(await box.close()).voters).toBe(1);
  });
});
