import { expect, it } from 'vitest';
import { roundOf } from './rounds.ts';

it('counts the rounds of a question', () => {
  const votes = [
    { id: 'a', previousVoteId: null },
    { id: 'b', previousVoteId: 'a' },
    { id: 'other', previousVoteId: null },
    { id: 'c', previousVoteId: 'b' },
  ];
  expect(votes.map(({ id }) => roundOf(votes, id))).toEqual([1, 2, 1, 3]);
});
