import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { attempts } from '../schema.ts';

/** Failed attempts of this client in the window that began after `since` (ms UTC). */
export async function failuresSince(db: Database, key: string, since: number): Promise<number> {
  const [row] = await db
    .select({ count: attempts.count })
    .from(attempts)
    .where(and(eq(attempts.key, key), gt(attempts.windowStartedAt, since)));
  return row?.count ?? 0;
}

/** Counts one more failure, in a new window when the last began before `since`, and forgets the clients of older windows. */
export async function addFailure(db: Database, key: string, now: number, since: number): Promise<void> {
  await db.batch([
    db.delete(attempts).where(lt(attempts.windowStartedAt, since)),
    db
      .insert(attempts)
      .values({ key, count: 1, windowStartedAt: now })
      .onConflictDoUpdate({ target: attempts.key, set: { count: sql`${attempts.count} + 1` } }),
  ]);
}
