import type { Database } from '#db/client.ts';
import { selectCluster } from '#db/queries/clusters.ts';
import { selectExpected, selectPhases } from '#db/queries/phases.ts';
import type { Change } from '#db/queries/plan.ts';
import { selectPlanBoards } from '#db/queries/plan-boards.ts';
import { selectCalendar } from '#db/queries/plan-sessions.ts';
import { selectSheetsOfCluster } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { can, type Capability } from '#domain/people/capabilities.ts';
import type { PlanView } from '#domain/views.ts';
import type { LoggedInEnv } from './context.ts';
import { isClosed } from './sheet-rights.ts';
import { planView } from './views/plan-view.ts';

type Asking = LoggedInEnv['Variables'];

/** The cluster of the asker, with its programme. Throws `not_found` when it is gone. */
export async function ownCluster(db: Database, clusterId: string) {
  const [cluster] = await selectCluster(db, clusterId);
  if (!cluster) throw new GrappeError('not_found');
  return cluster;
}

/** The plan as it is now, for this person. */
export async function loadPlan({ db, actor, login }: Asking): Promise<PlanView> {
  const { clusterId } = actor;
  const [cluster, phases, expected, boards, sheets, calendar] = await db.batch([
    selectCluster(db, clusterId),
    selectPhases(db, clusterId),
    selectExpected(db, clusterId),
    selectPlanBoards(db, clusterId),
    selectSheetsOfCluster(db, clusterId),
    selectCalendar(db, clusterId),
  ]);
  if (!cluster[0]) throw new GrappeError('not_found');
  const moment = {
    state: login.clusterState,
    live: calendar.some(({ session }) => session.state === 'live'),
  };
  return planView(actor, { cluster: cluster[0], phases, expected, boards, sheets, calendar }, moment);
}

/** The asker's change, if they may make it now. Throws `forbidden`, `cluster_closed`. */
export function changeBy({ actor, login }: Asking, capability: Capability): Change {
  const { clusterId, personId } = actor;
  if (!can(actor, capability, { clusterId })) throw new GrappeError('forbidden');
  if (isClosed({ state: login.clusterState, live: false })) throw new GrappeError('cluster_closed');
  return { clusterId, personId, at: Date.now() };
}
