import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clusters } from '#db/schema.ts';
import { database } from './database.ts';
import type { Line } from './rights-answers.ts';
import { peopleLines } from './rights-lines-people.ts';
import { planLines } from './rights-lines-plan.ts';
import { sheetLines } from './rights-lines-sheets.ts';
import { KNOCKERS } from './rights-people-stage.ts';
import { RightsStage } from './rights-stage.ts';

/*
 * Rule C7, route by route: every way of changing something, asked by somebody who may, in a cluster that closed a moment ago. A route
 * that is added must be refused there, or be named below with why it is not.
 */

/** What still works in a closed cluster. */
const STILL = new Map([
  ['POST /invitations/preview', 'only reads'],
  ['POST /login', 'reading goes on'],
  ['POST /logout', 'one’s own'],
  ['POST /me/cluster', 'one’s own'],
  ['POST /clusters', 'makes another one'],
  ['POST /cluster/state', 'opens it again, or archives it'],
  ['POST /invitations', 'reading goes on, also for who lost their link'],
  ['POST /invitations/:id/revoke', 'takes back'],
  ['POST /people/:membershipId/end', 'takes back'],
  ['POST /sessions/:id/close', 'ends what is open'],
  ['POST /votes/:id/close', 'ends what is open'],
  ['POST /questionnaires/:id/close', 'ends what is open'],
  ['POST /placements/:id/reveal', 'ends what is open'],
]);

const changing = [...peopleLines, ...sheetLines, ...planLines].filter(
  ({ route, expected }) => !route.startsWith('GET') && KNOCKERS.some((who) => expected[who] === 'ok'),
);
/** One line a route: the first that somebody may ask. */
const lines = [...new Map(changing.toReversed().map((line) => [line.route, line])).values()];

test('every route that still works in a closed cluster is one of the app', () => {
  const routes = lines.map(({ route }) => route);
  for (const route of STILL.keys()) expect(routes).toContain(route);
});

test.each(lines.map((line): [string, Line] => [line.route, line]))('C7: %s', async (route, line) => {
  const stage = await RightsStage.open();
  // The most trusted of this cluster who may.
  const who = KNOCKERS.findLast((one) => one !== 'stranger' && line.expected[one] === 'ok')!;
  stage.turn = who;
  const asked = await line.ask(stage, who);
  const { path } = asked;
  const body = route === 'POST /cluster/state' ? { state: 'running' } : asked.body;
  const caller = await stage.as(who);
  const { clusterId } = stage.cluster;
  await database().update(clusters).set({ state: 'closed' }).where(eq(clusters.id, clusterId));
  const [method] = route.split(' ');
  const reply =
    method === 'DELETE'
      ? await caller.delete(`/api${path}`)
      : method === 'PATCH'
        ? await caller.patch(`/api${path}`, body)
        : body instanceof Uint8Array
          ? await caller.postBytes(`/api${path}`, body as Uint8Array<ArrayBuffer>)
          : await caller.post(`/api${path}`, body);
  const answer = reply.status < 400 ? 'ok' : reply.body.error;
  expect(answer, reply.text).toBe(STILL.has(route) ? 'ok' : 'cluster_closed');
});
