import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#domain/people/roles.ts';
import type { Database } from '../client.ts';
import { assignments, establishments, memberships, people } from '../schema.ts';

export type SeatedActor = {
  actor: Actor;
  /** 0–5 colour of a member's establishment; null for everyone else. */
  colour: number | null;
};

type MembershipOfActor = Pick<
  typeof memberships.$inferSelect,
  'personId' | 'clusterId' | 'role' | 'establishmentId' | 'college'
>;

/** A person of a cluster as `can` knows them: an establishment and a college are a member's, assignments a facilitator's. */
export function actorOf(membership: MembershipOfActor, displayName: string, assigned: string[]): Actor {
  const { personId, clusterId, role, establishmentId, college } = membership;
  return {
    personId,
    displayName,
    clusterId,
    role,
    establishmentId: role === 'member' ? establishmentId : null,
    college: role === 'member' ? college : null,
    assignedEstablishmentIds: role === 'facilitator' ? assigned : [],
  };
}

/** Everyone who is of a cluster today, with the rights of now. One round trip. */
export async function loadActors(db: Database, clusterId: string): Promise<SeatedActor[]> {
  const ofCluster = and(eq(memberships.clusterId, clusterId), isNull(memberships.endedAt));
  const [rows, assigned] = await db.batch([
    db
      .select({ membership: memberships, name: people.displayName, colour: establishments.colour })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
      .where(ofCluster),
    db
      .select({ membershipId: assignments.membershipId, establishmentId: assignments.establishmentId })
      .from(assignments)
      .innerJoin(memberships, eq(memberships.id, assignments.membershipId))
      .where(ofCluster),
  ]);
  return rows.map(({ membership, name, colour }) => ({
    actor: actorOf(
      membership,
      name,
      assigned.filter((one) => one.membershipId === membership.id).map((one) => one.establishmentId),
    ),
    colour,
  }));
}
