import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { auditLog, memberships, voteResults, votes } from '#db/schema.ts';
import type { VoteView } from '#domain/views.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';
import { addMembers, draftFor, ITEMS, liveCluster, openVote, Screen } from './votes-fixture.ts';

let cluster: SeededCluster;
let facilitator: Caller;
let member: Caller;
beforeEach(async () => {
  ({ cluster, facilitator } = await liveCluster());
  member = await as(cluster.staffA);
});

const ballotPath = (vote: VoteView) => `/api/votes/${vote.id}/ballot`;
const refusedWith = (status: number, error: string) => ({ status, body: { error } });
const rowOf = async (voteId: string) =>
  (await database().select().from(votes).where(eq(votes.id, voteId)))[0]!;
const resultsOf = (voteId: string) =>
  database().select().from(voteResults).where(eq(voteResults.voteId, voteId));
const logged = (clusterId: string, action: string) =>
  database()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.clusterId, clusterId), eq(auditLog.action, action)));

describe('opening', () => {
  test('shows each person what they may know', async () => {
    const vote = await openVote(facilitator, cluster);
    expect(vote).toMatchObject({
      state: 'open',
      boardTitle: 'Représentations initiales',
      electorateLabel: 'Cluster d’essai',
      electors: 4,
      voters: 0,
      items: ITEMS,
      own: null,
      result: null,
      previousVoteId: null,
      canClose: true,
    });
    const seen = (await member.get(`/api/votes/${vote.id}`)).body;
    expect(seen).toMatchObject({ own: { cast: null }, result: null, canClose: false });
    expect((await facilitator.get(`/api/sessions/${cluster.session}`)).body).toMatchObject({
      votes: [{ id: vote.id, state: 'open' }],
      live: { vote: { voteId: vote.id, state: 'open', electors: 4, voters: 0 } },
    });
  });

  test.each([
    [
      'an establishment',
      (c: SeededCluster) => ({ scope: 'establishment', establishmentId: c.establishment.b }),
      1,
      'MAS Le Pré',
    ],
    ['a college', () => ({ scope: 'college', college: 'trade' }), 2, null],
  ])('V3: to %s only', async (_name, electorateOf, electors, label) => {
    const follows = await as(cluster.facilitatorB);
    const vote = await openVote(follows, cluster, { electorate: electorateOf(cluster) });
    expect(vote.electors).toBe(electors);
    if (label) expect(vote.electorateLabel).toBe(label);
    // Nor is it anything to those who are not of it (rule V10).
    expect(await member.post(ballotPath(vote), { ballot: {} })).toMatchObject(refusedWith(403, 'forbidden'));
    const elector = await as(cluster.tradeB);
    expect((await elector.post(ballotPath(vote), { ballot: {} })).body.voters).toBe(1);
  });

  test('is a facilitator’s (A2), in a live session, on a board of the cluster, with items and electors', async () => {
    const path = `/api/sessions/${cluster.session}/votes`;
    for (const person of [cluster.directionA, cluster.lead, cluster.observer])
      expect(await (await as(person)).post(path, draftFor(cluster))).toMatchObject(
        refusedWith(403, 'forbidden'),
      );
    const other = await seedCluster();
    expect((await (await as(other.facilitatorA)).post(path, draftFor(cluster))).status).toBe(404);
    expect((await facilitator.post(path, draftFor(cluster, { boardId: other.boardId }))).status).toBe(404);
    const tooLong = [ITEMS[0], { id: 'x', title: 'é'.repeat(501) }];
    for (const broken of [
      { items: [ITEMS[0]] },
      { items: tooLong },
      { budget: 0 },
      { cap: 1.5 },
      { question: ' ' },
    ])
      expect(await facilitator.post(path, draftFor(cluster, broken))).toMatchObject(
        refusedWith(400, 'bad_request'),
      );
    const nobody = { scope: 'college', college: 'resource' };
    expect(await facilitator.post(path, draftFor(cluster, { electorate: nobody }))).toMatchObject(
      refusedWith(422, 'vote_needs_electors'),
    );
    const planned = await seedCluster();
    expect(
      await (
        await as(planned.facilitatorA)
      ).post(`/api/sessions/${planned.session}/votes`, draftFor(planned)),
    ).toMatchObject(refusedWith(409, 'session_not_live'));
  });

  test('one at a time, also when two facilitators click at once', async () => {
    const path = `/api/sessions/${cluster.session}/votes`;
    const second = await as(cluster.facilitatorB);
    const replies = await Promise.all(
      [facilitator, second, facilitator, second].map((caller) => caller.post(path, draftFor(cluster))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    for (const reply of replies) if (reply.status !== 200) expect(reply.body.error).toBe('vote_already_open');
    expect(await logged(cluster.clusterId, 'vote.open')).toHaveLength(1);
    expect(await facilitator.post(`/api/sessions/${cluster.session}/close`)).toMatchObject(
      refusedWith(409, 'vote_already_open'),
    );
  });
});

describe('a ballot', () => {
  test('V4, line 35: from two devices of one person, again and again: one, and the last one counts', async () => {
    const vote = await openVote(facilitator, cluster);
    const phone = await as(cluster.staffA);
    const ballot = { 'card-load': 3, 'card-hours': 2 };
    const replies = await Promise.all(
      [member, phone, member, phone].map((device) => device.post(ballotPath(vote), { ballot })),
    );
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: { voters: 1 } });
    const changed = await phone.post(ballotPath(vote), { ballot: { 'card-talk': 1 } });
    expect(changed.body.own).toEqual({ cast: { 'card-talk': 1 } });
    expect((await member.get(`/api/votes/${vote.id}`)).body).toMatchObject({
      own: { cast: { 'card-talk': 1 } },
      voters: 1,
    });
    const closed = (await facilitator.post(`/api/votes/${vote.id}/close`)).body as VoteView;
    expect(closed.result).toMatchObject({ voters: 1, blank: 0 });
    expect(closed.result!.items[0]).toMatchObject({ id: 'card-talk', voices: 1, rank: 1, tied: false });
    expect(closed.result!.items.slice(1).map(({ rank, tied }) => [rank, tied])).toEqual([
      [2, true],
      [2, true],
    ]);
  });

  test.each([
    [{ 'card-load': 3, 'card-hours': 3 }, 422, 'ballot_over_budget'],
    [{ 'card-load': 4 }, 422, 'ballot_over_cap'],
    [{ 'card-else': 1 }, 422, 'ballot_unknown_item'],
    [{ 'card-load': -1 }, 400, 'bad_request'],
    [{ 'card-load': 0.5 }, 400, 'bad_request'],
    ['card-load', 400, 'bad_request'],
  ])('V1, V2: %j is refused, and the one cast before stays', async (ballot, status, error) => {
    const vote = await openVote(facilitator, cluster);
    await member.post(ballotPath(vote), { ballot: { 'card-load': 1 } });
    expect(await member.post(ballotPath(vote), { ballot })).toMatchObject(refusedWith(status, error));
    expect((await member.get(`/api/votes/${vote.id}`)).body.own).toEqual({ cast: { 'card-load': 1 } });
  });

  test('V3, line 37: a later joiner does not vote, and learns their own status only', async () => {
    const vote = await openVote(facilitator, cluster);
    await member.post(ballotPath(vote), { ballot: { 'card-load': 2 } });
    const [newcomer] = await addMembers(cluster, { staff: 1 });
    const late = await as(newcomer!);
    const seen = (await late.get(`/api/votes/${vote.id}`)).body as VoteView;
    expect(seen).toMatchObject({ electors: 4, voters: 1, own: null, result: null });
    expect(await late.post(ballotPath(vote), { ballot: { 'card-load': 1 } })).toMatchObject(
      refusedWith(403, 'not_an_elector'),
    );
    const back = await as(cluster.staffA);
    expect((await back.get(`/api/votes/${vote.id}`)).body.own).toEqual({ cast: { 'card-load': 2 } });
  });

  test('A1, A5, A8: not from another cluster, an observer, or someone who has left', async () => {
    const vote = await openVote(facilitator, cluster);
    const stranger = await as((await seedCluster()).staffA);
    expect((await stranger.post(ballotPath(vote), { ballot: {} })).status).toBe(404);
    expect((await stranger.get(`/api/votes/${vote.id}`)).status).toBe(404);
    const observer = await as(cluster.observer);
    expect((await observer.get(`/api/votes/${vote.id}`)).status).toBe(403);
    expect((await observer.post(ballotPath(vote), { ballot: {} })).status).toBe(403);
    const leaving = await as(cluster.tradeB);
    await database()
      .update(memberships)
      .set({ endedAt: Date.now() })
      .where(eq(memberships.id, cluster.tradeB.membershipId));
    expect((await leaving.post(ballotPath(vote), { ballot: {} })).status).toBe(401);
    expect((await facilitator.get(`/api/votes/${vote.id}`)).body.voters).toBe(0);
  });
});

