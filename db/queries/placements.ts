import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { PlacementItemSchema } from '#domain/placement/placement.ts';
import type { PlacementResult } from '#domain/placement/result.ts';
import type { Database } from '../client.ts';
import { placements } from '../schema.ts';
import { insertAuditIfChanged, type AuditEntry } from './audit.ts';

export type PlacementRow = Omit<typeof placements.$inferSelect, 'items' | 'result'> & {
  items: v.InferOutput<typeof PlacementItemSchema>[];
  /** Written by the reveal alone; null before, and after it until it was fetched from the box. */
  result: PlacementResult | null;
};

export type NewPlacement = Omit<PlacementRow, 'state' | 'revealedAt' | 'result'>;

function parsed(row: typeof placements.$inferSelect): PlacementRow {
  return {
    ...row,
    items: v.parse(v.array(PlacementItemSchema), row.items),
    result: row.result as PlacementResult | null,
  };
}

export async function findPlacement(db: Database, placementId: string): Promise<PlacementRow | undefined> {
  const [row] = await db.select().from(placements).where(eq(placements.id, placementId));
  return row && parsed(row);
}

/** The newest placement of a sheet; undefined when there was never one. */
export async function newestPlacement(db: Database, sheetId: string): Promise<PlacementRow | undefined> {
  const [row] = await db
    .select()
    .from(placements)
    .where(eq(placements.sheetId, sheetId))
    .orderBy(desc(placements.openedAt), desc(placements.id))
    .limit(1);
  return row && parsed(row);
}

/**
 * Writes an open placement, unless its sheet has one already: decided by the database itself, since two facilitators can click at
 * once. False when it was not written.
 */
export async function insertOpenPlacement(
  db: Database,
  placement: NewPlacement,
  entry: AuditEntry,
): Promise<boolean> {
  const [inserted] = await db.batch([
    db.run(sql`
      INSERT INTO ${placements} (id, sheet_id, state, items, elector_count, opened_by, opened_at)
      SELECT ${placement.id}, ${placement.sheetId}, 'open', ${JSON.stringify(placement.items)},
        ${placement.electorCount}, ${placement.openedBy}, ${placement.openedAt}
      WHERE NOT EXISTS (
        SELECT 1 FROM ${placements} WHERE ${placements.sheetId} = ${placement.sheetId} AND ${placements.state} = 'open')`),
    insertAuditIfChanged(db, entry),
  ]);
  return inserted.rowsAffected > 0;
}

/** From here on the placement is revealed, whatever happens to who asked for it; its box is to be opened. `at` is in ms UTC. */
export async function revealPlacement(
  db: Database,
  placementId: string,
  at: number,
  entry: AuditEntry,
): Promise<void> {
  await db.batch([
    db
      .update(placements)
      .set({ state: 'revealed', revealedAt: at })
      .where(and(eq(placements.id, placementId), eq(placements.state, 'open'))),
    insertAuditIfChanged(db, entry),
  ]);
}

/** Keeps what the box said. Done twice, the second changes nothing. */
export async function keepPlacementResult(db: Database, result: PlacementResult): Promise<void> {
  const { placementId, revealedAt } = result;
  await db
    .update(placements)
    .set({ result, revealedAt })
    .where(and(eq(placements.id, placementId), isNull(placements.result)));
}
