import type { Database } from '#db/client.ts';
import { loadActors, type SeatedActor } from '#db/queries/actors.ts';
import { selectLiveSessions } from '#db/queries/agenda.ts';
import { selectCluster } from '#db/queries/clusters.ts';
import { findSheet, type SheetRow } from '#db/queries/sheets.ts';
import { can } from '#domain/people/capabilities.ts';
import type { AccessChange } from '#party/access-changes.ts';
import { cardRules } from './card-rules.ts';
import { roomActor } from './room-grant.ts';
import { readOnlyReason, readsPast, sheetSubject, type ClusterMoment } from './sheet-rights.ts';

/** Everyone of a cluster, and what of the cluster decides on its sheets now. */
export async function clusterNow(
  db: Database,
  clusterId: string,
): Promise<{ moment: ClusterMoment; actors: SeatedActor[] }> {
  const [[[cluster], live], actors] = await Promise.all([
    db.batch([selectCluster(db, clusterId), selectLiveSessions(db, clusterId)]),
    loadActors(db, clusterId),
  ]);
  return { moment: { state: cluster?.state ?? 'closed', live: live.length > 0 }, actors };
}

/** What a person may do on a sheet now, as its room applies it to the sockets they have open. */
export function accessChange(seated: SeatedActor, row: SheetRow, moment: ClusterMoment): AccessChange {
  const { personId } = seated.actor;
  if (!can(seated.actor, 'sheet.read', sheetSubject(row, moment))) return { personId, isRemoved: true };
  return {
    personId,
    readOnly: readOnlyReason(seated.actor, row, moment),
    cards: cardRules(seated.actor, row, moment),
    readsCopy: !readsPast(seated.actor, row, moment),
    actor: roomActor(seated),
  };
}

/** What each person of the cluster may do on a sheet now, by person; empty for a sheet that does not exist. */
export async function rightsOnSheet(db: Database, sheetId: string): Promise<Map<string, AccessChange>> {
  const row = await findSheet(db, sheetId);
  if (!row) return new Map();
  const { moment, actors } = await clusterNow(db, row.board.clusterId);
  return new Map(actors.map((seated) => [seated.actor.personId, accessChange(seated, row, moment)]));
}
