import { expect, test } from 'vitest';
import { as, type Caller } from './caller.ts';
import type { Person, SeededCluster } from './seed.ts';
import { draftFor, liveCluster, openVote } from './votes-fixture.ts';

/*
 * Rule V10: a vote of one establishment, or of one college, is known to those whose it is and to those who follow them. Every route
 * that speaks of a vote is asked, before the close and after it.
 */

const QUESTION = 'Que retenir entre nous ?';
type Who =
  'directionA' | 'staffA' | 'tradeA' | 'tradeB' | 'facilitatorA' | 'facilitatorB' | 'lead' | 'observer';

test.each<[string, (c: SeededCluster) => object, Who[], Who[]]>([
  [
    'one establishment',
    (c) => ({ scope: 'establishment', establishmentId: c.establishment.a }),
    ['directionA', 'staffA', 'facilitatorA', 'lead'],
    ['tradeB', 'facilitatorB', 'observer'],
  ],
  [
    'one college',
    () => ({ scope: 'college', college: 'trade' }),
    ['tradeA', 'tradeB', 'facilitatorA', 'facilitatorB'],
    ['directionA', 'staffA', 'lead', 'observer'],
  ],
])('V10: a vote of %s', async (_name, electorateOf, told, not) => {
  const { cluster, facilitator } = await liveCluster();
  const callers = new Map<Who, Caller>();
  for (const who of [...told, ...not]) callers.set(who, await as(cluster[who] as Person));
  const vote = await openVote(facilitator, cluster, {
    question: QUESTION,
    electorate: electorateOf(cluster),
  });
  for (const isClosed of [false, true]) {
    if (isClosed) expect((await facilitator.post(`/api/votes/${vote.id}/close`)).status).toBe(200);
    for (const [who, caller] of callers) {
      const page = await caller.get(`/api/votes/${vote.id}`);
      const others = [
        await caller.get(`/api/sessions/${cluster.session}`),
        await caller.get(`/api/votes/${vote.id}/result.csv`),
        await caller.get(`/api/votes/${vote.id}/follow-ups`),
        await caller.post(`/api/votes/${vote.id}/ballot`, { ballot: {} }),
        await caller.get('/api/home'),
      ];
      if (told.includes(who)) {
        expect(page.body, who).toMatchObject({ question: QUESTION });
        expect(page.body.result === null, who).toBe(!isClosed);
        expect(others[0]!.body, who).toMatchObject({
          live: { vote: { voteId: vote.id } },
          votes: [{ id: vote.id }],
        });
        expect(others[1]!.status, who).toBe(isClosed ? 200 : 404);
      } else {
        expect(page, who).toMatchObject({ status: 403, body: { error: 'forbidden' } });
        expect(
          others.slice(1, 4).map(({ status }) => status),
          who,
        ).toEqual([403, 403, 403]);
        for (const { text } of others) {
          expect(text, who).not.toContain(QUESTION);
          expect(text, who).not.toContain(vote.id);
        }
      }
    }
  }
});

test('V10: a vote of one establishment is opened, closed and followed by who follows it', async () => {
  const { cluster, facilitator } = await liveCluster();
  const other = await as(cluster.facilitatorB);
  const electorate = { scope: 'establishment', establishmentId: cluster.establishment.a };
  const path = `/api/sessions/${cluster.session}/votes`;
  const forbidden = { status: 403, body: { error: 'forbidden' } };
  expect(await other.post(path, draftFor(cluster, { electorate }))).toMatchObject(forbidden);
  const vote = await openVote(facilitator, cluster, { electorate });
  expect(await other.post(`/api/votes/${vote.id}/close`)).toMatchObject(forbidden);
  // A session is run by whoever runs it: a vote that goes on holds it open all the same.
  expect(await other.post(`/api/sessions/${cluster.session}/close`)).toMatchObject({
    body: { error: 'vote_already_open' },
  });
  expect((await facilitator.post(`/api/votes/${vote.id}/close`)).status).toBe(200);
  expect(
    await other.post(`/api/votes/${vote.id}/second-round`, { itemIds: ['card-load', 'card-hours'] }),
  ).toMatchObject(forbidden);
});
