import { expect, test } from 'vitest';
import { connect, freshFile, startDatabase } from './database-fixture.ts';

const KILLS = 5;
const WRITERS = 8;

/** Writes groups of two rows, by each way of writing, until the server dies; records each group once it is acknowledged. */
async function writeUntilDeath(
  url: string,
  prefix: string,
  acknowledged: string[],
  seen: () => void,
): Promise<void> {
  const client = connect({ url });
  const insert = (group: string, half: number) => ({
    sql: 'INSERT INTO rows VALUES (?, ?)',
    args: [group, half],
  });
  for (let turn = 0; ; turn += 1) {
    const group = `${prefix}.${turn}`;
    try {
      if (turn % 3 === 0) {
        await client.execute({ sql: 'INSERT INTO rows VALUES (?1, 0), (?1, 1)', args: [group] });
      } else if (turn % 3 === 1) {
        await client.batch([insert(group, 0), insert(group, 1)], 'write');
      } else {
        const transaction = await client.transaction('write');
        await transaction.execute(insert(group, 0));
        await transaction.execute(insert(group, 1));
        await transaction.commit();
      }
    } catch {
      return;
    }
    acknowledged.push(group);
    seen();
  }
}

test('kill -9 in the middle of writes: the file is sound, every acknowledged write is there, none is half there', async () => {
  const file = freshFile();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const database = await startDatabase({ file });
    await connect(database).execute('CREATE TABLE IF NOT EXISTS rows ("group" TEXT, half INTEGER)');
    const enough = acknowledged.length + 40 + Math.floor(Math.random() * 40);
    const death = new Promise<void>((resolve, reject) => {
      const seen = () => {
        if (acknowledged.length === enough) database.end('SIGKILL').then(resolve, reject);
      };
      for (let writer = 0; writer < WRITERS; writer += 1) {
        void writeUntilDeath(database.url, `${kill}.${writer}`, acknowledged, seen);
      }
    });
    await death;

    const restarted = await startDatabase({ file });
    const client = connect(restarted);
    expect((await client.execute('PRAGMA integrity_check')).rows[0]!.integrity_check).toBe('ok');
    const { rows } = await client.execute('SELECT "group", count(*) AS halves FROM rows GROUP BY "group"');
    const present = new Set(rows.map((row) => row.group));
    expect(acknowledged.filter((group) => !present.has(group))).toEqual([]);
    expect(rows.filter(({ halves }) => halves !== 2)).toEqual([]);
    await restarted.end('SIGTERM');
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 40);
});

test('commits wait for the disk: WAL, synchronous FULL, foreign keys on, as each connection sees it', async () => {
  const client = connect(await startDatabase());
  const pragma = async (name: string) => (await client.execute(`PRAGMA ${name}`)).rows[0]![name];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('recursive_triggers')).toBe(0);
});

test('SIGTERM with a transaction open: it is rolled back, the process ends, the WAL is folded into the file', async () => {
  const file = freshFile();
  const database = await startDatabase({ file });
  const client = connect(database);
  await client.executeMultiple("CREATE TABLE notes (words TEXT); INSERT INTO notes VALUES ('kept')");
  const transaction = await client.transaction('write');
  await transaction.execute("INSERT INTO notes VALUES ('not committed')");
  await database.end('SIGTERM');
  const { rows } = await connect(await startDatabase({ file })).execute('SELECT words FROM notes');
  expect(rows.map(({ words }) => words)).toEqual(['kept']);
});
