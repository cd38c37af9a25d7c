import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { establishments, memberships, people } from '../schema.ts';

function memberRows(db: Database) {
  return db
    .select({
      membershipId: memberships.id,
      personId: memberships.personId,
      clusterId: memberships.clusterId,
      name: people.displayName,
      title: memberships.title,
      role: memberships.role,
      college: memberships.college,
      establishment: establishments,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(establishments, eq(establishments.id, memberships.establishmentId));
}

export type MemberRow = Awaited<ReturnType<typeof memberRows>>[number];

/** People who are of a cluster today, establishment by establishment. */
export function selectMembers(db: Database, clusterId: string) {
  return memberRows(db)
    .where(and(eq(memberships.clusterId, clusterId), isNull(memberships.endedAt)))
    .orderBy(asc(establishments.colour), asc(memberships.college), asc(people.displayName));
}

/** Those of these memberships that are of this cluster today. */
export function selectMembersById(db: Database, clusterId: string, membershipIds: string[]) {
  return memberRows(db).where(
    and(
      inArray(memberships.id, membershipIds),
      eq(memberships.clusterId, clusterId),
      isNull(memberships.endedAt),
    ),
  );
}
