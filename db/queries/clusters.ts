import { eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { clusters, programmes } from '../schema.ts';

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
