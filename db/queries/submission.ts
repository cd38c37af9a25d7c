import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { signingColleges } from '#domain/deliverable/sign-off.ts';
import { GrappeError } from '#domain/errors.ts';
import type { College } from '#domain/people/roles.ts';
import type { TeamForm } from '#domain/programmes/programme.ts';
import type { Database } from '../client.ts';
import { auditLog, deliverables, expectedDeliverables, memberships, phases, sheets } from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { ofKey, type DeliverableKey } from './deliverables.ts';
import { appendSnapshot, findSnapshot, type SealedState } from './snapshots.ts';

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
  /** Ways a team of the programme can be made: who signs depends on which of them the establishment has now (rule D3). */
  teamForms: readonly Pick<TeamForm, 'colleges'>[];
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
    const signatories = signingColleges(submission.teamForms, await titulairesOf(tx, establishmentId));
    await tx.insert(deliverables).values({
      id,
      expectedDeliverableId: expectedId,
      establishmentId,
      snapshotId: snapshot.id,
      version,
      state: 'submitted',
      submittedBy: personId,
      submittedAt: at,
      signingColleges: signatories,
    });
    await tx.insert(auditLog).values({
      at,
      clusterId,
      personId,
      action: 'deliverable.submit',
      subject: id,
      detail: { version, hash: snapshot.hash, signingColleges: signatories },
    });
    return id;
  });
}

/** Colleges of an establishment that have a titulaire today: deputies hold no seat of their own. */
async function titulairesOf(tx: Transaction, establishmentId: string): Promise<Set<College>> {
  const rows = await tx
    .select({ college: memberships.college })
    .from(memberships)
    .where(
      and(
        eq(memberships.establishmentId, establishmentId),
        eq(memberships.role, 'member'),
        eq(memberships.isDeputy, false),
        isNotNull(memberships.college),
        isNull(memberships.endedAt),
      ),
    );
  return new Set(rows.flatMap(({ college }) => college ?? []));
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
