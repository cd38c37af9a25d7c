import { eq } from 'drizzle-orm';
import { GrappeError } from '#domain/errors.ts';
import { deliverables, snapshots } from '../schema.ts';
import type { Transaction } from '../write-transaction.ts';

/** A version as a signature and a transmission look at it, under the lock they then write with. Throws `not_found`. */
export async function deliverableToDecide(tx: Transaction, id: string) {
  const [deliverable] = await tx
    .select({
      state: deliverables.state,
      signingColleges: deliverables.signingColleges,
      transmittedAt: deliverables.transmittedAt,
      hash: snapshots.hash,
      clusterId: snapshots.clusterId,
    })
    .from(deliverables)
    .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
    .where(eq(deliverables.id, id));
  if (!deliverable) throw new GrappeError('not_found');
  return deliverable;
}
