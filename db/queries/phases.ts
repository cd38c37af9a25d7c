import { asc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { expectedDeliverables, phases } from '../schema.ts';

/** Phases of a cluster, in order. */
export function selectPhases(db: Database, clusterId: string) {
  return db.select().from(phases).where(eq(phases.clusterId, clusterId)).orderBy(asc(phases.position));
}

/** What the programme expects of each establishment of a cluster, in the order of the phases. */
export function selectExpected(db: Database, clusterId: string) {
  return db
    .select({
      id: expectedDeliverables.id,
      phaseId: expectedDeliverables.phaseId,
      title: expectedDeliverables.title,
      boardKind: expectedDeliverables.boardKind,
      dueAt: expectedDeliverables.dueAt,
      source: expectedDeliverables.source,
      phaseTitle: phases.title,
      phasePosition: phases.position,
    })
    .from(expectedDeliverables)
    .innerJoin(phases, eq(phases.id, expectedDeliverables.phaseId))
    .where(eq(phases.clusterId, clusterId))
    .orderBy(asc(phases.position), asc(expectedDeliverables.position));
}

export type PhaseRow = Awaited<ReturnType<typeof selectPhases>>[number];
export type ExpectedRow = Awaited<ReturnType<typeof selectExpected>>[number];
