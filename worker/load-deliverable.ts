import {
  findDeliverable,
  selectSignatures,
  selectVersions,
  type DeliverableRow,
} from '#db/queries/deliverables.ts';
import { selectCluster } from '#db/queries/clusters.ts';
import { selectMembers } from '#db/queries/memberships.ts';
import { hashSnapshot } from '#domain/deliverable/snapshot-hash.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { LoggedInEnv } from './context.ts';
import { deliverableSubject } from './deliverable-rights.ts';
import type { DeliverableRows } from './views/deliverable-view.ts';

type Asking = LoggedInEnv['Variables'];

/**
 * A deliverable this person may read. One of another cluster does not exist for them (rule A1). Throws `not_found`,
 * `forbidden`, or `chain_broken` when what is stored is not what was sealed: nobody reads or signs that as a deliverable.
 */
export async function loadDeliverable({ db, actor }: Asking, id: string): Promise<DeliverableRow> {
  const row = await findDeliverable(db, id);
  if (!row || row.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  if (!can(actor, 'deliverable.read', deliverableSubject(row))) throw new GrappeError('forbidden');
  if ((await hashSnapshot(row.snapshot)) !== row.snapshot.hash)
    throw new GrappeError('chain_broken', `snapshot ${row.snapshot.id} at position ${row.snapshot.position}`);
  return row;
}

/** The same with all its page needs. Throws as `loadDeliverable` does. */
export async function loadDeliverableRows(asking: Asking, id: string): Promise<DeliverableRows> {
  const row = await loadDeliverable(asking, id);
  const { db, actor } = asking;
  const key = { expectedId: row.expectedId, establishmentId: row.establishment.id };
  const [versions, signed, members, [cluster]] = await db.batch([
    selectVersions(db, key),
    selectSignatures(db, key),
    selectMembers(db, actor.clusterId),
    selectCluster(db, actor.clusterId),
  ]);
  if (!cluster) throw new GrappeError('internal', `cluster ${actor.clusterId} is gone`);
  return { row, versions, signatures: signed.map(({ signature }) => signature), members, cluster };
}
