import { and, asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '../client.ts';
import {
  boards,
  deliverables,
  establishments,
  expectedDeliverables,
  people,
  phases,
  sheets,
  signatures,
  snapshots,
} from '../schema.ts';
import { LINK } from './snapshots.ts';

/** One deliverable with all that its page shows, the bytes of the document apart. */
function deliverableRows(db: Database) {
  return db
    .select({
      id: deliverables.id,
      expectedId: deliverables.expectedDeliverableId,
      version: deliverables.version,
      state: deliverables.state,
      submittedAt: deliverables.submittedAt,
      submittedBy: people.displayName,
      signingColleges: deliverables.signingColleges,
      transmittedAt: deliverables.transmittedAt,
      title: expectedDeliverables.title,
      phaseTitle: phases.title,
      clusterId: establishments.clusterId,
      establishment: establishments,
      board: { id: boards.id, title: boards.title, kind: boards.kind },
      /** The sheet as it is now, which may be writing a later version. */
      sheet: { version: sheets.version, sealedAt: sheets.sealedAt },
      snapshot: { id: snapshots.id, ...LINK },
    })
    .from(deliverables)
    .innerJoin(expectedDeliverables, eq(expectedDeliverables.id, deliverables.expectedDeliverableId))
    .innerJoin(phases, eq(phases.id, expectedDeliverables.phaseId))
    .innerJoin(establishments, eq(establishments.id, deliverables.establishmentId))
    .innerJoin(people, eq(people.id, deliverables.submittedBy))
    .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
    .innerJoin(boards, eq(boards.id, snapshots.boardId))
    .innerJoin(sheets, eq(sheets.id, snapshots.sheetId));
}

export type DeliverableRow = Awaited<ReturnType<typeof deliverableRows>>[number];

export async function findDeliverable(db: Database, id: string): Promise<DeliverableRow | undefined> {
  const [row] = await deliverableRows(db).where(eq(deliverables.id, id));
  return row;
}

/** Who transmitted a version, beside who handed it in. */
const sender = alias(people, 'sender');

/** What identifies a deliverable through its versions. */
export type DeliverableKey = { expectedId: string; establishmentId: string };

/** Picks every version of a deliverable. */
export const ofKey = ({ expectedId, establishmentId }: DeliverableKey) =>
  and(eq(deliverables.expectedDeliverableId, expectedId), eq(deliverables.establishmentId, establishmentId));

/** All versions of a deliverable, newest first, without what they say. */
export function selectVersions(db: Database, key: DeliverableKey) {
  return db
    .select({
      id: deliverables.id,
      version: deliverables.version,
      state: deliverables.state,
      hash: snapshots.hash,
      previousHash: snapshots.previousHash,
      submittedAt: deliverables.submittedAt,
      submittedBy: people.displayName,
      transmittedAt: deliverables.transmittedAt,
      transmittedBy: sender.displayName,
    })
    .from(deliverables)
    .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
    .innerJoin(people, eq(people.id, deliverables.submittedBy))
    .leftJoin(sender, eq(sender.id, deliverables.transmittedBy))
    .where(ofKey(key))
    .orderBy(desc(deliverables.version));
}

/** Signatures on every version of a deliverable, in the order they were given. */
export function selectSignatures(db: Database, key: DeliverableKey) {
  return db
    .select({ signature: signatures })
    .from(signatures)
    .innerJoin(deliverables, eq(deliverables.id, signatures.deliverableId))
    .where(ofKey(key))
    .orderBy(asc(signatures.signedAt));
}

export type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number];
export type SignatureRow = typeof signatures.$inferSelect;
