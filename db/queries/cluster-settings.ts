import { and, count, eq, gt, isNull, ne, notInArray } from 'drizzle-orm';
import type { Database } from '../client.ts';
import {
  boards,
  clusters,
  establishments,
  expectedDeliverables,
  invitations,
  memberships,
  phases,
  programmes,
  sheets,
} from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { insertAudit, type AuditEntry } from './audit.ts';

type EstablishmentRow = typeof establishments.$inferSelect;

/** A cluster, its establishments with the size of their teams, and how much there is in it. `personId`: who asks. */
export async function loadSettings(
  db: Database,
  { clusterId, personId }: { clusterId: string; personId: string },
  now: number,
) {
  const withLink = db
    .select({ id: invitations.membershipId })
    .from(invitations)
    .where(and(isNull(invitations.revokedAt), gt(invitations.expiresAt, now), gt(invitations.usesLeft, 0)));
  const ofCluster = and(eq(memberships.clusterId, clusterId), isNull(memberships.endedAt));
  const [
    [cluster],
    places,
    teams,
    [phaseCount],
    [expectedCount],
    [boardCount],
    [peopleCount],
    [uninvitedCount],
  ] = await db.batch([
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
    db
      .select({ n: count() })
      .from(expectedDeliverables)
      .innerJoin(phases, eq(phases.id, expectedDeliverables.phaseId))
      .where(eq(phases.clusterId, clusterId)),
    db.select({ n: count() }).from(boards).where(eq(boards.clusterId, clusterId)),
    db.select({ n: count() }).from(memberships).where(ofCluster),
    db
      .select({ n: count() })
      .from(memberships)
      .where(and(ofCluster, ne(memberships.personId, personId), notInArray(memberships.id, withLink))),
  ]);
  return {
    ...cluster,
    places: places.map((place) => ({
      ...place,
      people: teams.find(({ establishmentId }) => establishmentId === place.id)?.people ?? 0,
    })),
    phases: phaseCount?.n ?? 0,
    expected: expectedCount?.n ?? 0,
    boards: boardCount?.n ?? 0,
    people: peopleCount?.n ?? 0,
    toInvite: uninvitedCount?.n ?? 0,
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

/** Throws when the change may not be made beside these, which are the establishments there are while it is made. */
type JudgePlaces = (there: EstablishmentRow[]) => void;

const placesOf = (tx: Transaction, clusterId: string) =>
  tx.select().from(establishments).where(eq(establishments.clusterId, clusterId));

/** One more establishment, with a sheet of its own on every board that is cut by establishment: `sheetsOn` says on which. */
export function addEstablishment(
  db: Database,
  row: typeof establishments.$inferInsert,
  sheetsOn: (boards: { id: string; kind: string }[]) => (typeof sheets.$inferInsert)[],
  entry: AuditEntry,
  judge: JudgePlaces,
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    judge(await placesOf(tx, row.clusterId));
    const cut = await tx
      .select({ id: boards.id, kind: boards.kind })
      .from(boards)
      .where(and(eq(boards.clusterId, row.clusterId), eq(boards.scope, 'establishment')));
    const newSheets = sheetsOn(cut);
    await tx.insert(establishments).values(row);
    if (newSheets.length > 0) await tx.insert(sheets).values(newSheets);
    await insertAudit(tx, entry);
  });
}

export function changeEstablishment(
  db: Database,
  { id, clusterId }: Pick<EstablishmentRow, 'id' | 'clusterId'>,
  changes: Partial<typeof establishments.$inferInsert>,
  entry: AuditEntry,
  judge: JudgePlaces,
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    judge(await placesOf(tx, clusterId));
    await tx.update(establishments).set(changes).where(eq(establishments.id, id));
    await insertAudit(tx, entry);
  });
}