describe('V5, line 34: before the close', () => {
  /** Everything a facilitator is sent while four people vote as given: all replies in order, all that any frame says of the vote. */
  async function watchedVote(ballots: Record<string, number>[]) {
    const live = await liveCluster();
    const { clusterId } = live.cluster;
    const screen = new Screen(live.cluster.session, live.facilitator.cookie!);
    const vote = await openVote(live.facilitator, live.cluster);
    const { directionA, staffA, tradeA, tradeB } = live.cluster;
    const replies: string[] = [JSON.stringify(vote)];
    for (const [n, person] of [directionA, staffA, tradeA, tradeB].entries()) {
      const elector = await as(person);
      // Changed once, so that a change of mind shows no more than a first ballot does.
      await elector.post(ballotPath(vote), { ballot: ballots[(n + 1) % 4]! });
      const cast = await elector.post(ballotPath(vote), { ballot: ballots[n]! });
      if (cast.status !== 200) throw new Error(cast.text);
      for (const path of [
        `/api/votes/${vote.id}`,
        `/api/sessions/${live.cluster.session}`,
        `/api/votes/${vote.id}/result.csv`,
        '/api/home',
        '/api/progress',
        `/api/boards/${live.cluster.boardId}`,
      ])
        replies.push((await live.facilitator.get(path)).text);
      replies.push((await live.facilitator.post(ballotPath(vote), { ballot: ballots[n]! })).text);
    }
    await screen.until((state) => state.vote?.voters === 4);
    const frames = screen.frames.map(anonymous);
    const audit = await database().select().from(auditLog).where(eq(auditLog.clusterId, clusterId));
    const closed = await live.facilitator.post(`/api/votes/${vote.id}/close`);
    screen.leave();
    return { replies: replies.map(anonymous), frames, audit, vote, result: closed.body.result };
  }
  /** Ids and hours differ from one run to the next and say nothing of a ballot. */
  const anonymous = (text: string) =>
    text.replaceAll(/"[A-Za-z0-9_-]{21,22}"/g, '"id"').replaceAll(/\b\d{13}\b/g, 'hour');

  test('replies and frames are the same whatever is in the box: turnout, and nothing else', async () => {
    const one = await watchedVote([{ 'card-load': 3 }, { 'card-load': 2 }, { 'card-hours': 1 }, {}]);
    const other = await watchedVote([
      { 'card-talk': 1 },
      {},
      { 'card-talk': 3, 'card-hours': 2 },
      { 'card-hours': 3 },
    ]);
    expect(one.result.items).not.toEqual(other.result.items);
    expect(one.replies).toEqual(other.replies);
    for (const { replies, frames } of [one, other]) {
      expect(replies.length).toBe(29);
      expect(frames.length).toBeGreaterThan(2);
      for (const text of [...replies, ...frames])
        for (const word of ['"voices"', '"byCollege"', '"blank"', '"rank"', '"cast"', '"ballot"', '"token"'])
          expect(text).not.toContain(word);
      // Frames are gathered by the clock, so they are compared by what they can say.
      for (const frame of frames) {
        const { state } = JSON.parse(frame.replaceAll(/:hour\b/g, ':0')) as {
          state: Record<string, unknown>;
        };
        expect(Object.keys(state).sort()).toEqual([
          'gathering',
          'now',
          'present',
          'sessionId',
          'state',
          'timer',
          'vote',
        ]);
        if (state.vote)
          expect(Object.keys(state.vote).sort()).toEqual([
            'boardId',
            'electors',
            'question',
            'state',
            'voteId',
            'voters',
          ]);
      }
    }
  });

  test('V9, line 39: the database holds no trace of who voted or what, before or after', async () => {
    const { vote, audit } = await watchedVote([
      { 'card-load': 3 },
      { 'card-load': 2 },
      { 'card-hours': 1 },
      {},
    ]);
    expect(audit.map(({ action }) => action)).toEqual(['session.open', 'vote.open']);
    const db = database();
    const tables = await db.$client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await db.$client.execute(`SELECT * FROM "${String(name)}"`);
      // Who wrote of this vote: its own two rows and the two lines of the log, all of them by the facilitator.
      if (rows.some((row) => JSON.stringify(row).includes(vote.id))) holding.push(String(name));
      if (name !== 'vote_results')
        for (const row of rows) expect(JSON.stringify(row)).not.toMatch(/"voices"|card-load\\?":\s*\d/);
    }
    expect(holding.sort()).toEqual(['audit_log', 'vote_results', 'votes']);
    const [kept] = await resultsOf(vote.id);
    expect(JSON.stringify(kept)).not.toMatch(/person/i);
    const lines = await db.select().from(auditLog).where(eq(auditLog.subject, vote.id));
    expect(lines.map(({ action }) => action)).toEqual(['vote.open', 'vote.close']);
    expect(new Set(lines.map(({ personId }) => personId)).size).toBe(1);
  });
});

