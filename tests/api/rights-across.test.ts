import { expect, test, vi } from 'vitest';
import type { Caller, Reply } from './caller.ts';
import type { Line } from './rights-answers.ts';
import { peopleLines } from './rights-lines-people.ts';
import { planLines } from './rights-lines-plan.ts';
import { sheetLines } from './rights-lines-sheets.ts';
import { KNOCKERS, type Knocker } from './rights-people-stage.ts';
import { RightsStage } from './rights-stage.ts';

// The routes are read from the app itself, which runs in workerd: outside it, only its rooms are missing.
vi.mock('partyserver', () => ({ getServerByName: () => undefined }));

const LINES = [...peopleLines, ...sheetLines, ...planLines];

test('the table has a line for every route of the app, and no other', async () => {
  const { api } = await import('#worker/api.ts');
  const routes = api.routes.flatMap(({ method, path }) =>
    method === 'ALL' ? [] : [`${method} ${path.slice(4)}`],
  );
  expect([...new Set(LINES.map(({ route }) => route))].sort()).toEqual([...new Set(routes)].sort());
});

function knock(caller: Caller, method: string, path: string, body: unknown): Promise<Reply> {
  if (method === 'GET') return caller.get(`/api${path}`);
  if (method === 'DELETE') return caller.delete(`/api${path}`);
  if (method === 'PATCH') return caller.patch(`/api${path}`, body);
  return body instanceof Uint8Array
    ? caller.postBytes(`/api${path}`, body as Uint8Array<ArrayBuffer>)
    : caller.post(`/api${path}`, body);
}

/** What each is answered. A question changes nothing, so that all may ask at once; what changes something is asked in turn. */
async function answersTo({ route, ask, expected }: Line): Promise<Record<string, string>> {
  const stage = await RightsStage.open();
  const [method = ''] = route.split(' ');
  const answerTo = async (who: Knocker): Promise<[Knocker, string]> => {
    const { path, body } = await ask(stage, who);
    const reply = await knock(await stage.as(who), method, path, body);
    return [who, reply.status < 400 ? 'ok' : String(reply.body.error)];
  };
  if (method === 'GET') return Object.fromEntries(await Promise.all(KNOCKERS.map(answerTo)));
  const answers: [Knocker, string][] = [];
  for (const who of KNOCKERS) {
    stage.turn = expected[who] === 'ok' ? who : 'refused';
    answers.push(await answerTo(who));
  }
  return Object.fromEntries(answers);
}

const named = LINES.map((line): [string, Line] => [
  [line.route, line.about].filter(Boolean).join(', '),
  line,
]);
test.for(named)('%s', async ([, line]) => {
  expect(await answersTo(line)).toEqual(line.expected);
});
