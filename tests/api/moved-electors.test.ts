import { beforeEach, expect, test } from 'vitest';
import { hotEvaluation } from '#domain/boards/kinds/hot-evaluation.ts';
import type { PersonDraft } from '#domain/people/person-draft.ts';
import type { PlacementView, QuestionnaireView, VoteView } from '#domain/views.ts';
import { as, type Caller } from './caller.ts';
import { person, staffer } from './cluster-draft.ts';
import { addBoard, mapStage, openPlacement } from './placements-fixture.ts';
import type { Person, SeededCluster } from './seed.ts';
import { liveCluster, openVote } from './votes-fixture.ts';

/*
 * Whoever moves, changes college or takes another role while something secret is open: they give no more, and what they gave counts
 * (rules V11, P2, Q2, A8).
 */

let cluster: SeededCluster;
let facilitator: Caller;
beforeEach(async () => {
  ({ cluster, facilitator } = await liveCluster());
});

const OF_A = () => ({ scope: 'establishment', establishmentId: cluster.establishment.a });
const ballot = (voices: number) => ({ ballot: { 'card-load': voices } });
const NO_ELECTOR = { status: 403, body: { error: 'not_an_elector' } };
const FORBIDDEN = { status: 403, body: { error: 'forbidden' } };

/** The lead changes what someone is, as they do on the page of that person. */
async function change(who: Person, to: PersonDraft): Promise<void> {
  const lead = await as(cluster.lead);
  const reply = await lead.post(`/api/people/${who.membershipId}`, to);
  if (reply.status !== 200) throw new Error(reply.text);
}
const toB = (who: Person) =>
  change(who, person(who.name, { college: 'staff', establishment: cluster.establishment.b }));
const toFacilitator = (who: Person, follows = [cluster.establishment.a]) =>
  change(who, staffer(who.name, 'facilitator', follows));

test('V11: who moves to another establishment votes no more in that of the first; their ballot counts', async () => {
  const vote = await openVote(facilitator, cluster, { electorate: OF_A() });
  const moving = await as(cluster.staffA);
  expect((await moving.post(`/api/votes/${vote.id}/ballot`, ballot(2))).status).toBe(200);
  await toB(cluster.staffA);
  expect(await moving.post(`/api/votes/${vote.id}/ballot`, ballot(1))).toMatchObject(FORBIDDEN);
  expect(await moving.get(`/api/votes/${vote.id}`)).toMatchObject(FORBIDDEN);

  const closed = (await facilitator.post(`/api/votes/${vote.id}/close`)).body as VoteView;
  expect(closed).toMatchObject({ electors: 3, voters: 1 });
  expect(closed.result?.items.find(({ id }) => id === 'card-load')).toMatchObject({ voices: 2 });
  expect(await moving.get(`/api/votes/${vote.id}`)).toMatchObject(FORBIDDEN);
});

test('V11: who takes a role that does not vote keeps no ballot, though they may follow the vote', async () => {
  const vote = await openVote(facilitator, cluster, { electorate: OF_A() });
  const promoted = await as(cluster.tradeA);
  await promoted.post(`/api/votes/${vote.id}/ballot`, ballot(3));
  await toFacilitator(cluster.tradeA);
  expect(await promoted.post(`/api/votes/${vote.id}/ballot`, ballot(1))).toMatchObject(NO_ELECTOR);
  const seen = (await promoted.get(`/api/votes/${vote.id}`)).body as VoteView;
  expect(seen).toMatchObject({ own: null, voters: 1, electors: 3 });
  const closed = (await facilitator.post(`/api/votes/${vote.id}/close`)).body as VoteView;
  expect(closed.result?.items.find(({ id }) => id === 'card-load')).toMatchObject({ voices: 3 });
});

