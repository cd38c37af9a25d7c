import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import type { SignOff } from '#domain/deliverable/deliverable.ts';
import { refusalOf, stateAfterSigning } from '#domain/deliverable/sign-off.ts';
import { GrappeError } from '#domain/errors.ts';
import type { College } from '#domain/people/roles.ts';
import type { Database } from '../client.ts';
import { auditLog, deliverables, signatures } from '../schema.ts';
import { inWriteTransaction } from '../write-transaction.ts';
import { deliverableToDecide } from './deliverable-to-decide.ts';

export type Signer = { personId: string; college: College | null; name: string; title: string };

/**
 * Gives one college's opinion, all or nothing with the state it leads to (rules D3, D4, D5, D6). The lock is held while the other
 * signatures are read, so that the last two signing at once still validate. Throws what `refusalOf` answers, and
 * `not_found`.
 */
export async function signDeliverable(
  db: Database,
  deliverableId: string,
  signer: Signer,
  signOff: SignOff,
  at: number,
): Promise<void> {
  await inWriteTransaction(db, async (tx) => {
    const { state, hash, signingColleges, clusterId } = await deliverableToDecide(tx, deliverableId);
    const given = await tx
      .select({ college: signatures.college, opinion: signatures.opinion, hash: signatures.snapshotHash })
      .from(signatures)
      .where(eq(signatures.deliverableId, deliverableId));
    const { college } = signer;
    const refusal = refusalOf({ state, hash, signingColleges, signatures: given }, college, signOff);
    if (refusal || college === null) throw new GrappeError(refusal ?? 'not_a_signatory');

    const { opinion, comment } = signOff;
    await tx.insert(signatures).values({
      id: nanoid(22),
      deliverableId,
      snapshotHash: hash,
      college,
      personId: signer.personId,
      signedName: signer.name,
      signedTitle: signer.title,
      opinion,
      comment,
      signedAt: at,
    });
    const next = stateAfterSigning({
      state,
      hash,
      signingColleges,
      signatures: [...given, { college, opinion, hash }],
    });
    if (next !== state)
      await tx.update(deliverables).set({ state: next }).where(eq(deliverables.id, deliverableId));
    await tx.insert(auditLog).values({
      at,
      clusterId,
      personId: signer.personId,
      action: 'deliverable.sign',
      subject: deliverableId,
      detail: { college, opinion, hash, state: next },
    });
  });
}
