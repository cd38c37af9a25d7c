import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, questionnaires, sheets } from '#db/schema.ts';
import { hotEvaluation } from '#domain/boards/kinds/hot-evaluation.ts';
import type { Answers } from '#domain/questionnaire/questionnaire.ts';
import type { RoundResult } from '#domain/questionnaire/result.ts';
import type { QuestionnaireView, RoundView } from '#domain/views.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { addBoard } from './placements-fixture.ts';
import { knock } from './room-door.ts';
import { seedCluster, type Person } from './seed.ts';
import { addMembers } from './votes-fixture.ts';

/** A cluster with a questionnaire board and `count` members (four of the seed, the others of establishment A). */
async function questionnaireStage(count = 4) {
  const cluster = await seedCluster();
  const more = count > 4 ? await addMembers(cluster, { staff: count - 4 }) : [];
  const people = [cluster.directionA, cluster.staffA, cluster.tradeA, cluster.tradeB, ...more];
  const boardId = await addBoard(cluster, hotEvaluation.key);
  return { cluster, people, boardId, facilitator: await as(cluster.facilitatorA) };
}
type Stage = Awaited<ReturnType<typeof questionnaireStage>>;

async function openRound({ facilitator, boardId }: Stage): Promise<RoundView> {
  const reply = await facilitator.post(`/api/boards/${boardId}/questionnaire`);
  if (reply.status !== 200) throw new Error(reply.text);
  return (reply.body as QuestionnaireView).round!;
}
async function answer(person: Person | Caller, round: RoundView, answers: unknown) {
  const caller = 'post' in person ? person : await as(person);
  return caller.post(`/api/questionnaires/${round.id}/answers`, { answers });
}
/** A round that `sets` people answered, closed. */
async function closedRound(stage: Stage, sets: readonly Answers[]): Promise<RoundView> {
  const round = await openRound(stage);
  for (const [n, set] of sets.entries())
    expect((await answer(stage.people[n]!, round, set)).status).toBe(200);
  return (await stage.facilitator.post(`/api/questionnaires/${round.id}/close`)).body as RoundView;
}
const SET: Answers = { usefulness: 3, pace: 'right', takeAway: 'une trame prête' };
const sets = (count: number): Answers[] =>
  Array.from({ length: count }, (_, n) => ({ usefulness: 1 + (n % 4), pace: 'right', takeAway: `mot-${n}` }));
const textsOf = (result: RoundResult | null) =>
  (result?.questions ?? []).flatMap((one) => (one.type === 'text' ? one.texts : []));
const refusedWith = (status: number, error: string) => ({ status, body: { error } });

let stage: Stage;
beforeEach(async () => {
  stage = await questionnaireStage();
});

