import { request } from 'node:http';
import { expect, test } from 'vitest';
import { connect, freshFile, postPipeline, startDatabase } from './database-fixture.ts';

const run = (sql: string) => ({ type: 'execute', stmt: { sql } });
const ok = (step: number) => ({ type: 'ok', step });

test('the server says it speaks Hrana 2 and no other version', async () => {
  const { url } = await startDatabase();
  const status = async (path: string) => (await fetch(url + path)).status;
  expect(await status('/v2')).toBe(200);
  expect(await status('/v3-protobuf')).toBe(404);
  expect(await status('/v3')).toBe(404);
  expect(await status('/v2/pipeline')).toBe(404);
});

test('batch conditions decide which steps run', async () => {
  const { url } = await startDatabase();
  const step = (sql: string, condition?: unknown) => ({ stmt: { sql }, condition });
  const steps = [
    step('CREATE TABLE t (a UNIQUE)'),
    step('BEGIN', ok(0)),
    step('INSERT INTO t VALUES (1)', { type: 'not', cond: { type: 'is_autocommit' } }),
    step('INSERT INTO t VALUES (1)', { type: 'and', conds: [ok(1), ok(2)] }),
    step('SELECT 4', ok(3)),
    step('SELECT 5', { type: 'error', step: 3 }),
    step('SELECT 6', { type: 'error', step: 4 }),
    step('SELECT 7', { type: 'or', conds: [ok(3), ok(4), ok(5)] }),
    step('ROLLBACK', { type: 'not', cond: ok(4) }),
    step('SELECT 9', { type: 'is_autocommit' }),
    step('SELECT 10', { type: 'and', conds: [] }),
    step('SELECT 11', { type: 'or', conds: [] }),
  ];
  const { body } = await postPipeline(url, { requests: [{ type: 'batch', batch: { steps } }] });
  const { step_results: results, step_errors: errors } = body.results[0]!.response.result;
  const outcome = results.map((result, index) => (errors[index] ? 'error' : result ? 'ok' : 'skipped'));
  expect(outcome).toEqual([
    'ok',
    'ok',
    'ok',
    'error',
    'skipped',
    'ok',
    'skipped',
    'ok',
    'ok',
    'ok',
    'ok',
    'skipped',
  ]);
  const forward = { steps: [step('SELECT 1', ok(0))] };
  const refused = await postPipeline(url, { requests: [{ type: 'batch', batch: forward }] });
  expect(refused.body.results[0]!.error.code).toBe('BATCH_COND_BAD_STEP');
});

test('one pipeline serves every kind of request, each with its own result', async () => {
  const { url } = await startDatabase();
  const { body } = await postPipeline(url, {
    requests: [
      { type: 'sequence', sql: 'CREATE TABLE t (a TEXT, b INTEGER); BEGIN IMMEDIATE' },
      { type: 'get_autocommit' },
      { type: 'store_sql', sql_id: 7, sql: 'INSERT INTO t VALUES (:a, ?2)' },
      {
        type: 'execute',
        stmt: {
          sql_id: 7,
          args: [
            { type: 'text', value: 'x' },
            { type: 'integer', value: '9' },
          ],
        },
      },
      run('SELECT nothing'),
      { type: 'execute', stmt: { sql: 'SELECT * FROM t', want_rows: false } },
      { type: 'describe', sql_id: 7 },
      { type: 'describe', sql: 'SELECT b AS c FROM t WHERE a = ?' },
      { type: 'describe', sql: 'EXPLAIN DELETE FROM t' },
      { type: 'close_sql', sql_id: 7 },
      { type: 'execute', stmt: { sql_id: 7 } },
      run('COMMIT'),
      { type: 'get_autocommit' },
      run('SELECT a, b FROM t'),
      { type: 'close' },
    ],
  });
  expect(body.baton).toBeNull();
  expect(body.results).toMatchObject([
    { response: { type: 'sequence' } },
    { response: { type: 'get_autocommit', is_autocommit: false } },
    { response: { type: 'store_sql' } },
    { response: { result: { affected_row_count: 1, last_insert_rowid: '1' } } },
    { type: 'error', error: { code: 'SQLITE_UNKNOWN' } },
    { response: { result: { rows: [], cols: [{ name: 'a', decltype: 'TEXT' }, { name: 'b' }] } } },
    {
      response: {
        result: { params: [{ name: ':a' }, { name: '?2' }], is_readonly: false, is_explain: false },
      },
    },
    {
      response: {
        result: { cols: [{ name: 'c', decltype: 'INTEGER' }], params: [{ name: null }], is_readonly: true },
      },
    },
    { response: { result: { is_explain: true, is_readonly: true } } },
    { response: { type: 'close_sql' } },
    { type: 'error', error: { code: 'SQL_NOT_FOUND' } },
    { type: 'ok' },
    { response: { is_autocommit: true } },
    {
      response: {
        result: {
          rows: [
            [
              { type: 'text', value: 'x' },
              { type: 'integer', value: '9' },
            ],
          ],
        },
      },
    },
    { response: { type: 'close' } },
  ]);
});

