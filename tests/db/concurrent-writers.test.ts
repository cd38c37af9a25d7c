import { expect, test } from 'vitest';
import { connect, startDatabase } from './database-fixture.ts';

const WRITERS = 50;

async function startWithCounter(options: Parameters<typeof startDatabase>[0] = {}) {
  const database = await startDatabase(options);
  await connect(database).executeMultiple(
    'CREATE TABLE counter (n INTEGER); INSERT INTO counter VALUES (0); CREATE TABLE marks (writer INTEGER, round INTEGER);',
  );
  return database;
}

const counter = async (url: string) => (await connect({ url }).execute('SELECT n FROM counter')).rows[0]!.n;

test('50 interactive writers at once: each reads, adds one, commits; no addition is lost', async () => {
  const { url } = await startWithCounter();
  const add = async () => {
    const transaction = await connect({ url }).transaction('write');
    const { rows } = await transaction.execute('SELECT n FROM counter');
    await transaction.execute({ sql: 'UPDATE counter SET n = ?', args: [Number(rows[0]!.n) + 1] });
    await transaction.commit();
  };
  await Promise.all(Array.from({ length: WRITERS }, add));
  expect(await counter(url)).toBe(WRITERS);
});

test('50 writers mixing single statements, batches and transactions all succeed', async () => {
  const { url } = await startWithCounter();
  const mark = (writer: number, round: number) => ({
    sql: 'INSERT INTO marks VALUES (?, ?)',
    args: [writer, round],
  });
  const write = async (writer: number) => {
    const client = connect({ url });
    for (let round = 0; round < 6; round += 1) {
      if (round % 3 === 0) await client.execute(mark(writer, round));
      if (round % 3 === 1) await client.batch([mark(writer, round), 'UPDATE counter SET n = n + 1'], 'write');
      if (round % 3 === 2) {
        const transaction = await client.transaction('write');
        await transaction.execute(mark(writer, round));
        await transaction.execute('UPDATE counter SET n = n + 1');
        await transaction.commit();
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const { rows } = await connect({ url }).execute(
    'SELECT count(DISTINCT writer * 6 + round) AS n FROM marks',
  );
  expect(rows[0]!.n).toBe(WRITERS * 6);
  expect(await counter(url)).toBe(WRITERS * 4);
});

test('while writers wait for a lock that is held, readers are answered', async () => {
  const { url } = await startWithCounter();
  const holder = await connect({ url }).transaction('write');
  await holder.execute('UPDATE counter SET n = 100');
  const waiting = Array.from({ length: 10 }, () => connect({ url }).execute('UPDATE counter SET n = n + 1'));
  // The lock is not released before these replies have come: a server asleep in SQLite's busy handler would never send them.
  for (let read = 0; read < 20; read += 1) expect(await counter(url)).toBe(0);
  await holder.commit();
  await Promise.all(waiting);
  expect(await counter(url)).toBe(110);
});

test('a writer whose patience ends is refused and has written nothing', async () => {
  const { url } = await startWithCounter({ writePatienceMs: 100 });
  const holder = await connect({ url }).transaction('write');
  await holder.execute('UPDATE counter SET n = 5');
  await expect(connect({ url }).execute('UPDATE counter SET n = 9')).rejects.toMatchObject({
    code: 'SQLITE_BUSY',
  });
  await expect(connect({ url }).batch(['UPDATE counter SET n = 9'], 'write')).rejects.toMatchObject({
    code: 'SQLITE_BUSY',
  });
  await holder.commit();
  expect(await counter(url)).toBe(5);
});