describe('closing', () => {
  test('V6, line 40: once, for all to see; nothing reopens it', async () => {
    const screen = new Screen(cluster.session, member.cookie!);
    const vote = await openVote(facilitator, cluster);
    await member.post(ballotPath(vote), { ballot: { 'card-hours': 2 } });
    const [first, second] = await Promise.all([
      facilitator.post(`/api/votes/${vote.id}/close`),
      (await as(cluster.facilitatorB)).post(`/api/votes/${vote.id}/close`),
    ]);
    expect(first.status).toBe(200);
    expect(second.body.result).toEqual(first.body.result);
    expect(first.body).toMatchObject({ state: 'published', canClose: false, voters: 1 });
    await screen.until((state) => state.vote?.state === 'published' && state.vote.voters === 1);
    screen.leave();
    const again = await facilitator.post(`/api/votes/${vote.id}/close`);
    expect(again).toMatchObject({ status: 200, body: { result: first.body.result } });
    expect(await member.post(ballotPath(vote), { ballot: {} })).toMatchObject(
      refusedWith(409, 'vote_closed'),
    );
    expect((await member.get(`/api/votes/${vote.id}`)).body).toMatchObject({
      state: 'published',
      own: { cast: null },
      result: first.body.result,
    });
    expect(await resultsOf(vote.id)).toMatchObject([{ result: first.body.result }]);
    expect(await logged(cluster.clusterId, 'vote.close')).toHaveLength(1);
    await expect(
      database().update(voteResults).set({ publishedAt: 0 }).where(eq(voteResults.voteId, vote.id)),
    ).rejects.toThrow();
  });

  test('A2: a member, the lead or an observer does not close', async () => {
    const vote = await openVote(facilitator, cluster);
    for (const person of [cluster.staffA, cluster.lead, cluster.observer])
      expect((await (await as(person)).post(`/api/votes/${vote.id}/close`)).status).toBe(403);
    expect((await rowOf(vote.id)).state).toBe('open');
  });

  test('line 36: ballots that race the close are counted and acknowledged, or refused', async () => {
    const people = await addMembers(cluster, { staff: 8, trade: 8 });
    const electors = await Promise.all(people.map(as));
    const vote = await openVote(facilitator, cluster);
    const casts = electors.map((elector) => elector.post(ballotPath(vote), { ballot: { 'card-load': 1 } }));
    const close = facilitator.post(`/api/votes/${vote.id}/close`);
    const late = electors.map((elector) => elector.post(ballotPath(vote), { ballot: { 'card-load': 3 } }));
    const outcomes = await Promise.all(electors.map((_, n) => Promise.all([casts[n]!, late[n]!])));
    const { result } = (await close).body as VoteView;
    for (const { status, body } of outcomes.flat())
      if (status !== 200) expect({ status, body }).toEqual(refusedWith(409, 'vote_closed'));
    // Two requests of one person can arrive in either order: an acknowledged ballot is theirs or their other one.
    const acknowledged = outcomes.map((two) => two.map(({ status }, n) => (status === 200 ? [1, 3][n]! : 0)));
    const voted = acknowledged.filter(([a, b]) => a! + b! > 0);
    expect(result!.voters).toBe(voted.length);
    const voices = result!.items.find(({ id }) => id === 'card-load')!.voices;
    const least = voted.reduce((sum, two) => sum + Math.min(...two.filter((count) => count > 0)), 0);
    const most = voted.reduce((sum, two) => sum + Math.max(...two), 0);
    expect(voices).toBeGreaterThanOrEqual(least);
    expect(voices).toBeLessThanOrEqual(most);
    expect((await facilitator.get(`/api/votes/${vote.id}`)).body.result).toEqual(result);
  });

  test('a Worker that died after the vote was closed: the next to look publishes it, once', async () => {
    const vote = await openVote(facilitator, cluster);
    await member.post(ballotPath(vote), { ballot: { 'card-hours': 2 } });
    await database().update(votes).set({ state: 'closed' }).where(eq(votes.id, vote.id));
    expect(await member.post(ballotPath(vote), { ballot: {} })).toMatchObject(
      refusedWith(409, 'vote_closed'),
    );
    const looks = await Promise.all([1, 2, 3].map(() => member.get(`/api/votes/${vote.id}`)));
    for (const look of looks) expect(look.body).toMatchObject({ state: 'published', result: { voters: 1 } });
    // The box had counted already when the Worker died this time.
    await database().update(votes).set({ state: 'closed' }).where(eq(votes.id, vote.id));
    expect((await facilitator.post(`/api/votes/${vote.id}/close`)).body.result).toEqual(
      looks[0]!.body.result,
    );
    expect(await resultsOf(vote.id)).toHaveLength(1);
    expect((await rowOf(vote.id)).state).toBe('published');
    expect((await facilitator.get(`/api/sessions/${cluster.session}`)).body.live.vote).toMatchObject({
      state: 'published',
      voters: 1,
    });
  });
});

