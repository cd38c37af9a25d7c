import { describe, expect, it } from 'vitest';
import { offsetAfter, spliceBetween } from './text-splice.ts';

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
