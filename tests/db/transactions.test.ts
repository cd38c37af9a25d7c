import type { Client } from '@libsql/client';
import { describe, expect, test } from 'vitest';
import { DRIVERS, connect, postPipeline, startDatabase } from './database-fixture.ts';

const names = async (client: Pick<Client, 'execute'>) =>
  (await client.execute('SELECT name FROM people ORDER BY name')).rows.map(({ name }) => name);

async function startWithPeople(options: Parameters<typeof startDatabase>[0] = {}) {
  const database = await startDatabase(options);
  await connect(database).execute('CREATE TABLE people (name TEXT UNIQUE)');
  return database;
}

const run = (sql: string) => ({ type: 'execute', stmt: { sql } });

describe.each(DRIVERS)('$driver', ({ connect: open }) => {
  test('a batch writes all its statements, or none when one fails', async () => {
    const client = open(await startWithPeople());
    await client.batch(["INSERT INTO people VALUES ('Ana')", "INSERT INTO people VALUES ('Bo')"], 'write');
    const failing = client.batch(
      ["INSERT INTO people VALUES ('Cléo')", "INSERT INTO people VALUES ('Ana')", 'DELETE FROM people'],
      'write',
    );
    await expect(failing).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT', statementIndex: 1 });
    expect(await names(client)).toEqual(['Ana', 'Bo']);
    await client.execute("INSERT INTO people VALUES ('Dov')");
  });

  test('a batch that repeats one text many times uses stored SQL', async () => {
    const client = open(await startWithPeople());
    const many = Array.from({ length: 200 }, (_, index) => `n${index}`);
    await client.batch(many.map((name) => ({ sql: 'INSERT INTO people VALUES (?)', args: [name] })));
    expect(await names(client)).toEqual([...many].sort());
  });

  test('an interactive transaction is seen by nobody before its commit', async () => {
    const database = await startWithPeople();
    const [writer, reader] = [open(database), open(database)];
    const transaction = await writer.transaction('write');
    await transaction.execute("INSERT INTO people VALUES ('Ana')");
    await transaction.batch(["INSERT INTO people VALUES ('Bo')", "INSERT INTO people VALUES ('Cléo')"]);
    expect(await names(transaction)).toEqual(['Ana', 'Bo', 'Cléo']);
    expect(await names(reader)).toEqual([]);
    await transaction.commit();
    expect(await names(reader)).toEqual(['Ana', 'Bo', 'Cléo']);
  });

  test('a failed statement leaves the transaction open; rollback undoes everything', async () => {
    const client = open(await startWithPeople());
    const transaction = await client.transaction('write');
    await transaction.execute("INSERT INTO people VALUES ('Ana')");
    await expect(transaction.execute("INSERT INTO people VALUES ('Ana')")).rejects.toThrow('UNIQUE');
    expect(await names(transaction)).toEqual(['Ana']);
    await transaction.rollback();
    expect(await names(client)).toEqual([]);
  });

  test('a transaction left alone expires: it is rolled back, the next writer passes, its owner is told', async () => {
    const database = await startWithPeople({ streamExpiryMs: 300 });
    const [absent, other] = [open(database), open(database)];
    const transaction = await absent.transaction('write');
    await transaction.execute("INSERT INTO people VALUES ('Ana')");
    // Waits for the lock, which only the expiry can free.
    await other.execute("INSERT INTO people VALUES ('Bo')");
    await expect(transaction.execute("INSERT INTO people VALUES ('Cléo')")).rejects.toMatchObject({
      code: 'STREAM_EXPIRED',
    });
    await expect(transaction.commit()).rejects.toMatchObject({ name: 'LibsqlError' });
    expect(await names(other)).toEqual(['Bo']);
  });

  test('closing a transaction without commit frees the lock', async () => {
    const database = await startWithPeople({ streamExpiryMs: 600_000 });
    const client = open(database);
    const transaction = await client.transaction('write');
    await transaction.execute("INSERT INTO people VALUES ('Ana')");
    transaction.close();
    await client.execute("INSERT INTO people VALUES ('Bo')");
    expect(await names(client)).toEqual(['Bo']);
  });
});

test('a baton works once, only as issued', async () => {
  const { url } = await startWithPeople();
  const { body: first } = await postPipeline(url, { requests: [run('BEGIN')] });
  const { body: second } = await postPipeline(url, { baton: first.baton, requests: [run('COMMIT')] });
  expect(second.results[0]!.type).toBe('ok');
  const again = await postPipeline(url, { baton: first.baton, requests: [run('SELECT 1')] });
  expect(again).toMatchObject({ status: 400, body: { code: 'BATON_REUSED' } });
  const altered = `${second.baton.slice(0, -2)}AA`;
  for (const baton of [altered, 'x', '..', '']) {
    const reply = await postPipeline(url, { baton, requests: [{ type: 'close' }] });
    expect(reply).toMatchObject({ status: 400, body: { code: 'BATON_INVALID' } });
  }
  const { body: closed } = await postPipeline(url, {
    baton: second.baton,
    requests: [{ type: 'close' }, run('SELECT 1')],
  });
  expect(closed).toMatchObject({
    baton: null,
    results: [{ type: 'ok' }, { error: { code: 'STREAM_CLOSED' } }],
  });
});

test('a client that disconnects while it waits for the lock does not write later', async () => {
  const database = await startWithPeople();
  const holder = await connect(database).transaction('write');
  await holder.execute("INSERT INTO people VALUES ('Ana')");
  const leaving = new AbortController();
  const waiting = fetch(`${database.url}/v2/pipeline`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requests: [run("INSERT INTO people VALUES ('Bo')"), { type: 'close' }] }),
    signal: leaving.signal,
  });
  waiting.catch(() => undefined);
  // A second request on its own socket, answered after the first was read.
  await connect(database).execute('SELECT 1');
  leaving.abort();
  await expect(waiting).rejects.toThrow();
  await connect(database).execute('SELECT 1');
  await holder.commit();
  await connect(database).execute("INSERT INTO people VALUES ('Cléo')");
  expect(await names(connect(database))).toEqual(['Ana', 'Cléo']);
});

test('a reader whose snapshot is stale is told at once that it cannot write', async () => {
  const database = await startWithPeople({ writePatienceMs: 600_000 });
  const reader = await connect(database).transaction('deferred');
  await reader.execute('SELECT * FROM people');
  await connect(database).execute("INSERT INTO people VALUES ('Ana')");
  await expect(reader.execute("INSERT INTO people VALUES ('Bo')")).rejects.toMatchObject({
    code: 'SQLITE_BUSY',
  });
});
