import type { Database } from '#db/client.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { findVote, type SessionVoteRow } from '#db/queries/votes.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { SessionState } from '#domain/session/session.ts';
import type { Env } from './env.ts';
import { knownOf, roomOf } from './live-session.ts';
import { orThrow } from './outcome.ts';
import { countAndPublish, electorateOf } from './vote-desk.ts';

/**
 * Brings the votes of a session, its room and the database together after a Worker that died between them: a vote that is closed
 * is counted and published, and the room is told of a result it missed or, by someone who may open votes, of a vote that is open.
 * Answers the live state and the votes after that.
 */
export async function alignVotes(
  env: Env,
  db: Database,
  actor: Actor,
  row: SessionRow,
  before: { live: SessionState; votes: readonly SessionVoteRow[] },
): Promise<{ live: SessionState; votes: SessionVoteRow[] }> {
  const room = roomOf(env, row.session.id);
  const known = { ...knownOf(row), state: before.live.state };
  const shown = before.live.vote;
  let changed = false;

  const votes: SessionVoteRow[] = [];
  for (const vote of before.votes) {
    const missed = shown?.voteId === vote.id && shown.state === 'open' && vote.state === 'published';
    if (vote.state !== 'closed' && !missed) {
      votes.push(vote);
      continue;
    }
    const found = await findVote(db, vote.id);
    if (!found) continue;
    // Whoever looks finishes it, also someone whom its result does not concern (rule V10): nothing of it is answered here.
    const { vote: now, result } =
      found.vote.state === 'closed' ? await countAndPublish(env, db, found) : found;
    if (missed && result) await room.publishVote(vote.id, result.voters);
    votes.push({ ...vote, state: now.state });
    changed = true;
  }
  const open = votes.find(({ state }) => state === 'open');
  const mayAnnounce = can(actor, 'vote.create', { clusterId: known.clusterId });
  if (open && open.id !== shown?.voteId && mayAnnounce && known.state === 'live') {
    const { id: voteId, boardId, question, electors } = open;
    const notice = { voteId, boardId, question, electors, voters: 0, electorate: electorateOf(open) };
    return { live: orThrow(await room.announceVote(known, actor, notice)), votes };
  }
  return { live: changed ? orThrow(await room.state(known)) : before.live, votes };
}
