import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { RoundResult } from '#domain/questionnaire/result.ts';
import type { Database } from '../client.ts';
import { boards, phases, questionnaires } from '../schema.ts';
import { insertAuditIfChanged, type AuditEntry } from './audit.ts';

function roundRows(db: Database) {
  return db
    .select({
      round: questionnaires,
      board: { id: boards.id, clusterId: boards.clusterId, kind: boards.kind, title: boards.title },
      phaseTitle: phases.title,
    })
    .from(questionnaires)
    .innerJoin(boards, eq(boards.id, questionnaires.boardId))
    .innerJoin(phases, eq(phases.id, boards.phaseId));
}

type StoredRow = Awaited<ReturnType<typeof roundRows>>[number];

/** A round, the board it is of, and its result once closed (written by the close and the review alone). */
export type RoundRow = Omit<StoredRow, 'round'> & {
  round: Omit<StoredRow['round'], 'result'> & { result: RoundResult | null };
};

const parsed = (row: StoredRow): RoundRow => ({
  ...row,
  round: { ...row.round, result: row.round.result as RoundResult | null },
});

export async function findRound(db: Database, roundId: string): Promise<RoundRow | undefined> {
  const [row] = await roundRows(db).where(eq(questionnaires.id, roundId));
  return row && parsed(row);
}

/** Rounds of a board, the newest first. */
export async function roundsOfBoard(db: Database, boardId: string): Promise<RoundRow[]> {
  const rows = await roundRows(db)
    .where(eq(questionnaires.boardId, boardId))
    .orderBy(desc(questionnaires.openedAt), desc(questionnaires.id));
  return rows.map(parsed);
}

/** Rounds of a cluster that are open, the newest first. */
export async function openRoundsOf(db: Database, clusterId: string): Promise<RoundRow[]> {
  const rows = await roundRows(db)
    .where(and(eq(boards.clusterId, clusterId), eq(questionnaires.state, 'open')))
    .orderBy(desc(questionnaires.openedAt), desc(questionnaires.id));
  return rows.map(parsed);
}

export type NewRound = Pick<
  typeof questionnaires.$inferSelect,
  'id' | 'boardId' | 'respondentCount' | 'openedBy' | 'openedAt'
>;

/** Writes an open round, unless its board has one already. False when it was not written. */
export async function insertOpenRound(db: Database, round: NewRound, entry: AuditEntry): Promise<boolean> {
  const [inserted] = await db.batch([
    db.run(sql`
      INSERT INTO ${questionnaires} (id, board_id, state, respondent_count, opened_by, opened_at)
      SELECT ${round.id}, ${round.boardId}, 'open', ${round.respondentCount}, ${round.openedBy}, ${round.openedAt}
      WHERE NOT EXISTS (
        SELECT 1 FROM ${questionnaires}
        WHERE ${questionnaires.boardId} = ${round.boardId} AND ${questionnaires.state} = 'open')`),
    insertAuditIfChanged(db, entry),
  ]);
  return inserted.rowsAffected > 0;
}

/** From here on the round is closed, whatever happens to who asked for it; its box is to be counted. `at` is in ms UTC. */
export async function closeRound(
  db: Database,
  roundId: string,
  at: number,
  entry: AuditEntry,
): Promise<void> {
  await db.batch([
    db
      .update(questionnaires)
      .set({ state: 'closed', closedAt: at })
      .where(and(eq(questionnaires.id, roundId), eq(questionnaires.state, 'open'))),
    insertAuditIfChanged(db, entry),
  ]);
}

/** Keeps what the box counted. Done twice, the second changes nothing. */
export async function keepRoundResult(db: Database, result: RoundResult): Promise<void> {
  const { roundId, closedAt } = result;
  await db
    .update(questionnaires)
    .set({ result, closedAt })
    .where(and(eq(questionnaires.id, roundId), isNull(questionnaires.result)));
}

/**
 * Writes which free answers are shown, if nobody else decided meanwhile. False when someone did: read again and decide again.
 * `before` is the result the decision was made on.
 */
export async function reviewRound(
  db: Database,
  before: RoundResult,
  after: RoundResult,
  entry: AuditEntry,
): Promise<boolean> {
  const [updated] = await db.batch([
    db
      .update(questionnaires)
      .set({ result: after })
      .where(
        and(eq(questionnaires.id, before.roundId), sql`${questionnaires.result} = ${JSON.stringify(before)}`),
      ),
    insertAuditIfChanged(db, entry),
  ]);
  return updated.rowsAffected > 0;
}
