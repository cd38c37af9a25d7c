import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { HranaError } from './hrana-error.ts';

/**
 * Refuses a request that is not from one of our own processes. Any page open in the browser of this machine can send requests to
 * 127.0.0.1: a foreign name in Host (DNS rebinding), an Origin (only browsers send one) or a body that is not declared as JSON
 * (what a page may send without asking) give it away. Throws `ORIGIN_REFUSED` or `AUTH_INVALID`.
 */
export function checkCaller(request: IncomingMessage, token: string | undefined): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if ((host !== '127.0.0.1' && host !== 'localhost') || request.headers.origin !== undefined) {
    throw new HranaError('ORIGIN_REFUSED', 'Only local processes may use this database');
  }
  if (request.method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HranaError('ORIGIN_REFUSED', 'The body must be declared as application/json');
  }
  if (token !== undefined && !sameText(request.headers.authorization ?? '', `Bearer ${token}`)) {
    throw new HranaError('AUTH_INVALID', 'The token is missing or wrong');
  }
}

/** Compares by digest, so that neither length nor time tells how close a guess was. */
function sameText(received: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(received), digest(expected));
}

/**
 * Reads a JSON body of at most `maxBytes` and parses it. Throws `BODY_TOO_LARGE` without keeping more than that in memory, or
 * `REQUEST_INVALID` with the path that does not fit.
 */
export async function readJson<Schema extends v.GenericSchema>(
  request: IncomingMessage,
  schema: Schema,
  maxBytes: number,
): Promise<v.InferOutput<Schema>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on to the end, keeping nothing: a client still sending would see a broken pipe instead of the answer.
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > maxBytes) throw new HranaError('BODY_TOO_LARGE', `A body may hold ${maxBytes} bytes at most`);
  const parsed = v.safeParse(schema, parseJson(Buffer.concat(chunks).toString('utf8')));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new HranaError('REQUEST_INVALID', `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HranaError('REQUEST_INVALID', 'The body is not JSON', error);
  }
}

/** Answers in JSON. The exact content type matters: the client reads an error's code only from `application/json`. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}
