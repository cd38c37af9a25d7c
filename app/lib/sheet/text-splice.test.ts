import { describe, expect, it } from 'vitest';
import { offsetAfter, spliceBetween, spliceThrough } from './text-splice.ts';

const apply = (text: string, splice: ReturnType<typeof spliceBetween>): string =>
  splice ? text.slice(0, splice.index) + splice.insert + text.slice(splice.index + splice.remove) : text;

describe('what was typed', () => {
  it.each([
    ['letter at the end', 'carte', 'cartes', 6, { index: 5, remove: 0, insert: 's' }],
    ['second of three same letters', 'aa', 'aaa', 2, { index: 1, remove: 0, insert: 'a' }],
    ['first of three same letters', 'aa', 'aaa', 1, { index: 0, remove: 0, insert: 'a' }],
    ['backspace among same letters', 'aaa', 'aa', 1, { index: 1, remove: 1, insert: '' }],
    [
      'paste over a selection',
      'un deux trois',
      'un quatre trois',
      9,
      { index: 3, remove: 4, insert: 'quatre' },
    ],
    [
      'correction behind the caret',
      'bonjuor tous',
      'bonjour tous',
      12,
      { index: 4, remove: 2, insert: 'ou' },
    ],
    ['everything erased', 'tout', '', 0, { index: 0, remove: 4, insert: '' }],
  ])('%s', (_name, before, after, caret, splice) => {
    expect(spliceBetween(before, after, caret)).toEqual(splice);
  });

  it('is nothing when nothing changed', () => {
    expect(spliceBetween('même', 'même', 2)).toBeNull();
  });

  it('never cuts an emoji in two', () => {
    // 😀 and 😁 share their first half; 😀 and 🈀 their last.
    for (const [before, after] of [
      ['a😀b', 'a😁b'],
      ['a😀b', 'a🈀b'],
      ['😀', '😀😁'],
    ] as const) {
      const splice = spliceBetween(before, after, after.length);
      expect(apply(before, splice)).toBe(after);
      expect(splice?.insert.isWellFormed()).toBe(true);
      expect(before.slice(splice?.index, (splice?.index ?? 0) + (splice?.remove ?? 0)).isWellFormed()).toBe(
        true,
      );
    }
  });

  it('always gives the text back, whatever the caret says', () => {
    const words = ['', 'a', 'ab', 'ba', 'aab', 'abab', 'é😀', '😀é', 'un\ndeux'];
    for (const before of words)
      for (const after of words)
        for (let caret = 0; caret <= after.length; caret += 1)
          expect(apply(before, spliceBetween(before, after, caret))).toBe(after);
  });
});

describe('where a caret goes when someone else types', () => {
  it('moves with text inserted before it, and stays before text inserted at it', () => {
    expect(offsetAfter(4, [{ retain: 1 }, { insert: 'xyz' }])).toBe(7);
    expect(offsetAfter(4, [{ retain: 4 }, { insert: 'xyz' }])).toBe(4);
    expect(offsetAfter(4, [{ retain: 6 }, { insert: 'xyz' }])).toBe(4);
  });

  it('falls back to the edge of text deleted around it', () => {
    expect(offsetAfter(4, [{ retain: 2 }, { delete: 5 }])).toBe(2);
    expect(offsetAfter(8, [{ retain: 2 }, { delete: 5 }])).toBe(3);
  });
});

describe('a splice made while others wrote', () => {
  // « le soir » becomes « où le» for the others.
  const others = [[{ insert: 'où ' }, { retain: 3 }, { delete: 4 }]];

  it('goes beside their words, and takes the caret along', () => {
    const moved = spliceThrough({ index: 3, remove: 0, insert: 'au ' }, 7, others);
    expect(moved).toMatchObject({ at: 6, insert: 'au ', removals: [] });
    expect([1, 3, 5, 6, 9].map(moved.caret)).toEqual([4, 6, 8, 9, 9]);
  });

  it('removes only what was there before, never what they wrote at its edge or inside', () => {
    const atEdge = spliceThrough({ index: 0, remove: 2, insert: 'La' }, 7, others);
    expect(atEdge).toMatchObject({ at: 0, removals: [{ index: 3, remove: 2 }] });
    expect([2, 7].map(atEdge.caret)).toEqual([2, 6]);
    const inside = spliceThrough({ index: 0, remove: 7, insert: '' }, 7, [
      [{ retain: 3 }, { insert: 'beau ' }],
    ]);
    expect(inside.removals).toEqual([
      { index: 8, remove: 4 },
      { index: 0, remove: 3 },
    ]);
  });

  it('removes nothing twice', () => {
    const gone = spliceThrough({ index: 0, remove: 7, insert: 'x' }, 7, [[{ delete: 7 }]]);
    expect(gone).toMatchObject({ at: 0, removals: [] });
  });
});
