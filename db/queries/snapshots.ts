import { and, asc, desc, eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { type Anchor, type ChainLink, firstBadLink } from '#domain/deliverable/chain.ts';
import {
  canonicalProjection,
  FIRST_POSITION,
  GENESIS_HASH,
  hashSnapshot,
} from '#domain/deliverable/snapshot-hash.ts';
import { PROJECTION_VERSION, type SheetProjection } from '#domain/sheet/projection.ts';
import type { ChainView } from '#domain/views.ts';
import * as v from 'valibot';
import type { Database } from '../client.ts';
import {
  auditLog,
  clusters,
  deliverables,
  establishments,
  sheets,
  signatures,
  snapshots,
} from '../schema.ts';
import type { Transaction } from '../write-transaction.ts';

/** Columns of a link of the chain: its place, what its hash is of, and the hash. */
export const LINK = {
  position: snapshots.position,
  sheetId: snapshots.sheetId,
  boardId: snapshots.boardId,
  version: snapshots.version,
  schemaVersion: snapshots.schemaVersion,
  projection: snapshots.projection,
  previousHash: snapshots.previousHash,
  hash: snapshots.hash,
};

/** One consistent state of a sheet, as its room gave it. */
export type SealedState = { yjs: Uint8Array; projection: SheetProjection };

export type NewSnapshot = SealedState & {
  clusterId: string;
  boardId: string;
  sheetId: string;
  version: number;
  createdBy: string;
  createdAt: number;
};

/** Action under which each seal is noted in the audit log, where the verifier looks for it. */
const SEALED = 'snapshot.sealed';

const SealedDetail = v.object({ position: v.number(), hash: v.string() });

/**
 * Adds a snapshot behind the last one of its cluster, freezes its sheet and notes the seal, all in the caller's transaction.
 * Should two ever read the same last snapshot, the unique (cluster, position) lets only one of them in (failure case 44).
 */
export async function appendSnapshot(
  tx: Transaction,
  snapshot: NewSnapshot,
): Promise<{ id: string; hash: string }> {
  const { clusterId, boardId, sheetId, version, createdBy, createdAt } = snapshot;
  const [head] = await tx
    .select({ position: snapshots.position, hash: snapshots.hash })
    .from(snapshots)
    .where(eq(snapshots.clusterId, clusterId))
    .orderBy(desc(snapshots.position))
    .limit(1);
  const content = {
    projection: canonicalProjection(snapshot.projection),
    boardId,
    sheetId,
    version,
    schemaVersion: PROJECTION_VERSION,
    previousHash: head?.hash ?? GENESIS_HASH,
  };
  const position = head ? head.position + 1 : FIRST_POSITION;
  const hash = await hashSnapshot(content);
  const id = nanoid(22);
  await tx.insert(snapshots).values({
    ...content,
    id,
    clusterId,
    position,
    hash,
    yjsState: Buffer.from(snapshot.yjs),
    createdBy,
    createdAt,
  });
  await tx.update(sheets).set({ sealedAt: createdAt }).where(eq(sheets.id, sheetId));
  await tx.insert(auditLog).values({
    at: createdAt,
    clusterId,
    personId: createdBy,
    action: SEALED,
    subject: id,
    detail: { position, hash, sheetId, version },
  });
  return { id, hash };
}

/** The snapshot of one version of a sheet; undefined while it is being written. */
export async function findSnapshot(db: Database | Transaction, sheetId: string, version: number) {
  const [row] = await db
    .select({ id: snapshots.id, hash: snapshots.hash })
    .from(snapshots)
    .where(and(eq(snapshots.sheetId, sheetId), eq(snapshots.version, version)));
  return row;
}

/** Walks the chain of one cluster and says what is first wrong with it, if anything is. */
export async function verifyChain(db: Database, clusterId: string, checkedAt: number): Promise<ChainView> {
  // One batch is one moment: a seal that lands between two reads must not look like a cut-off end.
  const [links, handedIn, signed, noted] = await db.batch([
    db
      .select({
        snapshotId: snapshots.id,
        ...LINK,
      })
      .from(snapshots)
      .where(eq(snapshots.clusterId, clusterId))
      .orderBy(asc(snapshots.position)),
    deliverableAnchors(db, clusterId),
    signatureAnchors(db, clusterId),
    db
      .select({ snapshotId: auditLog.subject, detail: auditLog.detail })
      .from(auditLog)
      .where(and(eq(auditLog.clusterId, clusterId), eq(auditLog.action, SEALED)))
      .orderBy(asc(auditLog.id)),
  ]);
  const anchors: Anchor[] = [
    ...handedIn.map(({ snapshotId }) => ({
      source: 'deliverable' as const,
      snapshotId,
      position: null,
      hash: null,
    })),
    ...signed.map((anchor) => ({ source: 'signature' as const, ...anchor, position: null })),
    ...noted.map(({ snapshotId, detail }) => ({
      source: 'audit' as const,
      snapshotId,
      ...v.parse(SealedDetail, detail),
    })),
  ];
  const chain: ChainLink[] = links;
  return {
    clusterId,
    length: chain.length,
    checkedAt,
    head: chain.at(-1)?.hash ?? null,
    brokenAt: await firstBadLink(chain, anchors),
  };
}

/** Found through the establishment, not through the snapshot, which may be gone. */
function deliverableAnchors(db: Database, clusterId: string) {
  return db
    .select({ snapshotId: deliverables.snapshotId })
    .from(deliverables)
    .innerJoin(establishments, eq(establishments.id, deliverables.establishmentId))
    .where(eq(establishments.clusterId, clusterId))
    .orderBy(asc(deliverables.submittedAt));
}

function signatureAnchors(db: Database, clusterId: string) {
  return db
    .select({ snapshotId: deliverables.snapshotId, hash: signatures.snapshotHash })
    .from(signatures)
    .innerJoin(deliverables, eq(deliverables.id, signatures.deliverableId))
    .innerJoin(establishments, eq(establishments.id, deliverables.establishmentId))
    .where(eq(establishments.clusterId, clusterId))
    .orderBy(asc(signatures.signedAt));
}

/** Every cluster, by name, for whoever verifies them all. */
export function selectClusterNames(db: Database) {
  return db.select({ id: clusters.id, name: clusters.name }).from(clusters).orderBy(asc(clusters.name));
}
