import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Question } from '#domain/boards/kind.ts';
import type { Outcome } from '#domain/errors.ts';
import type { Answers, RoundTerms } from '#domain/questionnaire/questionnaire.ts';
import type { RoundResult } from '#domain/questionnaire/result.ts';
import type { AnswerBox } from '#party/answer-box.ts';
import { alarmOf, saidDuring, tablesOf, value } from './secret-tables.ts';

const boxes = env.ANSWER_BOXES as DurableObjectNamespace<AnswerBox>;
const questions: Question[] = [
  { key: 'useful', title: 'Utilité', type: 'rating', low: 1, high: 4, lowTitle: 'Peu', highTitle: 'Très' },
  {
    key: 'pace',
    title: 'Rythme',
    type: 'choice',
    choices: [
      { key: 'slow', title: 'Lent' },
      { key: 'good', title: 'Bien' },
    ],
  },
  { key: 'takeaway', title: 'Je repars avec…', type: 'text' },
];
const terms = (roundId: string): RoundTerms => ({ roundId, questions });
const PEOPLE = Array.from({ length: 9 }, (_, n) => `person-${n}`);
const answersOf = (n: number): Answers => ({ useful: 1 + (n % 4), pace: 'good', takeaway: `mot-${n}` });

let made = 0;
async function openBox(people = PEOPLE) {
  const id = `round-${++made}`;
  const box = boxes.getByName(id);
  value(await box.open(terms(id), people));
  return box;
}
async function answeredBox(order: readonly number[]) {
  const box = await openBox();
  for (const n of order) value(await box.answer(`person-${n}`, answersOf(n)));
  return box;
}
const textsOf = (result: RoundResult) =>
  (result.questions ?? []).flatMap((one) => (one.type === 'text' ? one.texts.map(({ text }) => text) : []));

describe('answering', () => {
  it('Q2, line 37: a later joiner does not answer; who comes back learns their own answers only', async () => {
    const box = await answeredBox([0]);
    expect(await box.answer('newcomer', answersOf(1))).toEqual({ ok: false, error: 'not_a_respondent' });
    expect(value(await box.own('person-1'))).toEqual({ isExpected: true, entry: null });
    expect(value(await box.own('person-0'))).toEqual({ isExpected: true, entry: answersOf(0) });
    expect(value(await box.own('newcomer'))).toEqual({ isExpected: false, entry: null });
  });

  it('Q1: an answer that does not fit its question, or none at all, changes nothing', async () => {
    const box = await answeredBox([0]);
    expect(await box.answer('person-0', { useful: 9 })).toMatchObject({ error: 'answer_refused' });
    expect(await box.answer('person-0', { takeaway: ' ' })).toMatchObject({ error: 'answers_empty' });
    expect(value(await box.own('person-0')).entry).toEqual(answersOf(0));
  });

  it('Q3, line 35: two tabs, replay: one set of answers, the last one counts', async () => {
    const box = await openBox();
    await Promise.all([1, 2, 3].map(() => box.answer('person-0', answersOf(0))));
    value(await box.answer('person-0', { useful: 4 }));
    await evictDurableObject(box);
    expect(value(await box.turnout())).toEqual({ state: 'open', expected: 9, received: 1 });
    expect(value(await box.own('person-0')).entry).toEqual({ useful: 4 });
  });
});

describe('the close', () => {
  it('Q7, line 40: happens once; nothing reopens, and closing again says the same', async () => {
    const box = await answeredBox([0, 1, 2, 3, 4]);
    const result = value(await box.close());
    expect(value(await box.close())).toEqual(result);
    expect(result).toMatchObject({ respondents: 9, answered: 5 });
    expect(await box.open(terms('again'), PEOPLE)).toEqual({ ok: false, error: 'questionnaire_closed' });
    expect(await box.answer('person-5', answersOf(5))).toEqual({ ok: false, error: 'questionnaire_closed' });
    await evictDurableObject(box);
    expect(value(await box.close())).toEqual(result);
  });

  it('Q4, line 38: under five sets nothing is kept, words included', async () => {
    const box = await answeredBox([0, 1, 2, 3]);
    expect(value(await box.close())).toMatchObject({ answered: 4, questions: null });
    expect(JSON.stringify(await tablesOf(box))).not.toContain('mot-');
  });

  it('line 36: of answers that race the close each counts and is acknowledged, or is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const box = await openBox();
      const sending: Promise<Outcome<unknown>>[] = [];
      let closing: Promise<Outcome<unknown>> | undefined;
      PEOPLE.forEach((personId, n) => {
        if (n === round * 2) closing = box.close();
        sending.push(box.answer(personId, answersOf(n)));
      });
      const outcomes = await Promise.all(sending);
      await closing;
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome.error).toBe('questionnaire_closed');
      expect(value(await box.close()).answered).toBe(outcomes.filter(({ ok }) => ok).length);
    }
  });
});

