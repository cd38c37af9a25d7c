import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clusters } from '#db/schema.ts';
import { database } from './database.ts';
import { RightsStage } from './rights-stage.ts';
import { draftFor } from './votes-fixture.ts';

test('C7: in a closed cluster nothing begins and nothing more is given; what is open may be ended', async () => {
  const stage = await RightsStage.open();
  const { clusterId } = stage.cluster;
  const [planned, live, vote, round, placement, counted, revealed] = [
    await stage.session(),
    await stage.session('live'),
    await stage.vote(),
    await stage.round(),
    await stage.placement(),
    await stage.closedRound(),
    await stage.closedVote(),
  ];
  await database().update(clusters).set({ state: 'closed' }).where(eq(clusters.id, clusterId));
  const [facilitator, member] = [await stage.as('facilitator'), await stage.as('directionA')];
  const refused = [
    await facilitator.post(`/api/sessions/${planned}/open`),
    await facilitator.post(`/api/sessions/${live}/gather`, { boardId: stage.cluster.boardId }),
    await facilitator.post(`/api/sessions/${live}/timer`, { type: 'stop' }),
    await facilitator.post(`/api/sessions/${live}/votes`, draftFor(stage.cluster)),
    await facilitator.post(`/api/votes/${revealed}/second-round`, { itemIds: ['card-load', 'card-hours'] }),
    await facilitator.post(`/api/questionnaires/${counted}/review`, { shown: {} }),
    await member.post(`/api/votes/${vote}/ballot`, { ballot: {} }),
    await member.post(`/api/questionnaires/${round}/answers`, { answers: { takeAway: 'un mot' } }),
    await member.post(`/api/placements/${placement}/points`, { points: {} }),
  ];
  for (const reply of refused)
    expect(reply).toMatchObject({ status: 409, body: { error: 'cluster_closed' } });
  for (const path of [
    `/api/votes/${vote}/close`,
    `/api/questionnaires/${round}/close`,
    `/api/sessions/${live}/close`,
  ])
    expect((await facilitator.post(path)).status, path).toBe(200);
});

test('S4: a session of no calendar is not planned, and the calendar of the others stays readable', async () => {
  const stage = await RightsStage.open();
  const facilitator = await stage.as('facilitator');
  const at = 8.64e15;
  const session = {
    phaseId: await stage.phase(),
    title: 'Loin',
    startsAt: at,
    endsAt: at + 1000,
    visioUrl: null,
  };
  expect((await facilitator.post('/api/sessions', session)).status).toBe(400);
  expect((await facilitator.get('/api/calendar.ics')).status).toBe(200);
});
