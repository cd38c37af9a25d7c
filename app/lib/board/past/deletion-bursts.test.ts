import { expect, test } from 'vitest';
import { deletionBursts, type TrashedItem } from './deletion-bursts.ts';

const item = (id: string, deletedBy: string | null, at: number | null, canRestore = true): TrashedItem => ({
  id,
  words: id,
  zone: null,
  deletedBy,
  at,
  canRestore,
});

test('gathers what one person deleted in one go, whatever others deleted meanwhile', () => {
  const bursts = deletionBursts([
    item('e', 'Ana', 300_000),
    item('d', 'Bob', 290_000),
    item('c', 'Ana', 280_000),
    item('b', 'Ana', 120_000),
    item('a', 'Ana', 110_000),
  ]);
  expect(bursts.map(({ who, from, to, items }) => [who, from, to, items.map(({ id }) => id)])).toEqual([
    ['Ana', 280_000, 300_000, ['e', 'c']],
    ['Ana', 110_000, 120_000, ['b', 'a']],
  ]);
});

test('leaves out single deletions, those nobody remembers and those one may not restore', () => {
  expect(
    deletionBursts([
      item('a', 'Ana', 1),
      item('b', null, null),
      item('c', null, null),
      item('d', 'Bob', 1, false),
      item('e', 'Bob', 1, false),
    ]),
  ).toEqual([]);
});
