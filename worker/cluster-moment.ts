import type { Database } from '#db/client.ts';
import { selectLiveSessions } from '#db/queries/agenda.ts';
import { GrappeError } from '#domain/errors.ts';
import type { LoggedInEnv } from './context.ts';
import { isClosed, type ClusterMoment } from './sheet-rights.ts';

/** What of the asker's cluster decides on its sheets now. */
export async function clusterMoment(
  db: Database,
  { clusterId, clusterState }: LoggedInEnv['Variables']['login'],
): Promise<ClusterMoment> {
  const live = await selectLiveSessions(db, clusterId);
  return { state: clusterState, live: live.length > 0 };
}

/** Refuses what would change a cluster that is closed (rule C7). What is open in it may still be ended. */
export function assertOpenCluster({ login }: Pick<LoggedInEnv['Variables'], 'login'>): void {
  if (isClosed({ state: login.clusterState, live: false })) throw new GrappeError('cluster_closed');
}