describe('a Worker that died in the middle of the session', () => {
  const close = (vote: VoteView) =>
    database().update(votes).set({ state: 'closed' }).where(eq(votes.id, vote.id));

  test('before the vote was counted: the session’s page counts it, and the session can be closed', async () => {
    const vote = await openVote(facilitator, cluster);
    await member.post(ballotPath(vote), { ballot: { 'card-hours': 2 } });
    await close(vote);
    expect((await member.get(`/api/sessions/${cluster.session}`)).body).toMatchObject({
      votes: [{ id: vote.id, state: 'published' }],
      live: { vote: { voteId: vote.id, state: 'published', voters: 1 } },
    });
    expect((await facilitator.post(`/api/sessions/${cluster.session}/close`)).status).toBe(200);
  });

  test('the next vote does not wait for it', async () => {
    const first = await openVote(facilitator, cluster);
    await close(first);
    const second = await openVote(facilitator, cluster);
    expect((await rowOf(first.id)).state).toBe('published');
    expect((await facilitator.get(`/api/sessions/${cluster.session}`)).body.live.vote).toMatchObject({
      voteId: second.id,
      state: 'open',
    });
  });

  test('after the result was stored, before the room knew: the room is told', async () => {
    const vote = await openVote(facilitator, cluster);
    await member.post(ballotPath(vote), { ballot: {} });
    // As the database stands then; the room still shows an open vote.
    await database().update(votes).set({ state: 'published' }).where(eq(votes.id, vote.id));
    await database()
      .insert(voteResults)
      .values({ id: vote.id, voteId: vote.id, result: { voters: 3 }, publishedAt: 1 });
    expect((await member.get(`/api/sessions/${cluster.session}`)).body.live.vote).toMatchObject({
      voteId: vote.id,
      state: 'published',
      voters: 3,
    });
  });
});

