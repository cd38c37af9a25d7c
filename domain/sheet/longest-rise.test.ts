import { expect, test } from 'vitest';
import { longestRise } from './longest-rise.ts';

test('one thing that moved leaves all the others where they are', () => {
  expect([...longestRise([1, 2, 5, 3, 4])].sort()).toEqual([0, 1, 3, 4]);
  expect([...longestRise(['a', 'z', 'b', 'c'])].sort()).toEqual([0, 2, 3]);
});

test('what is alike does not rise; nothing rises from nothing', () => {
  expect(longestRise(['a', 'a', 'a']).size).toBe(1);
  expect(longestRise([3, 2, 1]).size).toBe(1);
  expect(longestRise([]).size).toBe(0);
});
