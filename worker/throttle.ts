import type { Database } from '#db/client.ts';
import { addFailure, failuresSince } from '#db/queries/attempts.ts';
import { GrappeError } from '#domain/errors.ts';
import { hashToken } from '#domain/people/token.ts';

/*
 * Failed invitations per client (rule L3). 256 bits cannot be guessed; this keeps a guesser from costing anything. Only failures
 * count, so thirty people behind one hospital's address arrive together undisturbed.
 */
const WINDOW_MS = 10 * 60 * 1000;
export const MAX_FAILURES = 30;

/** A client as the table knows it: the hash of its network address, so that no address is kept. */
export async function clientKey(request: Request): Promise<string> {
  const address = request.headers.get('cf-connecting-ip') ?? 'local';
  return hashToken(`invitation ${networkOf(address)}`);
}

/** One household of IPv6 holds 2^64 addresses: its first four groups count as one client. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].slice(0, 4).join(':');
}

/** Refuses with `too_many_attempts` a client that failed too often a moment ago, whatever it holds. */
export async function assertMayTry(db: Database, key: string, now: number): Promise<void> {
  if ((await failuresSince(db, key, now - WINDOW_MS)) >= MAX_FAILURES) {
    throw new GrappeError('too_many_attempts');
  }
}

export async function countFailure(db: Database, key: string, now: number): Promise<void> {
  await addFailure(db, key, now, now - WINDOW_MS);
}
