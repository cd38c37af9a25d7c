import { describe, expect, test } from 'vitest';
import type { Question } from '../boards/kind.ts';
import { canonicalAnswers, refusalOf } from './answer-rules.ts';
import { roundCsv } from './csv.ts';
import { MOST_CHARACTERS, type Answers, type RoundTerms } from './questionnaire.ts';
import { aggregate, publicResult, review, type RoundResult } from './result.ts';

const questions: Question[] = [
  {
    key: 'useful',
    title: 'Utilité',
    type: 'rating',
    low: 1,
    high: 4,
    lowTitle: 'Pas du tout',
    highTitle: 'Oui',
  },
  {
    key: 'pace',
    title: 'Rythme',
    type: 'choice',
    choices: [
      { key: 'slow', title: 'Trop lent' },
      { key: 'good', title: 'Bien' },
    ],
  },
  { key: 'takeaway', title: 'Je repars avec…', type: 'text' },
];
const terms: RoundTerms = { roundId: 'r', questions };
let named = 0;
const inOrder = { shuffle: (texts: string[]) => texts, newId: () => `text-${++named}` };
const close = (sets: Answers[]): RoundResult => aggregate(terms, 9, sets, 7, inOrder);
const many = (count: number, set: Answers = { useful: 3 }): Answers[] =>
  Array.from({ length: count }, () => set);

describe('Q1: what may be answered', () => {
  test.each<[Answers, string | null]>([
    [{ useful: 4, pace: 'good', takeaway: 'une trame' }, null],
    [{ pace: 'slow' }, null],
    [{ useful: 5 }, 'answer_refused'],
    [{ useful: 2.5 }, 'answer_refused'],
    [{ useful: '3' }, 'answer_refused'],
    [{ pace: 'fast' }, 'answer_refused'],
    [{ takeaway: 3 }, 'answer_refused'],
    [{ elsewhere: 'x' }, 'answer_refused'],
    [{}, 'answers_empty'],
    [{ takeaway: '  ' }, 'answers_empty'],
    [{ takeaway: 'x'.repeat(MOST_CHARACTERS) }, null],
    [{ takeaway: 'x'.repeat(MOST_CHARACTERS + 1) }, 'answer_refused'],
  ])('%.60j is refused with %s', (answers, refusal) => {
    expect(refusalOf(answers, terms)).toBe(refusal);
  });

  test('Q6: the order of the gestures is not kept', () => {
    expect(Object.keys(canonicalAnswers({ takeaway: ' a ', useful: 1 }, terms))).toEqual([
      'useful',
      'takeaway',
    ]);
    expect(canonicalAnswers({ takeaway: ' a ' }, terms)).toEqual({ takeaway: 'a' });
  });
});

describe('the aggregate', () => {
  test('Q4, line 38: under five sets of answers there is nothing, words included', () => {
    const result = close(many(4, { useful: 3, takeaway: 'mot' }));
    expect(result).toEqual({ roundId: 'r', respondents: 9, answered: 4, closedAt: 7, questions: null });
  });

  test('Q4: from exactly five sets on there is something', () => {
    expect(close(many(5)).questions?.[0]).toMatchObject({ type: 'rating', answered: 5 });
    expect(close(many(4)).questions).toBeNull();
  });

  test('counts each question by itself', () => {
    const { questions: counted } = close([
      ...many(4, { useful: 3, pace: 'good' }),
      { useful: 1, pace: 'slow', takeaway: 'un' },
      { useful: 4, takeaway: 'deux' },
    ]);
    expect(counted).toMatchObject([
      { type: 'rating', answered: 6, mean: 2.83, counts: { 1: 1, 2: 0, 3: 4, 4: 1 } },
      { type: 'choice', answered: 5, counts: { slow: 1, good: 4 } },
      {
        type: 'text',
        texts: [
          { text: 'un', shown: null },
          { text: 'deux', shown: null },
        ],
      },
    ]);
  });

  test('Q4: a question that fewer than five answered is withheld', () => {
    const { questions: counted } = close([...many(5), { pace: 'good' }]);
    expect(counted![1]).toEqual({ type: 'withheld', question: questions[1] });
  });

  test('Q5: free answers are shuffled, and shown once a facilitator says so', () => {
    const backwards = { ...inOrder, shuffle: (texts: string[]) => [...texts].reverse() };
    const result = aggregate(terms, 9, [...many(4), { takeaway: 'un' }, { takeaway: 'deux' }], 7, backwards);
    const textsOf = (of: RoundResult) =>
      of.questions!.flatMap((one) => (one.type === 'text' ? one.texts : []));
    expect(textsOf(result).map(({ text }) => text)).toEqual(['deux', 'un']);
    expect(textsOf(publicResult(result))).toEqual([]);
    const [first, second] = textsOf(result);
    const reviewed = review(result, { [first!.id]: true, [second!.id]: false, elsewhere: true });
    expect(textsOf(publicResult(reviewed)).map(({ text }) => text)).toEqual(['deux']);
    expect(textsOf(reviewed).map(({ shown }) => shown)).toEqual([true, false]);
    // A second reviewer who says nothing of a text leaves it as the first decided.
    expect(textsOf(review(reviewed, { [second!.id]: true })).map(({ shown }) => shown)).toEqual([true, true]);
  });
});

test('the file says what is shown, and nothing that could run', () => {
  const words = {
    respondents: 'Personnes',
    answered: 'Réponses',
    closedAt: 'Clos',
    question: 'Question',
    answer: 'Réponse',
    count: 'Nombre',
    mean: 'Moyenne',
    withheld: 'non affiché',
    time: String,
    decimal: (value: number) => String(value).replace('.', ','),
  };
  const result = close([...many(5), { takeaway: '=1+1' }]);
  const all = result.questions!.flatMap((one) => (one.type === 'text' ? one.texts : []));
  const csv = roundCsv('Bilan', review(result, { [all[0]!.id]: true }), words);
  expect(csv).toContain('Utilité;Moyenne;3');
  expect(csv).toContain('Rythme;non affiché');
  expect(csv).toContain("Je repars avec…;'=1+1");
  expect(roundCsv('Bilan', close(many(3)), words)).toContain('non affiché');
});
