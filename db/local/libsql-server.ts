import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { closeKeeper, openKeeper } from './connection.ts';
import { HranaError, toHranaError } from './hrana-error.ts';
import { pipelineRequest } from './hrana-schema.ts';
import { checkCaller, readJson, sendJson } from './http-border.ts';
import { OpenStreams } from './open-streams.ts';
import { runPipeline } from './pipeline.ts';
import { WriterQueue } from './writer-queue.ts';

export type LocalLibsqlOptions = {
  /** Database file; created with its folder when missing. */
  file: string;
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** When given, every request must carry it as a bearer token. */
  token?: string;
  /** Idle time after which an interactive stream is rolled back, in ms. */
  streamExpiryMs?: number;
  /** Longest wait for the write lock, in ms. Longer than the expiry, so that a client that died with the lock fails nobody else. */
  writePatienceMs?: number;
  maxBodyBytes?: number;
  maxStreams?: number;
};

export type LocalLibsql = { url: string; port: number; close(): Promise<void> };

/**
 * Starts a libSQL server for one machine: Hrana 2 in JSON over HTTP on Node's own SQLite, spoken by the same `@libsql/client` that
 * speaks to Turso. `close()` rolls back open transactions, empties the WAL and frees the port. Rejects when the port is taken or
 * the file is not a database.
 */
export async function startLocalLibsql(options: LocalLibsqlOptions): Promise<LocalLibsql> {
  const { file, token, streamExpiryMs = 10_000, maxBodyBytes = 16 * 2 ** 20, maxStreams = 500 } = options;
  mkdirSync(dirname(file), { recursive: true });
  const keeper = openKeeper(file);
  const writers = new WriterQueue(options.writePatienceMs ?? 30_000);
  const streams = new OpenStreams(file, writers, { expiryMs: streamExpiryMs, maxStreams });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkCaller(request, token);
    const route = `${request.method} ${request.url}`;
    // Clients that would rather speak Hrana 3 ask for /v3 and /v3-protobuf first: 404 sends them here.
    if (route === 'GET /v2' || route === 'GET /health')
      return sendJson(response, 200, { protocol: 'hrana-2' });
    if (route !== 'POST /v2/pipeline') throw new HranaError('NOT_FOUND', `Nothing at ${route}`);
    const { baton, requests } = await readJson(request, pipelineRequest, maxBodyBytes);

    const lease = streams.lease(baton);
    const gone = new AbortController();
    // A client that left never learns its next baton: do not let its transaction hold the lock until it expires.
    response.once('close', () => {
      if (response.writableFinished) return;
      gone.abort();
      streams.discard(lease);
    });
    const results = await runPipeline(lease.sql, requests, gone.signal);
    const ended = lease.sql.closed || gone.signal.aborted;
    if (ended) streams.discard(lease);
    sendJson(response, 200, { baton: ended ? null : streams.rest(lease), base_url: null, results });
  }

  function refuse(response: ServerResponse, error: unknown): void {
    const refusal = toHranaError(error);
    if (refusal.code === 'INTERNAL_ERROR') console.error('local libSQL server:', refusal.cause);
    if (response.headersSent) response.destroy();
    else sendJson(response, refusal.status, refusal.toWire());
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error));
  });
  // Node's 5 s would close an idle connection at the very moment a Worker reuses it.
  server.keepAliveTimeout = 120_000;

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', resolve);
    });
  } catch (error) {
    closeKeeper(keeper);
    throw error;
  }
  const { port } = server.address() as AddressInfo;

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    streams.closeAll();
    server.closeAllConnections();
    await closed;
    closeKeeper(keeper);
  }
  return { url: `http://127.0.0.1:${port}`, port, close: () => (closing ??= close()) };
}