test('a request that does not fit the protocol is refused with the path of the fault', async () => {
  const { url } = await startDatabase();
  const outOfRange = { type: 'integer', value: '9223372036854775808' };
  const faults: [unknown, string][] = [
    [{ requests: [{ type: 'drop' }] }, 'requests.0.type'],
    [{ requests: 'all' }, 'requests'],
    [
      { requests: [{ type: 'execute', stmt: { sql: 'SELECT ?', args: [outOfRange] } }] },
      'requests.0.stmt.args.0.value',
    ],
    ['text', 'body'],
  ];
  for (const [body, path] of faults) {
    const reply = await postPipeline(url, body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect(reply.body.message).toContain(`${path}:`);
  }
});

test('a body over the cap is refused and the server goes on', async () => {
  const { url } = await startDatabase({ maxBodyBytes: 10_000 });
  const client = connect({ url });
  const long = client.execute({ sql: 'SELECT length(?)', args: ['x'.repeat(3_000_000)] });
  await expect(long).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
  expect((await client.execute('SELECT 1 AS one')).rows[0]!.one).toBe(1);
});

test('streams are counted: one too many is refused, a closed one makes room', async () => {
  const { url } = await startDatabase({ maxStreams: 2 });
  const { body: first } = await postPipeline(url, { requests: [run('SELECT 1')] });
  await postPipeline(url, { requests: [run('SELECT 1')] });
  const third = await postPipeline(url, { requests: [run('SELECT 1')] });
  expect(third).toMatchObject({ status: 503, body: { code: 'TOO_MANY_STREAMS' } });
  await postPipeline(url, { baton: first.baton, requests: [{ type: 'close' }] });
  expect((await postPipeline(url, { requests: [run('SELECT 1')] })).status).toBe(200);
});

test('with a token, only its bearer is served', async () => {
  const { url } = await startDatabase({ token: 'a long secret' });
  await expect(connect({ url }).execute('SELECT 1')).rejects.toMatchObject({ code: 'AUTH_INVALID' });
  await expect(connect({ url, authToken: 'a long secre' }).execute('SELECT 1')).rejects.toMatchObject({
    code: 'AUTH_INVALID',
  });
  const { rows } = await connect({ url, authToken: 'a long secret' }).execute('SELECT 1 AS one');
  expect(rows[0]!.one).toBe(1);
});

test('a page of the local browser cannot reach the database', async () => {
  const { url } = await startDatabase();
  // Not fetch, which forbids to set Host.
  const post = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${url}/v2/pipeline`, { method: 'POST', headers }, (reply) => {
        reply.resume().once('end', () => resolve(reply.statusCode));
      });
      sent.once('error', reject).end('{"requests": []}');
    });
  const json = { 'content-type': 'application/json' };
  expect(await post(json)).toBe(200);
  expect(await post({ ...json, origin: 'https://example.org' })).toBe(403);
  expect(await post({ ...json, host: 'rebound.example.org' })).toBe(403);
  expect(await post({ 'content-type': 'text/plain' })).toBe(403);
  expect(await post({})).toBe(403);
});

test('a taken port and a file that is no database are errors, not silence', async () => {
  const { startLocalLibsql } = await import('#db/local/libsql-server.ts');
  const { writeFileSync } = await import('node:fs');
  const first = await startLocalLibsql({ file: freshFile(), port: 0 });
  await expect(startLocalLibsql({ file: freshFile(), port: first.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await Promise.all([first.close(), first.close()]);
  const letter = freshFile();
  writeFileSync(letter, 'Chère collègue, '.repeat(300));
  await expect(startLocalLibsql({ file: letter, port: 0 })).rejects.toThrow('file is not a database');
});
