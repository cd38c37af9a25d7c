import { nanoid } from 'nanoid';
import type { Database } from '#db/client.ts';
import { findBoard } from '#db/queries/boards.ts';
import { selectMembers, type MemberRow } from '#db/queries/memberships.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { insertOpenVote, selectVotesOfSession, type NewVote } from '#db/queries/votes.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import {
  isOfElectorate,
  subjectOfVote,
  type Elector,
  type Electorate,
  type VoteDraft,
} from '#domain/vote/vote.ts';
import type { Env } from './env.ts';
import { alignSession } from './live-session.ts';
import { alignVotes } from './live-votes.ts';
import { orThrow } from './outcome.ts';

/**
 * Opens a vote in a live session and answers its id. The box is opened first, under an id nobody knows yet; the database then
 * decides whether this is the session's one open vote; the room is told last, and by the next look at the session if this Worker
 * dies before. `previousVoteId`: the vote this is a second round of.
 */
export async function openVote(
  env: Env,
  db: Database,
  actor: Actor,
  row: SessionRow,
  draft: VoteDraft,
  previousVoteId: string | null,
): Promise<string> {
  const { id: sessionId, clusterId } = row.session;
  if (!can(actor, 'vote.create', subjectOfVote(clusterId, draft.electorate)))
    throw new GrappeError('forbidden');
  const [session, [members, stored], found] = await Promise.all([
    alignSession(env, db, actor, row),
    db.batch([selectMembers(db, clusterId), selectVotesOfSession(db, sessionId)]),
    findBoard(db, draft.boardId),
  ]);
  if (!found || found.board.clusterId !== clusterId) throw new GrappeError('not_found');
  if (session.state === 'closed') throw new GrappeError('session_closed');
  if (session.state !== 'live') throw new GrappeError('session_not_live');
  const { live, votes } = await alignVotes(env, db, actor, row, { live: session, votes: stored });
  if (votes.some(({ state }) => state === 'open')) throw new GrappeError('vote_already_open');
  const electors = electorsOf(draft.electorate, members);
  if (electors.length === 0) throw new GrappeError('vote_needs_electors');

  const { question, budget, cap, items, electorate, boardId } = draft;
  const voteId = nanoid(22);
  orThrow(await env.BALLOT_BOXES.getByName(voteId).open({ voteId, question, budget, cap, items }, electors));
  const vote: NewVote = {
    id: voteId,
    sessionId,
    boardId,
    previousVoteId,
    question,
    budget,
    cap,
    electorate,
    items,
    electorCount: electors.length,
    openedBy: actor.personId,
    openedAt: Date.now(),
  };
  const written = await insertOpenVote(db, vote, {
    at: vote.openedAt,
    clusterId,
    personId: actor.personId,
    action: 'vote.open',
    subject: voteId,
    detail: { sessionId, electors: electors.length, budget, cap, scope: electorate.scope },
  });
  if (!written) throw new GrappeError('vote_already_open');
  await alignVotes(env, db, actor, row, { live, votes: await selectVotesOfSession(db, sessionId) });
  return voteId;
}

/** The people an electorate means, today: frozen in the box from then on (rule V3). */
function electorsOf(electorate: Electorate, members: readonly MemberRow[]): Elector[] {
  return members
    .filter(({ role, college, establishment }) =>
      isOfElectorate(electorate, { role, college, establishmentId: establishment?.id ?? null }),
    )
    .map(({ personId, college }) => ({ personId, college }));
}
