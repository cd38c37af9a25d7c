import type { Database } from '#db/client.ts';
import { selectLiveSessions } from '#db/queries/agenda.ts';
import type { LoggedInEnv } from './context.ts';
import type { ClusterMoment } from './sheet-rights.ts';

/** What of the asker's cluster decides on its sheets now. */
export async function clusterMoment(
  db: Database,
  { clusterId, clusterState }: LoggedInEnv['Variables']['login'],
): Promise<ClusterMoment> {
  const live = await selectLiveSessions(db, clusterId);
  return { state: clusterState, live: live.length > 0 };
}
