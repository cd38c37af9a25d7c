import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { traces } from '../schema.ts';

export type TraceRow = typeof traces.$inferSelect;

/** Links that begin or end on a sheet, oldest first. */
export function selectTracesOf(db: Database, sheetId: string) {
  return db
    .select()
    .from(traces)
    .where(or(eq(traces.fromSheetId, sheetId), eq(traces.toSheetId, sheetId)))
    .orderBy(asc(traces.createdAt), asc(traces.id));
}

export async function findTrace(db: Database, id: string): Promise<TraceRow | undefined> {
  const [row] = await db.select().from(traces).where(eq(traces.id, id));
  return row;
}

const same = (column: typeof traces.fromItemId | typeof traces.toItemId, itemId: string | null) =>
  itemId === null ? isNull(column) : eq(column, itemId);

/** The link between these two ends, when it was made already. */
export async function findSameTrace(
  db: Database,
  {
    fromSheetId,
    fromItemId,
    toSheetId,
    toItemId,
  }: Omit<TraceRow, 'id' | 'clusterId' | 'createdBy' | 'createdAt'>,
): Promise<TraceRow | undefined> {
  const [row] = await db
    .select()
    .from(traces)
    .where(
      and(
        eq(traces.fromSheetId, fromSheetId),
        same(traces.fromItemId, fromItemId),
        eq(traces.toSheetId, toSheetId),
        same(traces.toItemId, toItemId),
      ),
    );
  return row;
}

export function insertTrace(db: Database, row: TraceRow) {
  return db.insert(traces).values(row);
}

export function deleteTrace(db: Database, id: string) {
  return db.delete(traces).where(eq(traces.id, id));
}
