import { nanoid } from 'nanoid';
import * as v from 'valibot';
import type { Database } from '#db/client.ts';
import { selectCluster } from '#db/queries/clusters.ts';
import { selectEstablishments } from '#db/queries/establishments.ts';
import { findVote, publishVote, type VoteRow } from '#db/queries/votes.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { can, type Capability } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { VoteResult } from '#domain/vote/result.ts';
import { ElectorateSchema, subjectOfVote, type Electorate } from '#domain/vote/vote.ts';
import type { VoteView } from '#domain/views.ts';
import type { OwnBallot, Turnout } from '#party/ballot-box.ts';
import type { Env } from './env.ts';
import { roomOf } from './live-session.ts';
import { orThrow } from './outcome.ts';
import { voteView } from './views/vote-view.ts';

/** Whose vote it is. Written by us, from a draft that parsed. */
export const electorateOf = ({ electorate }: { electorate: unknown }): Electorate =>
  v.parse(ElectorateSchema, electorate) as Electorate;

/**
 * A vote this person may do `capability` with. Another cluster's does not exist for them (rule A1). If it was closed by a Worker
 * that died before it was counted or published, that is done now.
 */
export async function voteFor(
  env: Env,
  db: Database,
  actor: Actor,
  voteId: string,
  capability: Capability,
): Promise<VoteRow> {
  const row = await findVote(db, voteId);
  if (!row || row.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  if (!can(actor, capability, subjectOfVote(row.clusterId, row.vote.electorate)))
    throw new GrappeError('forbidden');
  return row.vote.state === 'closed' ? countAndPublish(env, db, row) : row;
}

/**
 * Counts a vote that is closed in the database, keeps its result there and tells its session. Each step may be repeated: the box
 * counts once, the database keeps one result, the room publishes once.
 */
export async function countAndPublish(env: Env, db: Database, row: VoteRow): Promise<VoteRow> {
  const { id, sessionId } = row.vote;
  const closed: Outcome<VoteResult> = await env.BALLOT_BOXES.getByName(id).close();
  const result = orThrow(closed);
  await publishVote(db, nanoid(22), result);
  await roomOf(env, sessionId).publishVote(id, result.voters);
  return { ...row, vote: { ...row.vote, state: 'published', closedAt: result.closedAt }, result };
}

/** The page of a vote for one person: with their own ballot, and nobody else's (rule V5). */
export async function loadVoteView(env: Env, db: Database, actor: Actor, voteId: string): Promise<VoteView> {
  return viewOf(env, db, actor, await voteFor(env, db, actor, voteId, 'vote.turnout'));
}

export async function viewOf(env: Env, db: Database, actor: Actor, row: VoteRow): Promise<VoteView> {
  const box = env.BALLOT_BOXES.getByName(row.vote.id);
  const [turnout, own, [[cluster], establishments]]: [
    Outcome<Turnout>,
    Outcome<OwnBallot>,
    [Awaited<ReturnType<typeof selectCluster>>, Awaited<ReturnType<typeof selectEstablishments>>],
  ] = await Promise.all([
    box.turnout(),
    box.own(actor.personId),
    db.batch([selectCluster(db, row.clusterId), selectEstablishments(db, row.clusterId)]),
  ]);
  if (!cluster) throw new GrappeError('not_found');
  return voteView(actor, { row, cluster, establishments }, orThrow(turnout), orThrow(own));
}
