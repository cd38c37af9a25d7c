import {
  at,
  line,
  type Line,
  DECIDES_ON_A,
  LEADS_HERE,
  LOGGED_IN,
  MANAGES,
  MANAGES_HERE,
  OF_A_CLUSTER,
  OF_THE_CLUSTER,
  READS_A,
  READS_PAST_OF_A,
  RUNS_HERE,
} from './rights-answers.ts';
import { draftFor } from './votes-fixture.ts';

const newSession = (phaseId: string) => ({
  phaseId,
  title: 'Séance',
  startsAt: Date.now() + 1e6,
  endsAt: Date.now() + 2e6,
  visioUrl: null,
});

/** The plan of a cluster, its sessions, and what is collected in secret. */
export const planLines: Line[] = [
  line('GET /chain', () => at('/chain'), OF_A_CLUSTER),
  line('GET /sessions/:id', (s) => at(`/sessions/${s.cluster.session}`), OF_THE_CLUSTER),
  line('POST /sessions/:id/open', async (s) => at(`/sessions/${await s.fresh('session')}/open`), RUNS_HERE),
  line(
    'POST /sessions/:id/close',
    async (s) => at(`/sessions/${await s.fresh('liveSession')}/close`),
    RUNS_HERE,
  ),
  line(
    'POST /sessions/:id/gather',
    async (s) => at(`/sessions/${await s.fresh('liveSession')}/gather`, { boardId: s.cluster.boardId }),
    RUNS_HERE,
  ),
  line(
    'POST /sessions/:id/timer',
    async (s) => at(`/sessions/${await s.fresh('liveSession')}/timer`, { type: 'start', durationMs: 60_000 }),
    RUNS_HERE,
  ),
  line(
    'POST /sessions/:id/votes',
    async (s) => at(`/sessions/${await s.fresh('liveSession')}/votes`, draftFor(s.cluster)),
    RUNS_HERE,
  ),
  line('GET /votes/:id', async (s) => at(`/votes/${await s.once('v', () => s.vote())}`), OF_THE_CLUSTER),
  line(
    'POST /votes/:id/ballot',
    async (s) => at(`/votes/${await s.once('v', () => s.vote())}/ballot`, { ballot: {} }),
    {
      ...OF_THE_CLUSTER,
      otherFacilitator: 'not_an_elector',
      lead: 'not_an_elector',
      facilitator: 'not_an_elector',
    },
  ),
  line('POST /votes/:id/close', async (s) => at(`/votes/${await s.fresh('vote')}/close`), RUNS_HERE),
  line(
    'POST /votes/:id/second-round',
    async (s) =>
      at(`/votes/${await s.fresh('closedVote')}/second-round`, {
        itemIds: ['card-load', 'card-hours'],
      }),
    RUNS_HERE,
  ),
  // The items of this vote came from no sheet: there is nothing to take further, whoever asks.
  line(
    'GET /votes/:id/follow-ups',
    async (s) => at(`/votes/${await s.once('v', () => s.closedVote())}/follow-ups`),
    OF_THE_CLUSTER,
  ),
  line(
    'POST /votes/:id/follow-ups',
    async (s) => at(`/votes/${await s.once('v', () => s.closedVote())}/follow-ups`, { itemId: 'card-load' }),
    {
      ...OF_THE_CLUSTER,
      tradeB: 'not_found',
      otherFacilitator: 'not_found',
      lead: 'not_found',
      deputyA: 'not_found',
      staffA: 'not_found',
      directionA: 'not_found',
      facilitator: 'not_found',
    },
  ),
  line(
    'GET /votes/:id/result.csv',
    async (s) => at(`/votes/${await s.once('v', () => s.closedVote())}/result.csv`),
    OF_THE_CLUSTER,
  ),
  line(
    'GET /sheets/:id/placement',
    async (s) => at(`/sheets/${await s.once('m', () => s.map())}/placement`),
    READS_A,
  ),
  line(
    'POST /sheets/:id/placements',
    async (s) => at(`/sheets/${await s.fresh('map')}/placements`),
    DECIDES_ON_A,
  ),
  line(
    'GET /placements/:id',
    async (s) => at(`/placements/${await s.once('p', () => s.placement())}`),
    READS_PAST_OF_A,
  ),
  line(
    'POST /placements/:id/points',
    async (s) => at(`/placements/${await s.once('p', () => s.placement())}/points`, { points: {} }),
    { ...READS_PAST_OF_A, facilitator: 'not_a_placer' },
  ),
  line(
    'POST /placements/:id/reveal',
    async (s) => at(`/placements/${await s.fresh('placement')}/reveal`),
    DECIDES_ON_A,
  ),
  line(
    'GET /boards/:id/questionnaire',
    async (s) => at(`/boards/${await s.fresh('questionnaire')}/questionnaire`),
    OF_THE_CLUSTER,
  ),
  line(
    'POST /boards/:id/questionnaire',
    async (s) => at(`/boards/${await s.fresh('questionnaire')}/questionnaire`),
    RUNS_HERE,
  ),
  line(
    'GET /questionnaires/:id',
    async (s) => at(`/questionnaires/${await s.once('r', () => s.round())}`),
    OF_THE_CLUSTER,
  ),
  line(
    'POST /questionnaires/:id/answers',
    async (s) =>
      at(`/questionnaires/${await s.once('r', () => s.round())}/answers`, {
        answers: { takeAway: 'un mot' },
      }),
    {
      ...OF_THE_CLUSTER,
      otherFacilitator: 'not_a_respondent',
      lead: 'not_a_respondent',
      facilitator: 'not_a_respondent',
    },
  ),
  line(
    'POST /questionnaires/:id/close',
    async (s) => at(`/questionnaires/${await s.fresh('round')}/close`),
    RUNS_HERE,
  ),
  line(
    'POST /questionnaires/:id/review',
    async (s) => at(`/questionnaires/${await s.once('r', () => s.closedRound())}/review`, { shown: {} }),
    RUNS_HERE,
  ),
  line(
    'GET /questionnaires/:id/result.csv',
    async (s) => at(`/questionnaires/${await s.once('r', () => s.closedRound())}/result.csv`),
    OF_THE_CLUSTER,
  ),
  line('GET /programme', () => at('/programme'), LOGGED_IN),
  line('GET /plan', () => at('/plan'), LOGGED_IN),
  line('POST /phases', () => at('/phases', { kind: 'collective', title: 'De plus' }), MANAGES),
  line(
    'POST /phases/:id',
    async (s) => at(`/phases/${await s.fresh('phase')}`, { title: 'Autre' }),
    MANAGES_HERE,
  ),
  line(
    'POST /phases/:id/move',
    async (s) => at(`/phases/${await s.fresh('phase')}/move`, { state: 'current' }),
    MANAGES_HERE,
  ),
  line('POST /phases/:id/remove', async (s) => at(`/phases/${await s.fresh('phase')}/remove`), MANAGES_HERE),
  line('POST /phases/:id/suggestion', async (s) => at(`/phases/${await s.fresh('phase')}/suggestion`), {
    ...LEADS_HERE,
    otherFacilitator: 'not_found',
    lead: 'not_found',
    facilitator: 'not_found',
  }),
  line(
    'POST /phases/:id/expected',
    async (s) => at(`/phases/${await s.fresh('phase')}/expected`, { title: 'De plus' }),
    MANAGES_HERE,
  ),
  line(
    'POST /expected/:id',
    async (s) => at(`/expected/${await s.fresh('expected')}`, { title: 'Autre' }),
    MANAGES_HERE,
  ),
  line(
    'POST /expected/:id/remove',
    async (s) => at(`/expected/${await s.fresh('expected')}/remove`),
    MANAGES_HERE,
  ),
  line(
    'POST /phases/:id/boards',
    async (s) => at(`/phases/${await s.fresh('phase')}/boards`, { kind: 'SWOT', scope: 'college' }),
    MANAGES_HERE,
  ),
  line(
    'POST /phases/:id/boards/order',
    async (s) => at(`/phases/${await s.fresh('phase')}/boards/order`, { boardIds: [] }),
    MANAGES_HERE,
  ),
  line(
    'POST /boards/:id/rename',
    (s) => at(`/boards/${s.cluster.boardId}/rename`, { title: 'Autre' }),
    MANAGES_HERE,
  ),
  line(
    'POST /boards/:id/remove',
    async (s) => at(`/boards/${await s.fresh('questionnaire')}/remove`),
    MANAGES_HERE,
  ),
  line('POST /sessions', async (s) => at('/sessions', newSession(await s.fresh('phase'))), MANAGES_HERE),
  line(
    'POST /sessions/:id',
    async (s) => at(`/sessions/${await s.fresh('session')}`, newSession(await s.fresh('phase'))),
    MANAGES_HERE,
  ),
  line(
    'POST /sessions/:id/cancel',
    async (s) => at(`/sessions/${await s.fresh('session')}/cancel`),
    MANAGES_HERE,
  ),
  line('GET /calendar.ics', () => at('/calendar.ics'), OF_A_CLUSTER),
  line(
    'GET /sessions/:id/calendar.ics',
    (s) => at(`/sessions/${s.cluster.session}/calendar.ics`),
    OF_THE_CLUSTER,
  ),
];