describe('a second round', () => {
  test('V6: is a new vote on the items chosen, with its electorate frozen anew', async () => {
    const first = await openVote(facilitator, cluster);
    const path = `/api/votes/${first.id}/second-round`;
    const itemIds = ['card-talk', 'card-load'];
    expect((await facilitator.post(path, { itemIds })).body.error).toBe('vote_already_open');
    await facilitator.post(`/api/votes/${first.id}/close`);
    expect((await facilitator.post(path, { itemIds: ['card-load'] })).body.error).toBe('vote_needs_items');
    expect((await facilitator.post(path, { itemIds: ['card-load', 'x'] })).body.error).toBe(
      'ballot_unknown_item',
    );
    expect((await member.post(path, { itemIds })).status).toBe(403);

    await addMembers(cluster, { staff: 1 });
    const second = (await facilitator.post(path, { itemIds })).body as VoteView;
    expect(second).toMatchObject({
      state: 'open',
      previousVoteId: first.id,
      electors: 5,
      voters: 0,
      items: [ITEMS[0], ITEMS[2]],
      budget: 5,
      cap: 3,
    });
    expect(second.id).not.toBe(first.id);
    const { body: session } = await facilitator.get(`/api/sessions/${cluster.session}`);
    expect(session.votes).toMatchObject([
      { id: first.id, round: 1 },
      { id: second.id, round: 2 },
    ]);
    expect((await rowOf(first.id)).state).toBe('published');
    expect((await member.post(ballotPath(second), { ballot: { 'card-hours': 1 } })).body.error).toBe(
      'ballot_unknown_item',
    );
    expect((await facilitator.get(`/api/sessions/${cluster.session}`)).body.live.vote).toMatchObject({
      voteId: second.id,
      state: 'open',
    });
  });
});

