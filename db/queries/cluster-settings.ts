import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import {
  boards,
  clusters,
  establishments,
  invitations,
  memberships,
  phases,
  programmes,
  sheets,
} from '../schema.ts';
import { insertAudit, type AuditEntry } from './audit.ts';

/** A cluster, its establishments with the size of their teams, and how much there is in it. */
export async function loadSettings(db: Database, clusterId: string, now: number) {
  const ofCluster = and(eq(memberships.clusterId, clusterId), isNull(memberships.endedAt));
  const [[cluster], places, teams, [phaseCount], [boardCount], [peopleCount], [invitedCount]] =
    await db.batch([
      db
        .select({ cluster: clusters, programme: programmes.title, template: programmes.template })
        .from(clusters)
        .innerJoin(programmes, eq(programmes.id, clusters.programmeId))
        .where(eq(clusters.id, clusterId)),
      db
        .select()
        .from(establishments)
        .where(eq(establishments.clusterId, clusterId))
        .orderBy(establishments.colour, establishments.name),
      db
        .select({ establishmentId: memberships.establishmentId, people: count() })
        .from(memberships)
        .where(ofCluster)
        .groupBy(memberships.establishmentId),
      db.select({ n: count() }).from(phases).where(eq(phases.clusterId, clusterId)),
      db.select({ n: count() }).from(boards).where(eq(boards.clusterId, clusterId)),
      db.select({ n: count() }).from(memberships).where(ofCluster),
      db
        .select({ n: sql<number>`count(DISTINCT ${memberships.id})` })
        .from(memberships)
        .innerJoin(
          invitations,
          and(
            eq(invitations.membershipId, memberships.id),
            isNull(invitations.revokedAt),
            sql`${invitations.expiresAt} > ${now}`,
            sql`${invitations.usesLeft} > 0`,
          ),
        )
        .where(ofCluster),
    ]);
  return {
    ...cluster,
    places: places.map((place) => ({
      ...place,
      people: teams.find(({ establishmentId }) => establishmentId === place.id)?.people ?? 0,
    })),
    phases: phaseCount?.n ?? 0,
    boards: boardCount?.n ?? 0,
    people: peopleCount?.n ?? 0,
    invited: invitedCount?.n ?? 0,
  };
}

export type SettingsRows = Awaited<ReturnType<typeof loadSettings>>;

export async function changeCluster(
  db: Database,
  clusterId: string,
  changes: Partial<
    Pick<typeof clusters.$inferInsert, 'name' | 'territory' | 'startsAt' | 'endsAt' | 'state'>
  >,
  entry: AuditEntry,
): Promise<void> {
  await db.batch([
    db.update(clusters).set(changes).where(eq(clusters.id, clusterId)),
    insertAudit(db, entry),
  ]);
}

/** Boards of a cluster that have a sheet per establishment: a new establishment needs one of each. */
export function selectBoardsByEstablishment(db: Database, clusterId: string) {
  return db
    .select({ id: boards.id, kind: boards.kind })
    .from(boards)
    .where(and(eq(boards.clusterId, clusterId), eq(boards.scope, 'establishment')));
}

/** One more establishment with a sheet of its own on every board that is cut by establishment. */
export async function addEstablishment(
  db: Database,
  row: typeof establishments.$inferInsert,
  newSheets: (typeof sheets.$inferInsert)[],
  entry: AuditEntry,
): Promise<void> {
  await db.batch([
    db.insert(establishments).values(row),
    insertAudit(db, entry),
    ...(newSheets.length > 0 ? [db.insert(sheets).values(newSheets)] : []),
  ]);
}

export async function changeEstablishment(
  db: Database,
  id: string,
  changes: Partial<typeof establishments.$inferInsert>,
  entry: AuditEntry,
): Promise<void> {
  await db.batch([
    db.update(establishments).set(changes).where(eq(establishments.id, id)),
    insertAudit(db, entry),
  ]);
}
