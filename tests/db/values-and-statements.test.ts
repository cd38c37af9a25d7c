import { describe, expect, test } from 'vitest';
import { DRIVERS, startDatabase } from './database-fixture.ts';

describe.each(DRIVERS)('$driver', ({ connect }) => {
  test('every type of value comes back as it went', async () => {
    const { url } = await startDatabase();
    const client = connect({ url, intMode: 'bigint' });
    await client.execute('CREATE TABLE kept (id INTEGER PRIMARY KEY, value)');
    const megabyte = new Uint8Array(1_500_000).map((_, index) => index * 31);
    const values = [
      null,
      'Établissement « Les Tilleuls » 🍇\n',
      '',
      0.1,
      -1.5e300,
      2n ** 63n - 1n,
      -(2n ** 63n),
      9_007_199_254_740_993n,
      new Uint8Array([0, 255, 128]),
      new Uint8Array(0),
      megabyte,
    ];
    for (const value of values) await client.execute('INSERT INTO kept (value) VALUES (?)', [value]);

    const { rows } = await client.execute('SELECT value, typeof(value) AS type FROM kept ORDER BY id');
    const read = rows.map(({ value }) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value));
    expect(read).toEqual(values);
    expect(rows.map(({ type }) => type)).toEqual([
      'null',
      'text',
      'text',
      'real',
      'real',
      'integer',
      'integer',
      'integer',
      'blob',
      'blob',
      'blob',
    ]);
  });

  test('a number in an INTEGER column is an integer, times in milliseconds included', async () => {
    const { url } = await startDatabase();
    const client = connect({ url });
    await client.execute('CREATE TABLE moments (at INTEGER NOT NULL)');
    await client.execute('INSERT INTO moments VALUES (?)', [1_795_000_000_123]);
    const { rows } = await client.execute('SELECT at, typeof(at) AS type FROM moments LIMIT ?', [1]);
    expect(rows[0]).toMatchObject({ at: 1_795_000_000_123, type: 'integer' });
  });

  test('a result tells columns, declared types, rows written and the last row id', async () => {
    const { url } = await startDatabase();
    const client = connect({ url });
    await client.execute('CREATE TABLE cards (id INTEGER PRIMARY KEY, words TEXT)');
    const inserted = await client.execute("INSERT INTO cards (words) VALUES ('a'), ('b'), ('c')");
    expect(inserted).toMatchObject({ rowsAffected: 3, lastInsertRowid: 3n });
    const returned = await client.execute("INSERT INTO cards (words) VALUES ('d') RETURNING id, words");
    expect(returned).toMatchObject({
      rowsAffected: 1,
      columns: ['id', 'words'],
      columnTypes: ['INTEGER', 'TEXT'],
    });
    expect(returned.rows[0]).toMatchObject({ id: 4, words: 'd' });

    const transaction = await client.transaction('write');
    expect((await transaction.execute('UPDATE cards SET words = upper(words)')).rowsAffected).toBe(4);
    expect((await transaction.execute('SELECT * FROM cards')).rowsAffected).toBe(0);
    expect((await transaction.execute("UPDATE cards SET words = '' WHERE id > 9")).rowsAffected).toBe(0);
    await transaction.commit();
  });

  test('arguments are bound by position, number or name', async () => {
    const { url } = await startDatabase();
    const client = connect({ url });
    const first = async (sql: string, args: Parameters<typeof client.execute>[1]) =>
      Array.from((await client.execute(sql, args)).rows[0]!);
    expect(await first("SELECT ?, '?', ? -- ?", ['a', 'b'])).toEqual(['a', '?', 'b']);
    expect(await first('SELECT ?2, ?1, ?2', ['a', 'b'])).toEqual(['b', 'a', 'b']);
    expect(await first('SELECT ?2, ?', ['a', 'b', 'c'])).toEqual(['b', 'c']);
    expect(await first('SELECT :un, @deux, $trois, :un', { un: 1, deux: 2, $trois: 3 })).toEqual([
      1, 2, 3, 1,
    ]);
    expect(await first('SELECT :un, ?', ['a', 'b'])).toEqual(['a', 'b']);
  });

  test.each([
    ['a missing argument', 'SELECT ?, ?', ['a'], 'ARGS_INVALID'],
    ['an argument too many', 'SELECT ?', ['a', 'b'], 'ARGS_INVALID'],
    ['a name too many', 'SELECT :a', { a: 1, b: 1 }, 'ARGS_INVALID'],
    ['a wrong name', 'SELECT :a', { b: 1 }, 'ARGS_INVALID'],
    ['two statements at once', "SELECT 1; DROP TABLE x; -- '", [], 'SQL_MANY_STATEMENTS'],
    ['no statement', ' -- nothing\n;', [], 'SQL_NO_STATEMENT'],
    ['a syntax error', 'SELEC 1', [], 'SQLITE_UNKNOWN'],
    ['an infinite number', 'SELECT 9e999', [], 'VALUE_NOT_REPRESENTABLE'],
    ['another file of the machine', "ATTACH '/etc/hostname' AS other", [], 'SQLITE_UNKNOWN'],
  ])('%s is refused with a code', async (_, sql, args, code) => {
    const { url } = await startDatabase();
    const client = connect({ url });
    await expect(client.execute({ sql, args: args as never })).rejects.toMatchObject({
      name: 'LibsqlError',
      code,
    });
  });

  test('a broken constraint carries its code and names what broke', async () => {
    const { url } = await startDatabase();
    const client = connect({ url });
    await client.executeMultiple(`
      CREATE TABLE teams (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER CHECK (size < 4));
      CREATE TABLE members (team TEXT REFERENCES teams (id));
      CREATE TRIGGER teams_kept BEFORE DELETE ON teams BEGIN SELECT RAISE(ABORT, 'teams stay'); END;
      INSERT INTO teams VALUES ('t1', 'Tilleuls', 3);
    `);
    const broken = [
      ["INSERT INTO teams VALUES ('t2', 'Tilleuls', 3)", 'UNIQUE constraint failed: teams.name'],
      ["INSERT INTO teams VALUES ('t1', 'Ormes', 3)", 'UNIQUE constraint failed: teams.id'],
      ["INSERT INTO teams VALUES ('t2', NULL, 3)", 'NOT NULL constraint failed: teams.name'],
      ["INSERT INTO teams VALUES ('t2', 'Ormes', 9)", 'CHECK constraint failed: size < 4'],
      ["INSERT INTO members VALUES ('t9')", 'FOREIGN KEY constraint failed'],
      ['DELETE FROM teams', 'teams stay'],
    ] as const;
    for (const [sql, message] of broken) {
      await expect(client.execute(sql)).rejects.toMatchObject({
        code: 'SQLITE_CONSTRAINT',
        message: `SQLITE_CONSTRAINT: SQLite error: ${message}`,
      });
    }
    expect((await client.execute('SELECT count(*) AS n FROM teams')).rows[0]!.n).toBe(1);
  });

  test('a script runs in order and stops at the statement that fails', async () => {
    const { url } = await startDatabase();
    const client = connect({ url });
    const script = `
      CREATE TABLE steps (n INTEGER UNIQUE); -- a semicolon; here
      CREATE TRIGGER steps_doubled AFTER INSERT ON steps WHEN NEW.n < 10 BEGIN INSERT INTO steps VALUES (NEW.n * 10); END;
      INSERT INTO steps VALUES (1); INSERT INTO steps VALUES (1); INSERT INTO steps VALUES (2);`;
    await expect(client.executeMultiple(script)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
    const { rows } = await client.execute('SELECT n FROM steps ORDER BY n');
    expect(rows.map(({ n }) => n)).toEqual([1, 10]);
  });
});
