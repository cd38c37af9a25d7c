import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { phases, sessions } from '../schema.ts';
import { insertAuditIfChanged, type AuditEntry } from './audit.ts';

/** One session with the title of its phase; undefined when there is none. */
export async function findSession(db: Database, sessionId: string) {
  const [row] = await db
    .select({ session: sessions, phaseTitle: phases.title })
    .from(sessions)
    .innerJoin(phases, eq(phases.id, sessions.phaseId))
    .where(eq(sessions.id, sessionId));
  return row;
}

export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** States a session can come from: it only ever moves forward (rule S1). */
const BEFORE = {
  planned: [],
  lobby: ['planned'],
  live: ['planned', 'lobby'],
  closed: ['planned', 'lobby', 'live'],
} as const satisfies Record<SessionRow['session']['state'], readonly SessionRow['session']['state'][]>;

/** Moves a session on, with its line in the log. Told again, or too late, it changes nothing and logs nothing. */
export async function advanceSession(
  db: Database,
  sessionId: string,
  state: SessionRow['session']['state'],
  entry: AuditEntry,
): Promise<void> {
  await db.batch([
    db
      .update(sessions)
      .set({ state })
      .where(and(eq(sessions.id, sessionId), inArray(sessions.state, [...BEFORE[state]]))),
    insertAuditIfChanged(db, entry),
  ]);
}

/** True while a session is live, as SQL: for statements that must not outlive it. */
export const sessionIsLive = (sessionId: string) =>
  sql`EXISTS (SELECT 1 FROM ${sessions} WHERE ${sessions.id} = ${sessionId} AND ${sessions.state} = 'live')`;
