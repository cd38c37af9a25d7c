import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { clusters, establishments, invitations, memberships, people, programmes } from '../schema.ts';

export type InvitationRow = typeof invitations.$inferSelect;

/** The invitation with this token and whom it is for; undefined for an unknown one and for a person who left the cluster. */
export async function findInvitation(db: Database, tokenHash: string) {
  const [row] = await db
    .select({
      invitation: invitations,
      personId: memberships.personId,
      clusterId: memberships.clusterId,
      name: people.displayName,
      title: memberships.title,
      role: memberships.role,
      college: memberships.college,
      establishment: establishments.name,
      cluster: clusters.name,
      clusterState: clusters.state,
      template: programmes.template,
    })
    .from(invitations)
    .innerJoin(memberships, and(eq(memberships.id, invitations.membershipId), isNull(memberships.endedAt)))
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(clusters, eq(clusters.id, memberships.clusterId))
    .innerJoin(programmes, eq(programmes.id, clusters.programmeId))
    .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
    .where(eq(invitations.tokenHash, tokenHash));
  return row;
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/**
 * Takes one login out of an invitation; false when it has none left, was revoked or is over. One statement decides, so that two
 * devices at the same instant cannot both take the last one.
 */
export async function takeUse(db: Database, invitationId: string, now: number): Promise<boolean> {
  const taken = await db
    .update(invitations)
    .set({
      usesLeft: sql`${invitations.usesLeft} - 1`,
      firstUsedAt: sql`coalesce(${invitations.firstUsedAt}, ${now})`,
    })
    .where(
      and(
        eq(invitations.id, invitationId),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
        gt(invitations.usesLeft, 0),
      ),
    )
    .returning({ id: invitations.id });
  return taken.length > 0;
}

/** Every invitation of the people of a cluster, oldest first. */
export function selectInvitations(db: Database, clusterId: string) {
  return db
    .select({ invitation: invitations })
    .from(invitations)
    .innerJoin(memberships, eq(memberships.id, invitations.membershipId))
    .where(eq(memberships.clusterId, clusterId))
    .orderBy(asc(invitations.createdAt));
}

/** An invitation by its id with whom it is for, left or not. */
export async function findInvitationById(db: Database, invitationId: string) {
  const [row] = await db
    .select({
      invitation: invitations,
      personId: memberships.personId,
      clusterId: memberships.clusterId,
      role: memberships.role,
      establishmentId: memberships.establishmentId,
    })
    .from(invitations)
    .innerJoin(memberships, eq(memberships.id, invitations.membershipId))
    .where(eq(invitations.id, invitationId));
  return row;
}

/** Revokes what these people still hold: a person has one link that works at most, or a lost printout could not be revoked. */
export function revokeInvitationsOf(db: Database, membershipIds: string[], revokedAt: number) {
  return db
    .update(invitations)
    .set({ revokedAt })
    .where(and(inArray(invitations.membershipId, membershipIds), isNull(invitations.revokedAt)));
}

export function insertInvitations(db: Database, rows: InvitationRow[]) {
  return db.insert(invitations).values(rows);
}

export function revokeInvitation(db: Database, invitationId: string, revokedAt: number) {
  return db
    .update(invitations)
    .set({ revokedAt })
    .where(and(eq(invitations.id, invitationId), isNull(invitations.revokedAt)));
}
