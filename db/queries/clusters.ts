import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { clusters, memberships, programmes } from '../schema.ts';

/** A cluster with its programme: `template` is the programme's data as stored, to be parsed by whoever reads it. */
export function selectCluster(db: Database, clusterId: string) {
  return db
    .select({
      id: clusters.id,
      name: clusters.name,
      state: clusters.state,
      programme: programmes.title,
      template: programmes.template,
    })
    .from(clusters)
    .innerJoin(programmes, eq(programmes.id, clusters.programmeId))
    .where(eq(clusters.id, clusterId));
}

export type ClusterRow = Awaited<ReturnType<typeof selectCluster>>[number];

/** The clusters a person is of today, those that are going on first. */
export function selectClustersOf(db: Database, personId: string) {
  return db
    .select({
      id: clusters.id,
      name: clusters.name,
      programme: programmes.title,
      territory: clusters.territory,
      state: clusters.state,
      startsAt: clusters.startsAt,
      endsAt: clusters.endsAt,
      role: memberships.role,
      phase: sql<string | null>`(
        SELECT title FROM phases AS p WHERE p.cluster_id = ${clusters.id} AND p.state = 'current' ORDER BY p.position LIMIT 1
      )`,
      establishments: sql<number>`(SELECT count(*) FROM establishments AS e WHERE e.cluster_id = ${clusters.id})`,
      people: sql<number>`(
        SELECT count(*) FROM memberships AS m WHERE m.cluster_id = ${clusters.id} AND m.ended_at IS NULL
      )`,
      arrived: sql<number>`(
        SELECT count(*) FROM memberships AS m WHERE m.cluster_id = ${clusters.id} AND m.ended_at IS NULL
        AND EXISTS (SELECT 1 FROM invitations AS i WHERE i.membership_id = m.id AND i.first_used_at IS NOT NULL)
      )`,
    })
    .from(memberships)
    .innerJoin(clusters, eq(clusters.id, memberships.clusterId))
    .innerJoin(programmes, eq(programmes.id, clusters.programmeId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)))
    .orderBy(
      sql`CASE ${clusters.state} WHEN 'running' THEN 0 WHEN 'forming' THEN 1 WHEN 'closed' THEN 2 ELSE 3 END`,
      desc(clusters.createdAt),
      asc(clusters.name),
    );
}
