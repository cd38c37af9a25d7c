import { asc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { boards, deliverables, establishments, signatures, snapshots } from '../schema.ts';

/** Every deliverable of a cluster with where it came from, oldest version first. */
export function selectHandedIn(db: Database, clusterId: string) {
  return db
    .select({
      id: deliverables.id,
      expectedId: deliverables.expectedDeliverableId,
      establishmentId: deliverables.establishmentId,
      version: deliverables.version,
      state: deliverables.state,
      submittedAt: deliverables.submittedAt,
      signingColleges: deliverables.signingColleges,
      transmittedAt: deliverables.transmittedAt,
      boardId: snapshots.boardId,
      boardTitle: boards.title,
      sheetId: snapshots.sheetId,
    })
    .from(deliverables)
    .innerJoin(establishments, eq(establishments.id, deliverables.establishmentId))
    .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
    .innerJoin(boards, eq(boards.id, snapshots.boardId))
    .where(eq(establishments.clusterId, clusterId))
    .orderBy(asc(deliverables.version));
}

/** Who signed what in a cluster, without a word of the comments. */
export function selectOpinions(db: Database, clusterId: string) {
  return db
    .select({
      deliverableId: signatures.deliverableId,
      college: signatures.college,
      opinion: signatures.opinion,
      signedAt: signatures.signedAt,
    })
    .from(signatures)
    .innerJoin(deliverables, eq(deliverables.id, signatures.deliverableId))
    .innerJoin(establishments, eq(establishments.id, deliverables.establishmentId))
    .where(eq(establishments.clusterId, clusterId));
}

/** Deliverables made from one sheet, oldest first. */
export function selectHandedInFrom(db: Database, sheetId: string) {
  return db
    .select({
      id: deliverables.id,
      state: deliverables.state,
      transmittedAt: deliverables.transmittedAt,
      expectedId: deliverables.expectedDeliverableId,
      /** Version of the sheet that was handed in. */
      sheetVersion: snapshots.version,
    })
    .from(deliverables)
    .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
    .where(eq(snapshots.sheetId, sheetId))
    .orderBy(asc(snapshots.version), asc(deliverables.submittedAt));
}

export type HandedInRow = Awaited<ReturnType<typeof selectHandedIn>>[number];
export type OpinionRow = Awaited<ReturnType<typeof selectOpinions>>[number];
