import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { nanoid } from 'nanoid';
import { logins } from '#db/schema.ts';
import { hashToken, newToken } from '#domain/people/token.ts';

const MINUTES = 60 * 1000;

/** Opens a ten-minute login for a demo person, straight in the database, and returns the Cookie header's value. */
export async function loginAs(db: LibSQLDatabase, clusterId: string, personId: string): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await db.insert(logins).values({
    id: nanoid(),
    personId,
    clusterId,
    tokenHash: await hashToken(token),
    sharedComputer: true,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + 10 * MINUTES,
    endsAt: now + 10 * MINUTES,
  });
  return `grappe_login=${token}`;
}