test('V11: the same in a vote of the whole cluster, where they still see how many voted', async () => {
  const vote = await openVote(facilitator, cluster);
  const promoted = await as(cluster.tradeA);
  await promoted.post(`/api/votes/${vote.id}/ballot`, ballot(3));
  await toFacilitator(cluster.tradeA);
  expect(await promoted.post(`/api/votes/${vote.id}/ballot`, ballot(1))).toMatchObject(NO_ELECTOR);
  expect((await promoted.get(`/api/votes/${vote.id}`)).body).toMatchObject({ own: null, voters: 1 });
});

test('V11: in a vote of one college, who leaves the college votes no more; in one of the cluster, they vote on', async () => {
  const ofTrade = await openVote(facilitator, cluster, {
    electorate: { scope: 'college', college: 'trade' },
  });
  const moving = await as(cluster.tradeB);
  await toB(cluster.tradeB);
  expect(await moving.post(`/api/votes/${ofTrade.id}/ballot`, ballot(1))).toMatchObject(FORBIDDEN);
  expect((await facilitator.post(`/api/votes/${ofTrade.id}/close`)).body).toMatchObject({ voters: 0 });

  const ofAll = await openVote(facilitator, cluster);
  await moving.post(`/api/votes/${ofAll.id}/ballot`, ballot(1));
  await change(
    cluster.tradeB,
    person('Aminata', { college: 'trade', establishment: cluster.establishment.b }),
  );
  const again = await moving.post(`/api/votes/${ofAll.id}/ballot`, ballot(2));
  expect(again).toMatchObject({ status: 200, body: { own: { cast: { 'card-load': 2 } }, voters: 1 } });
});

test('P2: who may no longer write on the sheet places no more; their points count', async () => {
  const stage = await mapStage();
  cluster = stage.cluster;
  const placement = await openPlacement(stage);
  const path = `/api/placements/${placement.id}`;
  const points = Object.fromEntries(placement.items.map(({ id }) => [id, { x: 1, y: 1 }]));
  for (const who of [cluster.staffA, cluster.tradeA, cluster.directionA])
    expect((await (await as(who)).post(`${path}/points`, { points })).status).toBe(200);
  await toB(cluster.staffA);
  await toFacilitator(cluster.tradeA);
  expect(await (await as(cluster.staffA)).post(`${path}/points`, { points })).toMatchObject({
    status: 403,
    body: { error: 'sheet_not_released' },
  });
  const promoted = await as(cluster.tradeA);
  expect(await promoted.post(`${path}/points`, { points })).toMatchObject({
    status: 403,
    body: { error: 'not_a_placer' },
  });
  expect(((await promoted.get(path)).body as PlacementView).own).toBeNull();
  expect((await stage.facilitator.post(`${path}/reveal`)).body).toMatchObject({ placed: 3 });
});

test('Q2: who is a member no longer answers no more; who moves still does', async () => {
  const boardId = await addBoard(cluster, hotEvaluation.key);
  const opened = await facilitator.post(`/api/boards/${boardId}/questionnaire`);
  const { round } = opened.body as QuestionnaireView;
  const path = `/api/questionnaires/${round!.id}`;
  const answers = { answers: { usefulness: 3 } };
  for (const who of [cluster.staffA, cluster.tradeA])
    expect((await (await as(who)).post(`${path}/answers`, answers)).status).toBe(200);
  await toB(cluster.staffA);
  await toFacilitator(cluster.tradeA);
  expect((await (await as(cluster.staffA)).post(`${path}/answers`, answers)).status).toBe(200);
  const promoted = await as(cluster.tradeA);
  expect(await promoted.post(`${path}/answers`, answers)).toMatchObject({
    status: 403,
    body: { error: 'not_a_respondent' },
  });
  expect((await promoted.get(path)).body).toMatchObject({ own: null, answered: 2 });
  expect((await promoted.get('/api/home')).body.questionnaires).toEqual([]);
  expect((await facilitator.post(`${path}/close`)).body).toMatchObject({ answered: 2 });
});