describe('opening', () => {
  test('Q2: to the members of the cluster; it waits on their home page until it is closed', async () => {
    const { boardId, cluster } = stage;
    const round = await openRound(stage);
    expect(round).toMatchObject({ state: 'open', respondents: 4, answered: 0, own: null, canClose: true });
    const member = await as(cluster.tradeB);
    const page = (await member.get(`/api/boards/${boardId}/questionnaire`)).body;
    expect(page).toMatchObject({ kind: 'HOT_EVALUATION', canOpen: false, round: { own: { answers: null } } });
    const home = async () => (await member.get('/api/home')).body;
    expect((await home()).questionnaires).toEqual([
      expect.objectContaining({ boardId, questions: 8, hasAnswered: false }),
    ]);
    expect(JSON.stringify((await home()).phases)).toContain(boardId);
    await answer(member, round, SET);
    expect((await home()).questionnaires).toMatchObject([{ hasAnswered: true }]);
    expect((await stage.facilitator.get('/api/home')).body.questionnaires).toEqual([]);
    await stage.facilitator.post(`/api/questionnaires/${round.id}/close`);
    expect((await home()).questionnaires).toEqual([]);
  });

  test('A2, A5: is a facilitator’s, on a questionnaire; Q7: one round at a time', async () => {
    const { cluster, boardId, facilitator } = stage;
    const path = `/api/boards/${boardId}/questionnaire`;
    for (const person of [cluster.staffA, cluster.lead, cluster.observer])
      expect(await (await as(person)).post(path)).toMatchObject(refusedWith(403, 'forbidden'));
    expect((await (await as(cluster.observer)).get(path)).status).toBe(403);
    const stranger = await as((await seedCluster()).facilitatorA);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await facilitator.post(`/api/boards/${cluster.boardId}/questionnaire`)).status).toBe(404);
    const replies = await Promise.all([1, 2, 3].map(() => facilitator.post(path)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('Q8: a sheet that stands under a questionnaire by mistake is shown to nobody and has no room', async () => {
    const { boardId, facilitator } = stage;
    await database()
      .insert(sheets)
      .values({ id: `stray-${boardId}`, boardId });
    expect((await facilitator.get('/api/home')).text).not.toContain(`stray-${boardId}`);
    expect((await facilitator.get(`/api/boards/${boardId}`)).body.sheets).toEqual([]);
    const door = await knock(`/rooms/sheet/stray-${boardId}`, { cookie: facilitator.cookie });
    expect(door).toMatchObject({ outcome: 'closed', code: 4404 });
  });
});

describe('answering', () => {
  test('Q1, Q3, line 35: two tabs, replay: one set, the last one counts; what does not fit changes nothing', async () => {
    const round = await openRound(stage);
    const [tab, phone] = [await as(stage.cluster.staffA), await as(stage.cluster.staffA)];
    const replies = await Promise.all([tab, phone, tab].map((device) => answer(device, round, SET)));
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: { answered: 1 } });
    await answer(phone, round, { usefulness: 1 });
    expect(await answer(tab, round, { usefulness: 7 })).toMatchObject(refusedWith(422, 'answer_refused'));
    expect(await answer(tab, round, {})).toMatchObject(refusedWith(422, 'answers_empty'));
    expect(await answer(tab, round, { usefulness: 1.5 })).toMatchObject(refusedWith(400, 'bad_request'));
    expect((await tab.get(`/api/questionnaires/${round.id}`)).body.own).toEqual({
      answers: { usefulness: 1 },
    });
  });

  test('Q2, A1, line 37: not a later joiner, a facilitator, an observer or another cluster', async () => {
    const round = await openRound(stage);
    const [late] = await addMembers(stage.cluster, { staff: 1 });
    for (const person of [late!, stage.cluster.facilitatorA, stage.cluster.lead])
      expect(await answer(person, round, SET)).toMatchObject(refusedWith(403, 'not_a_respondent'));
    expect((await answer(stage.cluster.observer, round, SET)).status).toBe(403);
    expect((await answer((await seedCluster()).staffA, round, SET)).status).toBe(404);
    const seen = (await (await as(late!)).get(`/api/questionnaires/${round.id}`)).body;
    expect(seen).toMatchObject({ own: null, result: null, answered: 0 });
  });
});

describe('Q4, line 34: before the close', () => {
  async function watched(given: readonly Answers[]) {
    const own = await questionnaireStage();
    const round = await openRound(own);
    const replies: string[] = [];
    for (const [n, person] of own.people.entries()) {
      await answer(person, round, SET);
      await answer(person, round, given[n]);
      for (const path of [
        `/api/questionnaires/${round.id}`,
        `/api/boards/${own.boardId}/questionnaire`,
        `/api/boards/${own.boardId}`,
        `/api/questionnaires/${round.id}/result.csv`,
        '/api/home',
      ])
        replies.push((await own.facilitator.get(path)).text);
    }
    const anonymous = (text: string) =>
      text.replaceAll(/"[A-Za-z0-9_-]{21,22}"/g, '"id"').replaceAll(/\b\d{13}\b/g, 'hour');
    return { own, round, replies: replies.map(anonymous) };
  }

  test('a facilitator’s replies are the same whatever was answered: turnout, and nothing else', async () => {
    const one = await watched([
      { usefulness: 1 },
      { pace: 'tooFast' },
      { missed: 'du temps' },
      { clarity: 4 },
    ]);
    const other = await watched([{ usefulness: 4 }, { usefulness: 4 }, SET, SET]);
    expect(one.replies).toEqual(other.replies);
    for (const text of one.replies) expect(text).not.toMatch(/"counts"|"mean"|"texts"|du temps|une trame/);
  });

  test('Q6, line 39: the database and its log hold no answer and nobody who answered, before or after', async () => {
    const { own, round } = await watched([SET, SET, SET, SET]);
    const db = database();
    const tables = await db.$client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    const holding = async (words: string) => {
      const names: string[] = [];
      for (const { name } of tables.rows) {
        const { rows } = await db.$client.execute(`SELECT * FROM "${String(name)}"`);
        if (rows.some((row) => JSON.stringify(row).includes(words))) names.push(String(name));
      }
      return names.sort();
    };
    expect(await holding(round.id)).toEqual(['audit_log', 'questionnaires']);
    await own.facilitator.post(`/api/questionnaires/${round.id}/close`);
    expect(await holding(round.id)).toEqual(['audit_log', 'questionnaires']);
    expect(await holding('une trame prête')).toEqual([]);
    const lines = await db.select().from(auditLog).where(eq(auditLog.subject, round.id));
    expect(lines.map(({ action }) => action)).toEqual(['questionnaire.open', 'questionnaire.close']);
  });
});

