import { eq } from 'drizzle-orm';
import type { Programme } from '#domain/programmes/programme.ts';
import type { Database } from '../client.ts';
import {
  assignments,
  auditLog,
  boards,
  clusters,
  establishments,
  expectedDeliverables,
  memberships,
  people,
  phases,
  sheets,
} from '../schema.ts';
import { inWriteTransaction } from '../write-transaction.ts';
import { keepProgramme } from './programmes.ts';

/** Every row of a cluster that does not exist yet; which row holds its programme is the database's to know. */
export type ClusterRows = {
  programme: Programme;
  cluster: Omit<typeof clusters.$inferInsert, 'programmeId'>;
  establishments: (typeof establishments.$inferInsert)[];
  phases: (typeof phases.$inferInsert)[];
  expected: (typeof expectedDeliverables.$inferInsert)[];
  boards: (typeof boards.$inferInsert)[];
  sheets: (typeof sheets.$inferInsert)[];
  people: (typeof people.$inferInsert)[];
  memberships: (typeof memberships.$inferInsert)[];
  assignments: (typeof assignments.$inferInsert)[];
};

/** Rows of one INSERT: SQLite bounds the values of a statement. */
const ROWS_AT_ONCE = 200;

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (some: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await insert(rows.slice(at, at + ROWS_AT_ONCE));
}

/** Makes a cluster with all that is in it, or nothing at all (rule C2); one that is there already stays as it is (rule C9). */
export function insertCluster(db: Database, rows: ClusterRows, personId: string, at: number): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const made = await tx.select({ id: clusters.id }).from(clusters).where(eq(clusters.id, rows.cluster.id));
    if (made.length > 0) return;
    const programmeId = await keepProgramme(tx, rows.programme);
    await tx.insert(clusters).values({ ...rows.cluster, programmeId });
    await insertAll(rows.establishments, (some) => tx.insert(establishments).values(some));
    await insertAll(rows.phases, (some) => tx.insert(phases).values(some));
    await insertAll(rows.expected, (some) => tx.insert(expectedDeliverables).values(some));
    await insertAll(rows.boards, (some) => tx.insert(boards).values(some));
    await insertAll(rows.sheets, (some) => tx.insert(sheets).values(some));
    await insertAll(rows.people, (some) => tx.insert(people).values(some));
    await insertAll(rows.memberships, (some) => tx.insert(memberships).values(some));
    await insertAll(rows.assignments, (some) => tx.insert(assignments).values(some));
    await tx.insert(auditLog).values({
      at,
      clusterId: rows.cluster.id,
      personId,
      action: 'cluster.create',
      subject: rows.cluster.id,
      detail: {
        programme: rows.programme.code,
        establishments: rows.establishments.length,
        people: rows.memberships.length,
        boards: rows.boards.length,
      },
    });
  });
}
