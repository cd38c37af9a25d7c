import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { phases, sessions } from '../schema.ts';

/** Sessions of a cluster that are neither over nor called off, the nearest first. */
export function selectAgenda(db: Database, clusterId: string) {
  return db
    .select({ session: sessions, phaseTitle: phases.title })
    .from(sessions)
    .innerJoin(phases, eq(phases.id, sessions.phaseId))
    .where(
      and(
        eq(sessions.clusterId, clusterId),
        inArray(sessions.state, ['planned', 'lobby', 'live']),
        isNull(sessions.cancelledAt),
      ),
    )
    .orderBy(asc(sessions.startsAt));
}

export type AgendaRow = Awaited<ReturnType<typeof selectAgenda>>[number];

/** Ids of the sessions of a cluster that are live now: cluster sheets are then open to every member (rule A6). */
export function selectLiveSessions(db: Database, clusterId: string) {
  return db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.clusterId, clusterId), eq(sessions.state, 'live')));
}

/** Cluster of a session; undefined when there is none. */
export async function clusterOfSession(db: Database, sessionId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ clusterId: sessions.clusterId })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  return row?.clusterId;
}
