import { and, eq, gte, lt, max, sql } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { GrappeError } from '#domain/errors.ts';
import {
  areInOrder,
  changesOfMove,
  type NewPhase,
  type PhaseEdit,
  type PhaseState,
} from '#domain/phases/plan.ts';
import type { Database } from '../client.ts';
import { auditLog, boards, expectedDeliverables, phases, sessions } from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';

/** Who changes which cluster, and when (ms UTC). */
export type Change = { clusterId: string; personId: string; at: number };

/** One line of the log for a change of the plan; never a person's words. */
export function logged(
  tx: Transaction,
  { clusterId, personId, at }: Change,
  action: `${string}.${string}`,
  subject: string,
  detail?: Record<string, string | number | boolean | null>,
) {
  return tx.insert(auditLog).values({ at, clusterId, personId, action, subject, detail });
}

/** A phase of this cluster. Throws `not_found` for any other. */
export async function phaseOf(tx: Transaction, { clusterId }: Change, phaseId: string) {
  const [phase] = await tx.select().from(phases).where(eq(phases.id, phaseId));
  if (phase?.clusterId !== clusterId) throw new GrappeError('not_found');
  return phase;
}

/** Moves phases from `position` on by one place. In two steps: SQLite checks a unique key row by row. */
async function shift(tx: Transaction, clusterId: string, position: number, by: 1 | -1): Promise<void> {
  await tx
    .update(phases)
    .set({ position: sql`-(${phases.position} + ${by}) - 1` })
    .where(and(eq(phases.clusterId, clusterId), gte(phases.position, position)));
  await tx
    .update(phases)
    .set({ position: sql`-${phases.position} - 1` })
    .where(and(eq(phases.clusterId, clusterId), lt(phases.position, 0)));
}

/** Adds a phase of the cluster's own; the ones after it make room. Throws `dates_out_of_order`. */
export function addPhase(db: Database, change: Change, draft: NewPhase): Promise<string> {
  if (!areInOrder(draft.startsAt, draft.endsAt)) throw new GrappeError('dates_out_of_order');
  return inWriteTransaction(db, async (tx) => {
    const { clusterId } = change;
    const [last] = await tx
      .select({ position: max(phases.position) })
      .from(phases)
      .where(eq(phases.clusterId, clusterId));
    const end = (last?.position ?? -1) + 1;
    const position = Math.min(draft.position ?? end, end);
    if (position < end) await shift(tx, clusterId, position, 1);
    const id = nanoid(22);
    await tx
      .insert(phases)
      .values({ ...draft, id, clusterId, position, state: 'planned', source: 'cluster' });
    await logged(tx, change, 'phase.create', id, { position });
    return id;
  });
}

/** Changes words or dates. Words that change become the cluster's own. Throws `not_found`, `dates_out_of_order`. */
export function editPhase(db: Database, change: Change, phaseId: string, edit: PhaseEdit): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const phase = await phaseOf(tx, change, phaseId);
    const after = { ...phase, ...edit };
    if (!areInOrder(after.startsAt, after.endsAt)) throw new GrappeError('dates_out_of_order');
    const reworded = after.title !== phase.title || after.subtitle !== phase.subtitle;
    const redated = after.startsAt !== phase.startsAt || after.endsAt !== phase.endsAt;
    if (!reworded && !redated) return;
    const { title, subtitle, startsAt, endsAt } = after;
    await tx
      .update(phases)
      .set({ title, subtitle, startsAt, endsAt, source: reworded ? 'cluster' : phase.source })
      .where(eq(phases.id, phaseId));
    await logged(tx, change, 'phase.edit', phaseId, { reworded, redated });
  });
}

/**
 * Moves a phase on or back (rules F1, F2), and gives the ids of the phases whose state changed. Asked again once done, it changes
 * nothing. Throws `not_found`, `phase_move_refused`.
 */
export function movePhase(db: Database, change: Change, phaseId: string, to: PhaseState): Promise<string[]> {
  return inWriteTransaction(db, async (tx) => {
    const phase = await phaseOf(tx, change, phaseId);
    if (phase.state === to) return [];
    const all = await tx.select().from(phases).where(eq(phases.clusterId, change.clusterId));
    const changes = changesOfMove(all, phaseId, to);
    if (!changes) throw new GrappeError('phase_move_refused');
    for (const { id, state } of changes) {
      await tx.update(phases).set({ state }).where(eq(phases.id, id));
      const from = all.find((one) => one.id === id)!.state;
      await logged(tx, change, 'phase.move', id, { from, to: state });
    }
    return changes.map(({ id }) => id);
  });
}

/** Removes a phase that holds nothing (rule F4). Throws `not_found`, `phase_not_empty`. */
export function removePhase(db: Database, change: Change, phaseId: string): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const { position } = await phaseOf(tx, change, phaseId);
    for (const table of [boards, sessions, expectedDeliverables] as const) {
      const [held] = await tx.select({ id: table.id }).from(table).where(eq(table.phaseId, phaseId)).limit(1);
      if (held) throw new GrappeError('phase_not_empty');
    }
    await tx.delete(phases).where(eq(phases.id, phaseId));
    await shift(tx, change.clusterId, position + 1, -1);
    await logged(tx, change, 'phase.remove', phaseId, { position });
  });
}