describe('the close', () => {
  test('Q4, line 38: under five sets of answers nobody sees anything, the facilitator neither', async () => {
    const closed = await closedRound(stage, sets(4));
    expect(closed).toMatchObject({ state: 'closed', answered: 4, result: { questions: null } });
    const csv = await stage.facilitator.get(`/api/questionnaires/${closed.id}/result.csv`);
    expect(csv.text).toContain('non affiché (moins de 5 réponses)');
    expect(csv.text).not.toContain('mot-');
  });

  test('from five on: counts for all, and words that only facilitators read until one of them shows them (Q5)', async () => {
    const own = await questionnaireStage(7);
    const closed = await closedRound(own, sets(6));
    const usefulness = closed.result!.questions!.find(({ question }) => question.key === 'usefulness');
    expect(usefulness).toMatchObject({ answered: 6, mean: 2.17, counts: { 1: 2, 2: 2, 3: 1, 4: 1 } });
    expect(closed.result!.questions!.find(({ question }) => question.key === 'clarity')!.type).toBe(
      'withheld',
    );
    expect(
      textsOf(closed.result)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(sets(6).map(({ takeAway }) => takeAway));

    const path = `/api/questionnaires/${closed.id}`;
    const member = await as(own.cluster.staffA);
    const lead = await as(own.cluster.lead);
    for (const reader of [member, lead]) expect(textsOf((await reader.get(path)).body.result)).toEqual([]);
    expect((await own.facilitator.get(`${path}/result.csv`)).text).not.toContain('mot-');

    const [first, second] = textsOf(closed.result);
    expect(await member.post(`${path}/review`, { shown: { [first!.id]: true } })).toMatchObject(
      refusedWith(403, 'forbidden'),
    );
    const other = await as(own.cluster.facilitatorB);
    await Promise.all([
      own.facilitator.post(`${path}/review`, { shown: { [first!.id]: true } }),
      other.post(`${path}/review`, { shown: { [second!.id]: false } }),
    ]);
    expect(textsOf((await member.get(path)).body.result)).toEqual([{ ...first, shown: true }]);
    expect(
      textsOf((await other.get(path)).body.result)
        .slice(0, 2)
        .map(({ shown }) => shown),
    ).toEqual([true, false]);
    const csv = (await member.get(`${path}/result.csv`)).text;
    expect(csv).toContain(first!.text);
    expect(csv).not.toContain(second!.text);
  });

  test('Q7, line 40: happens once; nothing reopens it, and a new round starts from nothing', async () => {
    const closed = await closedRound(stage, sets(3));
    expect(await answer(stage.cluster.tradeB, closed, SET)).toMatchObject(
      refusedWith(409, 'questionnaire_closed'),
    );
    expect((await stage.facilitator.post(`/api/questionnaires/${closed.id}/close`)).body).toEqual(closed);
    const next = await openRound(stage);
    expect(next).toMatchObject({ answered: 0, state: 'open' });
    expect(
      (await stage.facilitator.get(`/api/boards/${stage.boardId}/questionnaire`)).body.rounds,
    ).toHaveLength(2);
    for (const person of [stage.cluster.staffA, stage.cluster.lead])
      expect((await (await as(person)).post(`/api/questionnaires/${next.id}/close`)).status).toBe(403);
  });

  test('line 36: answers that race the close count and are acknowledged, or are refused', async () => {
    const own = await questionnaireStage(12);
    const round = await openRound(own);
    const callers = await Promise.all(own.people.map(as));
    const sends = callers.map((caller) => answer(caller, round, SET));
    const [closed, ...replies] = await Promise.all([
      own.facilitator.post(`/api/questionnaires/${round.id}/close`),
      ...sends,
    ]);
    for (const reply of replies)
      if (reply.status !== 200) expect(reply).toMatchObject(refusedWith(409, 'questionnaire_closed'));
    expect(closed.body.answered).toBe(replies.filter(({ status }) => status === 200).length);
  });

  test('a Worker that died after the round was closed: the next to look counts it', async () => {
    const round = await openRound(stage);
    await answer(stage.cluster.staffA, round, SET);
    await database().update(questionnaires).set({ state: 'closed' }).where(eq(questionnaires.id, round.id));
    const seen = await (await as(stage.cluster.staffA)).get(`/api/boards/${stage.boardId}/questionnaire`);
    expect(seen.body.round).toMatchObject({ state: 'closed', answered: 1, result: { questions: null } });
  });
});
