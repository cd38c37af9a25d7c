import { eq, max } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { GrappeError } from '#domain/errors.ts';
import type { ExpectedEdit, NewExpected } from '#domain/phases/plan.ts';
import type { PhaseSuggestion } from '#domain/programmes/programme.ts';
import type { Database } from '../client.ts';
import { deliverables, expectedDeliverables, phases, type TextSource } from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { logged, phaseOf, type Change } from './plan.ts';

async function append(
  tx: Transaction,
  phaseId: string,
  draft: NewExpected & { source: TextSource },
): Promise<string> {
  const [last] = await tx
    .select({ position: max(expectedDeliverables.position) })
    .from(expectedDeliverables)
    .where(eq(expectedDeliverables.phaseId, phaseId));
  const id = nanoid(22);
  await tx
    .insert(expectedDeliverables)
    .values({ ...draft, id, phaseId, position: (last?.position ?? -1) + 1 });
  return id;
}

async function expectedOf(tx: Transaction, { clusterId }: Change, id: string) {
  const [row] = await tx
    .select({ expected: expectedDeliverables, clusterId: phases.clusterId })
    .from(expectedDeliverables)
    .innerJoin(phases, eq(phases.id, expectedDeliverables.phaseId))
    .where(eq(expectedDeliverables.id, id));
  if (row?.clusterId !== clusterId) throw new GrappeError('not_found');
  return row.expected;
}

/** One more deliverable the cluster asks of each establishment. Throws `not_found`. */
export function addExpected(
  db: Database,
  change: Change,
  phaseId: string,
  draft: NewExpected,
): Promise<string> {
  return inWriteTransaction(db, async (tx) => {
    await phaseOf(tx, change, phaseId);
    const id = await append(tx, phaseId, { ...draft, source: 'cluster' });
    await logged(tx, change, 'expected.create', id, { phaseId, boardKind: draft.boardKind });
    return id;
  });
}

/**
 * Changes words, board or due date (ms UTC); words that change become the cluster's own. Throws `not_found`, and `expected_in_use`
 * for words or a board under which something was handed in: it was signed for what it then said.
 */
export function editExpected(db: Database, change: Change, id: string, edit: ExpectedEdit): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const before = await expectedOf(tx, change, id);
    const after = { ...before, ...edit };
    const reworded = after.title !== before.title || after.boardKind !== before.boardKind;
    if (!reworded && after.dueAt === before.dueAt) return;
    if (reworded && (await isAnswered(tx, id))) throw new GrappeError('expected_in_use');
    const { title, boardKind, dueAt } = after;
    const source = after.title === before.title ? before.source : 'cluster';
    await tx
      .update(expectedDeliverables)
      .set({ title, boardKind, dueAt, source })
      .where(eq(expectedDeliverables.id, id));
    await logged(tx, change, 'expected.edit', id, { reworded, dueAt });
  });
}

/** Takes away what the call does not ask for (rule F5). Throws `not_found`, `expected_in_use`. */
export function removeExpected(db: Database, change: Change, id: string): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const { source } = await expectedOf(tx, change, id);
    if (source === 'call' || (await isAnswered(tx, id))) throw new GrappeError('expected_in_use');
    await tx.delete(expectedDeliverables).where(eq(expectedDeliverables.id, id));
    await logged(tx, change, 'expected.remove', id);
  });
}

async function isAnswered(tx: Transaction, expectedId: string): Promise<boolean> {
  const [answer] = await tx
    .select({ id: deliverables.id })
    .from(deliverables)
    .where(eq(deliverables.expectedDeliverableId, expectedId))
    .limit(1);
  return answer !== undefined;
}

/**
 * Puts another call's words on a phase: its subtitle, its title where it fits, and the deliverables it expects that are not there
 * yet, due when the phase ends. They are marked as added by Grappe. Applied twice, it changes nothing more. Throws `not_found`.
 */
export function applySuggestion(
  db: Database,
  change: Change,
  phaseId: string,
  suggestion: PhaseSuggestion,
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const phase = await phaseOf(tx, change, phaseId);
    const title = suggestion.title ?? phase.title;
    const subtitle = suggestion.subtitles.join(' · ') || phase.subtitle;
    const reworded = title !== phase.title || subtitle !== phase.subtitle;
    // A title somebody of the cluster wrote stays theirs.
    const source = phase.source === 'cluster' && title === phase.title ? 'cluster' : 'grappe';
    if (reworded) await tx.update(phases).set({ title, subtitle, source }).where(eq(phases.id, phaseId));
    const there = await tx
      .select({ title: expectedDeliverables.title })
      .from(expectedDeliverables)
      .where(eq(expectedDeliverables.phaseId, phaseId));
    const missing = suggestion.expected.filter((one) => !there.some(({ title }) => title === one.title));
    for (const { title, boardKind } of missing)
      await append(tx, phaseId, { title, boardKind, dueAt: phase.endsAt, source: 'grappe' });
    if (!reworded && missing.length === 0) return;
    await logged(tx, change, 'phase.suggest', phaseId, { from: suggestion.from, expected: missing.length });
  });
}
