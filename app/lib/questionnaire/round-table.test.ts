import { expect, it } from 'vitest';
import type { RoundResult } from '#domain/questionnaire/result.ts';
import { roundTable } from './round-table.ts';

const rating = {
  key: 'pace',
  title: 'Rythme',
  type: 'rating',
  low: 1,
  high: 3,
  lowTitle: 'lent',
  highTitle: 'vif',
} as const;
const words = { key: 'words', title: 'Je repars avec…', type: 'text' } as const;

it('lays a round out with its counts, its mean and the words that are shown', () => {
  const result: RoundResult = {
    roundId: 'r',
    respondents: 9,
    answered: 6,
    closedAt: 0,
    questions: [
      { type: 'rating', question: rating, answered: 6, mean: 2.5, counts: { 2: 3, 3: 3 } },
      { type: 'withheld', question: { ...rating, key: 'sound', title: 'Son' } },
      {
        type: 'text',
        question: words,
        texts: [
          { id: 'a', text: 'Une trame', shown: true },
          { id: 'b', text: 'Un nom', shown: false },
          { id: 'c', text: 'Pas encore relu', shown: null },
        ],
      },
    ],
  };
  expect(roundTable(result).rows).toEqual([
    ['Rythme', '1', 0],
    ['Rythme', '2', 3],
    ['Rythme', '3', 3],
    ['Rythme', 'Moyenne', 2.5],
    ['Son', expect.stringMatching(/non affiché/i), null],
    ['Je repars avec…', 'Une trame', null],
  ]);
});

it('is empty under the threshold', () => {
  expect(
    roundTable({ roundId: 'r', respondents: 9, answered: 3, closedAt: 0, questions: null }).rows,
  ).toEqual([]);
});
