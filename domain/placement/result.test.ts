import { describe, expect, test } from 'vitest';
import { canonicalPoints, refusalOf } from './place-rules.ts';
import type { PlacementTerms, Points } from './placement.ts';
import { summarise } from './result.ts';
import { median, quantile, spreadOf } from './spread.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id, title: `card ${id}` }));
const terms: PlacementTerms = { placementId: 'p', range: [1, 5], items };
const at = (x: number, y: number): { x: number; y: number } => ({ x, y });

describe('medians and spreads', () => {
  test('the median of an even count is the mean of the two in the middle, whatever the order', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([5, 1, 4, 2])).toBe(3);
    expect(median([2, 2, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });

  test('quartiles are those of a spreadsheet', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([1, 2, 3, 4, 5], 0.75)).toBe(4);
  });

  test('P4: from four people the quartiles, under four the extremes', () => {
    expect(spreadOf([1, 3, 5])).toEqual({ median: 3, low: 1, high: 5 });
    expect(spreadOf([1, 3, 3, 5])).toEqual({ median: 3, low: 2.5, high: 3.5 });
    expect(spreadOf([4])).toEqual({ median: 4, low: 4, high: 4 });
    expect(spreadOf([])).toBeNull();
  });
});

describe('P1: what may be placed', () => {
  test.each<[Points, string | null]>([
    [{ a: at(1, 5) }, null],
    [{}, null],
    [{ z: at(1, 1) }, 'placement_unknown_item'],
    [{ a: at(0.9, 2) }, 'placement_out_of_range'],
    [{ a: at(2, 5.1) }, 'placement_out_of_range'],
    [{ a: at(Number.NaN, 2) }, 'bad_request'],
    [{ constructor: at(1, 1) }, 'placement_unknown_item'],
  ])('%j is refused with %s', (points, refusal) => {
    expect(refusalOf(points, terms)).toBe(refusal);
  });

  test('P6: two placements that say the same are the same text', () => {
    const one = canonicalPoints({ c: at(2, 2), a: at(1.04, 3) }, terms);
    expect(JSON.stringify(one)).toBe(JSON.stringify(canonicalPoints({ a: at(1, 3.01), c: at(2, 2) }, terms)));
    expect(Object.keys(one)).toEqual(['a', 'c']);
  });
});

describe('the result', () => {
  const everyone: Points[] = [
    { a: at(1, 3), b: at(2, 2), c: at(1, 1) },
    { a: at(5, 3), b: at(2, 2) },
    { a: at(3, 3), b: at(3, 2) },
    {},
  ];

  test('shows the widest disagreement first, by the wider of the two axes', () => {
    const result = summarise(terms, 5, everyone, 7);
    expect(result).toMatchObject({ electors: 5, placed: 3, revealedAt: 7 });
    expect(result.items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(result.items[0]).toEqual({
      id: 'a',
      title: 'card a',
      withheld: false,
      placedBy: 3,
      measure: 'extremes',
      x: { median: 3, low: 1, high: 5 },
      y: { median: 3, low: 3, high: 3 },
      width: 4,
    });
  });

  test('puts the widest first and what is withheld last, wherever they stood at the opening', () => {
    const people: Points[] = [
      { a: at(1, 1), b: at(2, 2), c: at(1, 3) },
      { b: at(3, 2), c: at(5, 3) },
    ];
    expect(summarise(terms, 2, people, 7).items.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  test('P5: what one person alone placed is withheld, and so is what nobody placed', () => {
    const { items: shown } = summarise(terms, 5, everyone, 7);
    expect(shown.at(-1)).toEqual({ id: 'c', title: 'card c', withheld: true });
    expect(summarise(terms, 5, [], 7).items.every(({ withheld }) => withheld)).toBe(true);
  });

  test('items as wide as one another keep the order of the opening', () => {
    const level: Points[] = [
      { c: at(1, 1), b: at(2, 2), a: at(3, 3) },
      { a: at(4, 3), b: at(3, 2), c: at(2, 1) },
    ];
    expect(summarise(terms, 2, level, 7).items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('does not depend on the order of the people', () => {
    expect(summarise(terms, 5, [...everyone].reverse(), 7)).toEqual(summarise(terms, 5, everyone, 7));
  });
});
