import type { ItemCount } from './result.ts';
import { describe, expect, it } from 'vitest';
import { leadingItems } from './leading-items.ts';

const item = (id: string, voices: number, rank: number, tied = false): ItemCount => ({
  id,
  title: id,
  voices,
  voters: voices,
  rank,
  tied,
});

describe('items proposed for a second round (rule V6, V8)', () => {
  it('takes the first ones', () => {
    const items = [item('a', 5, 1), item('b', 4, 2), item('c', 3, 3)];
    expect(leadingItems(items, 2).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('never cuts a tie in two', () => {
    const items = [item('a', 5, 1), item('b', 4, 2, true), item('c', 4, 2, true), item('d', 1, 4)];
    expect(leadingItems(items, 2).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('leaves out what nobody chose', () => {
    expect(leadingItems([item('a', 2, 1), item('b', 0, 2)], 3).map(({ id }) => id)).toEqual(['a']);
    expect(leadingItems([item('a', 0, 1, true), item('b', 0, 1, true)], 3)).toEqual([]);
  });
});