describe('the result of a whole cluster', () => {
  let large: SeededCluster;
  let published: VoteView;
  let reader: Caller;
  beforeAll(async () => {
    const live = await liveCluster();
    large = live.cluster;
    reader = live.facilitator;
    // With the four of the seed: 1 + 4 direction, 1 + 7 staff, 2 + 6 trade.
    const more = await addMembers(large, { direction: 4, staff: 7, trade: 6 });
    const vote = await openVote(live.facilitator, large);
    // One of the direction abstains: four of them vote.
    for (const person of [large.staffA, large.tradeA, large.tradeB, ...more]) {
      const elector = await as(person);
      const reply = await elector.post(ballotPath(vote), { ballot: { 'card-talk': 2, 'card-load': 1 } });
      if (reply.status !== 200) throw new Error(reply.text);
    }
    published = (await live.facilitator.post(`/api/votes/${vote.id}/close`)).body as VoteView;
  });

  test('V7, line 38: withholds the college of four, and the one that subtraction would need', () => {
    expect(published.result!.byCollege).toEqual([
      { college: 'direction', withheld: true },
      { college: 'staff', withheld: true },
      {
        college: 'trade',
        withheld: false,
        voters: 8,
        voices: { 'card-load': 8, 'card-hours': 0, 'card-talk': 16 },
      },
    ]);
    expect(published.result).toMatchObject({ electors: 21, voters: 20 });
  });

  test('is a CSV a French spreadsheet opens, with nothing that could run', async () => {
    const reply = await reader.get(`/api/votes/${published.id}/result.csv`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="vote-.*\.csv"$/);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const lines = reply.text.replace(/^\uFEFF/, '').split('\r\n');
    expect(lines[0]).toBe('Question;Quelles priorités retenir ?');
    expect(lines.slice(8, 12)).toEqual([
      'Rang;Proposition;Voix;Votants pour cette proposition;Ex æquo;Voix : direction;Voix : représentants du personnel;Voix : métiers',
      `1;"'=Temps d’échange; entre équipes";40;20;non;non affiché (moins de 5 votants);non affiché (moins de 5 votants);16`,
      '2;Charge de travail;20;20;non;non affiché (moins de 5 votants);non affiché (moins de 5 votants);8',
      '3;Horaires de nuit;0;0;non;non affiché (moins de 5 votants);non affiché (moins de 5 votants);0',
    ]);
    expect((await (await as(large.observer)).get(`/api/votes/${published.id}/result.csv`)).status).toBe(403);
    expect((await (await as(large.staffA)).get(`/api/votes/${published.id}/result.csv`)).status).toBe(200);
  });

  test('begins with the bytes of a UTF-8 mark', async () => {
    // Read as bytes: a text decoder takes the mark away.
    const bytes = new TextEncoder().encode('\uFEFF');
    const reply = await fetch(`${inject('grappe').origin}/api/votes/${published.id}/result.csv`, {
      headers: { cookie: reader.cookie! },
    });
    expect(new Uint8Array(await reply.arrayBuffer()).slice(0, 3)).toEqual(bytes);
  });
});
