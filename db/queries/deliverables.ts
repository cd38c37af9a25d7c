import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import type { SignOff } from '#domain/deliverable/deliverable.ts';
import { refusalOf, stateAfterSigning } from '#domain/deliverable/sign-off.ts';
import { GrappeError } from '#domain/errors.ts';
import type { College } from '#domain/people/roles.ts';
import type { Database } from '../client.ts';
import {
  auditLog,
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
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { appendSnapshot, findSnapshot, type SealedState } from './snapshots.ts';

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
      title: expectedDeliverables.title,
      phaseTitle: phases.title,
      clusterId: establishments.clusterId,
      establishment: establishments,
      board: { id: boards.id, title: boards.title, kind: boards.kind },
      /** The sheet as it is now, which may be writing a later version. */
      sheet: { version: sheets.version, sealedAt: sheets.sealedAt },
      snapshot: {
        id: snapshots.id,
        position: snapshots.position,
        sheetId: snapshots.sheetId,
        boardId: snapshots.boardId,
        version: snapshots.version,
        schemaVersion: snapshots.schemaVersion,
        projection: snapshots.projection,
        previousHash: snapshots.previousHash,
        hash: snapshots.hash,
      },
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

/** What identifies a deliverable through its versions. */
export type DeliverableKey = { expectedId: string; establishmentId: string };

const ofKey = ({ expectedId, establishmentId }: DeliverableKey) =>
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
    })
    .from(deliverables)
    .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
    .innerJoin(people, eq(people.id, deliverables.submittedBy))
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

/** An expected deliverable with the cluster it belongs to. */
export async function findExpected(db: Database, id: string) {
  const [row] = await db
    .select({
      id: expectedDeliverables.id,
      phaseId: expectedDeliverables.phaseId,
      boardKind: expectedDeliverables.boardKind,
      clusterId: phases.clusterId,
    })
    .from(expectedDeliverables)
    .innerJoin(phases, eq(phases.id, expectedDeliverables.phaseId))
    .where(eq(expectedDeliverables.id, id));
  return row;
}

export type Submission = DeliverableKey & {
  clusterId: string;
  boardId: string;
  sheetId: string;
  /** Version of the sheet that was looked at. */
  sheetVersion: number;
  /** State the room sealed; null for a sheet that was sealed before. */
  sealed: SealedState | null;
  personId: string;
  at: number;
};

/**
 * Hands in a sheet, all or nothing: the snapshot (or the one the sheet already has), the frozen sheet, the deliverable, and its
 * earlier versions superseded (rule D6). Handing in again what is handed in already changes nothing and gives the same id: a double click,
 * or a reply that was lost. Throws `sheet_sealed` when the sheet has moved on to another version meanwhile, and
 * `sheet_not_sealed` when there is neither a snapshot nor a state to make one of.
 */
export function submitDeliverable(db: Database, submission: Submission): Promise<string> {
  const { clusterId, expectedId, establishmentId, personId, at } = submission;
  return inWriteTransaction(db, async (tx) => {
    const snapshot = await snapshotFor(tx, submission);
    const [newest] = await tx
      .select({ id: deliverables.id, version: deliverables.version, snapshotId: deliverables.snapshotId })
      .from(deliverables)
      .where(ofKey(submission))
      .orderBy(desc(deliverables.version))
      .limit(1);
    if (newest?.snapshotId === snapshot.id) return newest.id;

    await tx
      .update(deliverables)
      .set({ state: 'superseded' })
      .where(and(ofKey(submission), ne(deliverables.state, 'superseded')));
    const id = nanoid(22);
    const version = (newest?.version ?? 0) + 1;
    await tx.insert(deliverables).values({
      id,
      expectedDeliverableId: expectedId,
      establishmentId,
      snapshotId: snapshot.id,
      version,
      state: 'submitted',
      submittedBy: personId,
      submittedAt: at,
    });
    await tx.insert(auditLog).values({
      at,
      clusterId,
      personId,
      action: 'deliverable.submit',
      subject: id,
      detail: { version, hash: snapshot.hash },
    });
    return id;
  });
}

async function snapshotFor(tx: Transaction, submission: Submission): Promise<{ id: string; hash: string }> {
  const { clusterId, boardId, sheetId, sheetVersion, sealed, personId, at } = submission;
  const [sheet] = await tx.select({ version: sheets.version }).from(sheets).where(eq(sheets.id, sheetId));
  if (sheet?.version !== sheetVersion) throw new GrappeError('sheet_sealed', 'a newer version was begun');
  const existing = await findSnapshot(tx, sheetId, sheetVersion);
  if (existing) return existing;
  if (!sealed) throw new GrappeError('sheet_not_sealed');
  return appendSnapshot(tx, {
    ...sealed,
    clusterId,
    boardId,
    sheetId,
    version: sheetVersion,
    createdBy: personId,
    createdAt: at,
  });
}

export type Signer = { personId: string; college: College | null; name: string; title: string };

/**
 * Gives one college's opinion, all or nothing with the state it leads to (rules D3, D4, D5, D6). The lock is held while the other
 * signatures are read, so that the last two of three signing at once still validate. Throws what `refusalOf` answers, and
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
    const [deliverable] = await tx
      .select({ state: deliverables.state, hash: snapshots.hash, clusterId: snapshots.clusterId })
      .from(deliverables)
      .innerJoin(snapshots, eq(snapshots.id, deliverables.snapshotId))
      .where(eq(deliverables.id, deliverableId));
    if (!deliverable) throw new GrappeError('not_found');
    const { state, hash, clusterId } = deliverable;
    const given = await tx
      .select({ college: signatures.college, opinion: signatures.opinion, hash: signatures.snapshotHash })
      .from(signatures)
      .where(eq(signatures.deliverableId, deliverableId));
    const { college } = signer;
    const refusal = refusalOf({ state, hash, signatures: given }, college, signOff);
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
    const next = stateAfterSigning({ state, hash, signatures: [...given, { college, opinion, hash }] });
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

/**
 * Opens the next version of a sealed sheet for writing and answers its number. What was handed in stays as it is until the new one is
 * handed in (rule D6). Throws `sheet_not_sealed`, so that two clicks open one version.
 */
export function startNewVersion(
  db: Database,
  { sheetId, clusterId, personId, at }: { sheetId: string; clusterId: string; personId: string; at: number },
): Promise<number> {
  return inWriteTransaction(db, async (tx) => {
    const [sheet] = await tx.select().from(sheets).where(eq(sheets.id, sheetId));
    if (!sheet || sheet.sealedAt === null) throw new GrappeError('sheet_not_sealed');
    const version = sheet.version + 1;
    await tx.update(sheets).set({ version, sealedAt: null }).where(eq(sheets.id, sheetId));
    await tx
      .insert(auditLog)
      .values({ at, clusterId, personId, action: 'sheet.newVersion', subject: sheetId, detail: { version } });
    return version;
  });
}
