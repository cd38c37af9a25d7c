import { eq } from 'drizzle-orm';
import { transmissionRefusal } from '#domain/deliverable/transmission.ts';
import { GrappeError } from '#domain/errors.ts';
import type { Database } from '../client.ts';
import { auditLog, deliverables } from '../schema.ts';
import { inWriteTransaction } from '../write-transaction.ts';
import { deliverableToDecide } from './deliverable-to-decide.ts';

/**
 * Gives one version to the programme, once (rule D8): from this instant the lead and the observers of the cluster read it. `hash`: what was
 * read. `at`: ms UTC. Throws what `transmissionRefusal` answers, and `not_found`.
 */
export function transmitDeliverable(
  db: Database,
  deliverableId: string,
  personId: string,
  hash: string,
  at: number,
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const deliverable = await deliverableToDecide(tx, deliverableId);
    const refusal = transmissionRefusal(deliverable, hash);
    if (refusal) throw new GrappeError(refusal);
    await tx
      .update(deliverables)
      .set({ state: 'transmitted', transmittedAt: at, transmittedBy: personId })
      .where(eq(deliverables.id, deliverableId));
    await tx.insert(auditLog).values({
      at,
      clusterId: deliverable.clusterId,
      personId,
      action: 'deliverable.transmit',
      subject: deliverableId,
      detail: { hash },
    });
  });
}
