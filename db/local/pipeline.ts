import { HranaError, toHranaError } from './hrana-error.ts';
import type { StreamRequest, StreamResponse, StreamResult } from './hrana-schema.ts';
import type { SqlStream } from './sql-stream.ts';

/**
 * Serves the requests of one HTTP call on one stream, in order. A request that fails does not stop those after it: the protocol
 * gives each its own result.
 */
export async function runPipeline(
  stream: SqlStream,
  requests: readonly StreamRequest[],
  gone: AbortSignal,
): Promise<StreamResult[]> {
  const results: StreamResult[] = [];
  for (const request of requests) {
    try {
      results.push({ type: 'ok', response: await serve(stream, request, gone) });
    } catch (error) {
      results.push({ type: 'error', error: toHranaError(error).toWire() });
    }
  }
  return results;
}

async function serve(stream: SqlStream, request: StreamRequest, gone: AbortSignal): Promise<StreamResponse> {
  if (stream.closed && request.type !== 'close') {
    throw new HranaError('STREAM_CLOSED', 'The stream is closed');
  }
  switch (request.type) {
    case 'execute':
      return { type: 'execute', result: await stream.execute(request.stmt, gone) };
    case 'batch':
      return { type: 'batch', result: await stream.batch(request.batch, gone) };
    case 'sequence':
      await stream.sequence(request, gone);
      return { type: 'sequence' };
    case 'describe':
      return { type: 'describe', result: stream.describe(request) };
    case 'store_sql':
      stream.storeSql(request.sql_id, request.sql);
      return { type: 'store_sql' };
    case 'close_sql':
      stream.closeSql(request.sql_id);
      return { type: 'close_sql' };
    case 'get_autocommit':
      return { type: 'get_autocommit', is_autocommit: stream.autocommit };
    case 'close':
      stream.close();
      return { type: 'close' };
  }
}
