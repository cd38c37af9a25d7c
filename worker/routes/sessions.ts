import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from '#db/client.ts';
import { findBoard, selectBoards } from '#db/queries/boards.ts';
import { selectMembers } from '#db/queries/memberships.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { selectVotesOfSession } from '#db/queries/votes.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import type { Actor } from '#domain/people/roles.ts';
import { TimerCommandSchema, type SessionState } from '#domain/session/session.ts';
import { VoteDraftSchema } from '#domain/vote/vote.ts';
import type { SessionView, VoteView } from '#domain/views.ts';
import { assertOpenCluster } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import type { Env } from '../env.ts';
import { alignSession, knownOf, recordState, roomOf, sessionFor } from '../live-session.ts';
import { alignVotes } from '../live-votes.ts';
import { openVote } from '../open-vote.ts';
import { orThrow } from '../outcome.ts';
import { refreshClusterSheets } from '../room-access.ts';
import { valid } from '../valid.ts';
import { sessionView } from '../views/session-view.ts';
import { loadVoteView } from '../vote-desk.ts';

const Gather = v.object({ boardId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

async function loadView(
  env: Env,
  db: Database,
  actor: Actor,
  row: SessionRow,
  live: SessionState,
): Promise<SessionView> {
  const { id, clusterId } = row.session;
  const [boards, members, votes] = await db.batch([
    selectBoards(db, clusterId),
    selectMembers(db, clusterId),
    selectVotesOfSession(db, id),
  ]);
  const aligned = await alignVotes(env, db, actor, row, { live, votes });
  return sessionView(actor, { row, boards, members, votes: aligned.votes }, aligned.live);
}

/** A session (séance) and what its facilitators do with it. Commands are decided in its room. */
export const sessions = new Hono<LoggedInEnv>()
  .get('/sessions/:id', async (c) => {
    const { db, actor } = c.var;
    const row = await sessionFor(db, actor, c.req.param('id'), 'session.read');
    const live = await alignSession(c.env, db, actor, row);
    return c.json(await loadView(c.env, db, actor, row, live));
  })
  .post('/sessions/:id/open', async (c) => {
    const { db, actor } = c.var;
    const row = await sessionFor(db, actor, c.req.param('id'), 'session.run');
    assertOpenCluster(c.var);
    if (row.session.cancelledAt !== null) throw new GrappeError('session_cancelled');
    const outcome: Outcome<SessionState> = await roomOf(c.env, row.session.id).open(knownOf(row), actor);
    const live = await settle(c.env, db, actor, row, outcome, 'session_already_open');
    c.executionCtx.waitUntil(refreshClusterSheets(c.env, db, row.session.clusterId));
    return c.json(await loadView(c.env, db, actor, row, live));
  })
  .post('/sessions/:id/close', async (c) => {
    const { db, actor } = c.var;
    const row = await sessionFor(db, actor, c.req.param('id'), 'session.run');
    const votes = await selectVotesOfSession(db, row.session.id);
    if (votes.some(({ state }) => state === 'open')) throw new GrappeError('vote_already_open');
    // A vote whose result the room was never told of must not hold the session open.
    const before = await alignSession(c.env, db, actor, row);
    await alignVotes(c.env, db, actor, row, { live: before, votes });
    const outcome: Outcome<SessionState> = await roomOf(c.env, row.session.id).close(knownOf(row), actor);
    const live = await settle(c.env, db, actor, row, outcome, 'session_closed');
    c.executionCtx.waitUntil(refreshClusterSheets(c.env, db, row.session.clusterId));
    return c.json(await loadView(c.env, db, actor, row, live));
  })
  .post('/sessions/:id/gather', valid('json', Gather), async (c) => {
    const { db, actor } = c.var;
    const row = await sessionFor(db, actor, c.req.param('id'), 'session.run');
    assertOpenCluster(c.var);
    const found = await findBoard(db, c.req.valid('json').boardId);
    if (!found || found.board.clusterId !== row.session.clusterId) throw new GrappeError('not_found');
    const board = { boardId: found.board.id, boardTitle: found.board.title };
    const live = orThrow(await roomOf(c.env, row.session.id).gather(knownOf(row), actor, board));
    return c.json(await loadView(c.env, db, actor, row, live));
  })
  .post('/sessions/:id/timer', valid('json', TimerCommandSchema), async (c) => {
    const { db, actor } = c.var;
    const row = await sessionFor(db, actor, c.req.param('id'), 'session.run');
    assertOpenCluster(c.var);
    const command = c.req.valid('json');
    const live = orThrow(await roomOf(c.env, row.session.id).timer(knownOf(row), actor, command));
    return c.json(await loadView(c.env, db, actor, row, live));
  })
  .post('/sessions/:id/votes', valid('json', VoteDraftSchema), async (c) => {
    const { db, actor } = c.var;
    const row = await sessionFor(db, actor, c.req.param('id'), 'vote.create');
    assertOpenCluster(c.var);
    const voteId = await openVote(c.env, db, actor, row, c.req.valid('json'), null);
    const view: VoteView = await loadVoteView(c.env, db, actor, voteId);
    return c.json(view);
  });

/**
 * Carries what the room did over to the database. A room that had done it already, for a Worker that died before the database
 * knew, refuses with `done`: the database then follows all the same, and only if it knew as well is it a refusal.
 */
async function settle(
  env: Env,
  db: Database,
  actor: Actor,
  row: SessionRow,
  outcome: Outcome<SessionState>,
  done: 'session_already_open' | 'session_closed',
): Promise<SessionState> {
  if (!outcome.ok && outcome.error !== done) throw new GrappeError(outcome.error);
  const live = outcome.ok ? outcome.value : orThrow(await roomOf(env, row.session.id).state(knownOf(row)));
  const behind = await recordState(db, actor, row, live.state);
  if (!outcome.ok && !behind) throw new GrappeError(outcome.error);
  return live;
}
