import { Hono } from 'hono';
import * as v from 'valibot';
import { selectCluster } from '#db/queries/clusters.ts';
import { closeVote } from '#db/queries/votes.ts';
import { CSV_TYPE } from '#domain/csv.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import type { KeptItem, VoteFollowUp, VoteView } from '#domain/views.ts';
import { resultCsv } from '#domain/vote/csv.ts';
import { stepVote } from '#domain/vote/vote-state.ts';
import { BallotSchema, isOfElectorate } from '#domain/vote/vote.ts';
import type { Turnout } from '#party/ballot-box.ts';
import { assertOpenCluster } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import { withoutValues } from '../errors.ts';
import { roomOf, sessionFor } from '../live-session.ts';
import { openVote } from '../open-vote.ts';
import { orThrow } from '../outcome.ts';
import { valid } from '../valid.ts';
import { collegeLabels } from '../views/college-labels.ts';
import { resultSheetWords } from '../views/vote-sheet.ts';
import { keptItems, takeFurther } from '../vote-follow-up.ts';
import { countAndPublish, loadVoteView, viewOf, voteFor } from '../vote-desk.ts';

const CastBallot = v.object({ ballot: BallotSchema });
const TakeFurther = v.object({ itemId: v.pipe(v.string(), v.maxLength(64)) });
const SecondRound = v.object({
  itemIds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(60)),
});

/** Votes. A ballot travels here, by POST, so that a blocked WebSocket never costs a vote; it goes to the vote's box and nowhere else. */
export const votes = new Hono<LoggedInEnv>()
  .get('/votes/:id', async (c) => {
    const view: VoteView = await loadVoteView(c.env, c.var.db, c.var.actor, c.req.param('id'));
    return c.json(view);
  })
  .post('/votes/:id/ballot', valid('json', CastBallot), async (c) => {
    const { db, actor } = c.var;
    const row = await voteFor(c.env, db, actor, c.req.param('id'), 'vote.turnout');
    if (row.vote.state !== 'open') throw new GrappeError('vote_closed');
    assertOpenCluster(c.var);
    // Who may vote is the frozen electorate's to say, which only the box knows (rule V3), and what they are today (rule V11).
    if (!isOfElectorate(row.vote.electorate, actor)) throw new GrappeError('not_an_elector');
    const box = c.env.BALLOT_BOXES.getByName(row.vote.id);
    const cast: Outcome<Turnout> = await box.cast(actor.personId, c.req.valid('json').ballot);
    const { voters } = orThrow(cast);
    // The ballot is in the box: a room that cannot be told of the turnout must not make it look lost.
    const told = roomOf(c.env, row.vote.sessionId)
      .turnout(row.vote.id, voters)
      .catch((error: unknown) => console.error('turnout:', withoutValues(error)));
    c.executionCtx.waitUntil(told);
    const view: VoteView = await viewOf(c.env, db, actor, row);
    return c.json(view);
  })
  .post('/votes/:id/close', async (c) => {
    const { db, actor } = c.var;
    const row = await voteFor(c.env, db, actor, c.req.param('id'), 'vote.create');
    // Closing what is closed answers the result again: the first reply may have been lost.
    if (!stepVote(row.vote.state, 'close').ok) return c.json(await viewOf(c.env, db, actor, row));
    const at = Date.now();
    await closeVote(db, row.vote.id, at, {
      at,
      clusterId: row.clusterId,
      personId: actor.personId,
      action: 'vote.close',
      subject: row.vote.id,
    });
    const published = await countAndPublish(c.env, db, row);
    const view: VoteView = await viewOf(c.env, db, actor, published);
    return c.json(view);
  })
  .post('/votes/:id/second-round', valid('json', SecondRound), async (c) => {
    const { db, actor } = c.var;
    const { vote } = await voteFor(c.env, db, actor, c.req.param('id'), 'vote.create');
    assertOpenCluster(c.var);
    if (vote.state !== 'published') throw new GrappeError('vote_already_open');
    const session = await sessionFor(db, actor, vote.sessionId, 'vote.create');
    const chosen = new Set(c.req.valid('json').itemIds);
    const items = vote.items.filter(({ id }) => chosen.has(id));
    if (items.length < chosen.size) throw new GrappeError('ballot_unknown_item');
    if (items.length < 2) throw new GrappeError('vote_needs_items');
    const { boardId, question, budget, cap, electorate } = vote;
    const draft = { boardId, question, budget, cap, electorate, items };
    const voteId = await openVote(c.env, db, actor, session, draft, vote.id);
    const view: VoteView = await loadVoteView(c.env, db, actor, voteId);
    return c.json(view);
  })
  .get('/votes/:id/follow-ups', async (c) => {
    const row = await voteFor(c.env, c.var.db, c.var.actor, c.req.param('id'), 'vote.result');
    const kept: KeptItem[] = await keptItems(c.env, c.var, row);
    return c.json({ kept });
  })
  .post('/votes/:id/follow-ups', valid('json', TakeFurther), async (c) => {
    const row = await voteFor(c.env, c.var.db, c.var.actor, c.req.param('id'), 'vote.result');
    const followUp: VoteFollowUp = await takeFurther(c.env, c.var, row, c.req.valid('json').itemId);
    return c.json(followUp);
  })
  .get('/votes/:id/result.csv', async (c) => {
    const { db, actor } = c.var;
    const row = await voteFor(c.env, db, actor, c.req.param('id'), 'vote.result');
    const [cluster] = await selectCluster(db, row.clusterId);
    if (!row.result || !cluster) throw new GrappeError('not_found');
    const csv = resultCsv(row.result, resultSheetWords(collegeLabels(cluster.template)));
    const day = new Date(row.result.closedAt).toISOString().slice(0, 10);
    return c.body(csv, 200, {
      'content-type': CSV_TYPE,
      'content-disposition': `attachment; filename="vote-${day}.csv"`,
    });
  });
