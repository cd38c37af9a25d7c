import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { VoteResult } from '#domain/vote/result.ts';
import { ElectorateSchema, VoteItemSchema, type Electorate, type VoteItem } from '#domain/vote/vote.ts';
import type { Database } from '../client.ts';
import { boards, sessions, voteResults, votes } from '../schema.ts';
import { insertAuditIfChanged, type AuditEntry } from './audit.ts';
import { sessionIsLive } from './sessions.ts';

/** A vote, where it is held, and its result once published; undefined when there is none. */
export async function findVote(db: Database, voteId: string) {
  const [row] = await db
    .select({
      vote: votes,
      clusterId: sessions.clusterId,
      boardTitle: boards.title,
      result: voteResults.result,
    })
    .from(votes)
    .innerJoin(sessions, eq(sessions.id, votes.sessionId))
    .innerJoin(boards, eq(boards.id, votes.boardId))
    .leftJoin(voteResults, eq(voteResults.voteId, votes.id))
    .where(eq(votes.id, voteId));
  if (!row) return undefined;
  return {
    ...row,
    vote: {
      ...row.vote,
      electorate: v.parse(ElectorateSchema, row.vote.electorate) as Electorate,
      items: v.parse(v.array(VoteItemSchema), row.vote.items) as VoteItem[],
    },
    // Written by the count alone, into a table that nothing can change.
    result: row.result as VoteResult | null,
  };
}

export type VoteRow = NonNullable<Awaited<ReturnType<typeof findVote>>>;
export type NewVote = Omit<VoteRow['vote'], 'state' | 'closedAt'>;

/** Votes of a session, the oldest first. */
export function selectVotesOfSession(db: Database, sessionId: string) {
  return db
    .select({
      id: votes.id,
      electorate: votes.electorate,
      boardId: votes.boardId,
      previousVoteId: votes.previousVoteId,
      question: votes.question,
      state: votes.state,
      electors: votes.electorCount,
      openedAt: votes.openedAt,
    })
    .from(votes)
    .where(eq(votes.sessionId, sessionId))
    .orderBy(asc(votes.openedAt), asc(votes.id));
}

export type SessionVoteRow = Awaited<ReturnType<typeof selectVotesOfSession>>[number];

/**
 * Writes an open vote, unless its session has one already or is not live: decided by the database itself, since two facilitators
 * can click at once. False when it was not written.
 */
export async function insertOpenVote(db: Database, vote: NewVote, entry: AuditEntry): Promise<boolean> {
  const [inserted] = await db.batch([
    db.run(sql`
      INSERT INTO ${votes} (id, session_id, board_id, previous_vote_id, question, state, budget, cap, electorate,
        elector_count, items, opened_by, opened_at)
      SELECT ${vote.id}, ${vote.sessionId}, ${vote.boardId}, ${vote.previousVoteId}, ${vote.question}, 'open',
        ${vote.budget}, ${vote.cap}, ${JSON.stringify(vote.electorate)}, ${vote.electorCount},
        ${JSON.stringify(vote.items)}, ${vote.openedBy}, ${vote.openedAt}
      WHERE ${sessionIsLive(vote.sessionId)} AND NOT EXISTS (
        SELECT 1 FROM ${votes} WHERE ${votes.sessionId} = ${vote.sessionId} AND ${votes.state} IN ('open', 'closed'))`),
    insertAuditIfChanged(db, entry),
  ]);
  return inserted.rowsAffected > 0;
}

/** From here on the vote is closed, whatever happens to who asked for it; its box is to be counted. `at` is in ms UTC. */
export async function closeVote(db: Database, voteId: string, at: number, entry: AuditEntry): Promise<void> {
  await db.batch([
    db
      .update(votes)
      .set({ state: 'closed', closedAt: at })
      .where(and(eq(votes.id, voteId), eq(votes.state, 'open'))),
    insertAuditIfChanged(db, entry),
  ]);
}

/** Keeps the result of a closed vote and publishes it, in one go. Done twice, the second changes nothing. */
export async function publishVote(db: Database, id: string, result: VoteResult): Promise<void> {
  const { voteId, closedAt } = result;
  await db.batch([
    db.run(sql`
      INSERT INTO ${voteResults} (id, vote_id, result, published_at)
      SELECT ${id}, ${voteId}, ${JSON.stringify(result)}, ${closedAt}
      WHERE NOT EXISTS (SELECT 1 FROM ${voteResults} WHERE ${voteResults.voteId} = ${voteId})`),
    db
      .update(votes)
      .set({ state: 'published', closedAt })
      .where(and(eq(votes.id, voteId), inArray(votes.state, ['open', 'closed']))),
  ]);
}
