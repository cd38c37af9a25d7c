import { and, asc, eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { GrappeError } from '#domain/errors.ts';
import type { NewSession, SessionEdit } from '#domain/session/plan.ts';
import type { Database } from '../client.ts';
import { phases, sessions } from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { logged, phaseOf, type Change } from './plan.ts';

/** Every session of a cluster, over and called off included, the earliest first. */
export function selectCalendar(db: Database, clusterId: string) {
  return db
    .select({ session: sessions, phaseTitle: phases.title })
    .from(sessions)
    .innerJoin(phases, eq(phases.id, sessions.phaseId))
    .where(eq(sessions.clusterId, clusterId))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
}

export type CalendarRow = Awaited<ReturnType<typeof selectCalendar>>[number];

/** Plans a session in a phase. Throws `not_found`. */
export function planSession(db: Database, change: Change, draft: NewSession): Promise<string> {
  return inWriteTransaction(db, async (tx) => {
    await phaseOf(tx, change, draft.phaseId);
    const id = nanoid(22);
    await tx.insert(sessions).values({ ...draft, id, clusterId: change.clusterId, state: 'planned' });
    await logged(tx, change, 'session.plan', id, { startsAt: draft.startsAt, endsAt: draft.endsAt });
    return id;
  });
}

/** A session of this cluster that has not begun. Throws `not_found`, `session_cancelled`, `session_not_planned`. */
async function plannedSession(tx: Transaction, { clusterId }: Change, id: string) {
  const [session] = await tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.clusterId, clusterId)));
  if (!session) throw new GrappeError('not_found');
  if (session.cancelledAt !== null) throw new GrappeError('session_cancelled');
  if (session.state !== 'planned') throw new GrappeError('session_not_planned');
  return session;
}

/** Moves or renames a session that has not begun. Throws what `plannedSession` throws. */
export function editSession(db: Database, change: Change, id: string, edit: SessionEdit): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const session = await plannedSession(tx, change, id);
    await phaseOf(tx, change, edit.phaseId);
    await tx
      .update(sessions)
      .set({ ...edit, revision: session.revision + 1 })
      .where(eq(sessions.id, id));
    await logged(tx, change, 'session.edit', id, { startsAt: edit.startsAt, endsAt: edit.endsAt });
  });
}

/** Calls a session off before it begins. Throws what `plannedSession` throws. */
export function cancelSession(db: Database, change: Change, id: string): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const session = await plannedSession(tx, change, id);
    await tx
      .update(sessions)
      .set({ cancelledAt: change.at, revision: session.revision + 1 })
      .where(eq(sessions.id, id));
    await logged(tx, change, 'session.cancel', id);
  });
}