describe('Q6, line 39: reading every table', () => {
  const inOrder = PEOPLE.map((_, n) => n);

  it('while it is open, no table holds a person beside an answer, an hour or an order of arrival', async () => {
    const tables = await tablesOf(await answeredBox(inOrder));
    expect(JSON.stringify(tables.entries!.rows)).not.toContain('person-');
    expect(Object.keys(tables.entries!.rows[0]!)).toEqual(['token', 'entry']);
    expect(tables.entries!.sql).toMatch(/WITHOUT ROWID$/);
  });

  it('after the close there is neither a set of answers, a person nor a key', async () => {
    const box = await answeredBox(inOrder);
    const result = value(await box.close());
    const tables = await tablesOf(box);
    expect(tables.entries!.rows).toEqual([]);
    expect(tables.expected_people!.rows).toEqual([]);
    expect(new Uint8Array(tables.token_key!.rows[0]!.secret as ArrayBuffer).every((byte) => byte === 0)).toBe(
      true,
    );
    expect(JSON.stringify(result)).not.toContain('person-');
    expect([...textsOf(result)].sort()).toEqual(inOrder.map((n) => `mot-${n}`));
  });

  it('the order of the words says nothing of the order of the people', async () => {
    const orders = new Set<string>();
    for (let round = 0; round < 6; round++)
      orders.add(textsOf(value(await (await answeredBox(inOrder)).close())).join());
    expect(orders.size).toBeGreaterThan(1);
  });

  it('says nothing on the console', async () => {
    const lines = await saidDuring(async () => {
      const box = await answeredBox(inOrder);
      await box.answer('newcomer', { useful: 1 });
      value(await box.close());
    });
    expect(lines).toEqual([]);
  });
});

describe('once the result is in the database', () => {
  it('Q6: the box keeps two numbers, no word of an answer nor of a question; and says that it is over', async () => {
    const box = await answeredBox([0, 1, 2, 3, 4, 5]);
    await box.forget();
    // Before the close nothing is forgotten.
    expect(value(await box.turnout())).toEqual({ state: 'open', expected: 9, received: 6 });
    expect(textsOf(value(await box.close()))).toHaveLength(6);
    expect(JSON.stringify(await tablesOf(box))).toContain('mot-');
    await box.forget();
    await box.forget();
    await evictDurableObject(box);
    const tables = await tablesOf(box);
    const said = JSON.stringify(Object.values(tables).map(({ rows }) => rows));
    for (const word of ['mot-', 'person-', 'Utilité', 'takeaway', 'useful']) expect(said).not.toContain(word);
    expect(tables.over?.rows).toEqual([{ id: 1, expected: 9, received: 6 }]);
    expect(value(await box.turnout())).toEqual({ state: 'closed', expected: 9, received: 6 });
    expect(value(await box.own('person-0'))).toEqual({ isExpected: false, entry: null });
    const over = { ok: false, error: 'questionnaire_closed' };
    expect(await box.answer('person-0', answersOf(0))).toEqual(over);
    expect(await box.open(terms('again'), PEOPLE)).toEqual(over);
    expect(await box.close()).toEqual(over);
  });
});

describe('a Worker that died after the close', () => {
  it('Q6, line 12: the box writes the result down itself and forgets it; coming twice, as once', async () => {
    const box = await answeredBox([0, 1, 2, 3, 4]);
    const result = value(await box.close());
    await evictDurableObject(box);
    const taken: unknown[] = [];
    // The database does not answer: nothing is lost, nor said, and it is tried again.
    expect(await saidDuring(async () => void (await alarmOf(box, 'keep', taken, false)))).toEqual([]);
    expect(value(await box.close())).toEqual(result);
    expect(await alarmOf(box, 'keep', taken)).toBe(true);
    expect(taken).toEqual([result, result]);
    expect(JSON.stringify(await tablesOf(box))).not.toContain('mot-');
    expect(await alarmOf(box, 'keep', taken)).toBe(false);
    expect(taken).toHaveLength(2);
  });

  it('Q6: a Worker that lived leaves no alarm behind', async () => {
    const box = await answeredBox([0, 1, 2, 3, 4]);
    value(await box.close());
    await box.forget();
    expect(await alarmOf(box, 'keep', [])).toBe(false);
  });
});
