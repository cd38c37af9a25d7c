import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { canonicalBallot, refusalOf, type BallotBounds } from './ballot-rules.ts';
import { BallotSchema, VoteDraftSchema, VoteItemSchema } from './vote.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id, title: `card ${id}` }));
const bounds: BallotBounds = { budget: 5, cap: 3, items };

describe('V1: a ballot spends at most the budget, and at most the cap on one item', () => {
  it('accepts the whole budget', () => expect(refusalOf({ a: 3, b: 2 }, bounds)).toBeNull());
  it('accepts less, and nothing', () => {
    expect(refusalOf({ a: 1 }, bounds)).toBeNull();
    expect(refusalOf({}, bounds)).toBeNull();
    expect(refusalOf({ a: 0 }, bounds)).toBeNull();
  });
  it('refuses one voice over the budget', () =>
    expect(refusalOf({ a: 3, b: 3 }, bounds)).toBe('ballot_over_budget'));
  it('refuses one voice over the cap', () => expect(refusalOf({ a: 4 }, bounds)).toBe('ballot_over_cap'));
  it('lets no negative or broken voice pay for another', () => {
    expect(refusalOf({ a: 3, b: 3, c: -1 }, bounds)).toBe('bad_request');
    expect(refusalOf({ a: 0.5 }, bounds)).toBe('bad_request');
    expect(refusalOf({ a: NaN }, bounds)).toBe('bad_request');
    expect(v.is(BallotSchema, { a: -1 })).toBe(false);
    expect(v.is(BallotSchema, { a: 1.5 })).toBe(false);
    expect(v.is(BallotSchema, { a: '1' })).toBe(false);
  });
});

describe('V2: only items of the vote receive voices', () => {
  it('refuses an unknown item, even without a voice', () => {
    expect(refusalOf({ z: 1 }, bounds)).toBe('ballot_unknown_item');
    expect(refusalOf({ z: 0 }, bounds)).toBe('ballot_unknown_item');
  });
  it('takes no key of Object.prototype for an item', () => {
    expect(refusalOf({ toString: 1 } as unknown as Record<string, number>, bounds)).toBe(
      'ballot_unknown_item',
    );
    expect(refusalOf(JSON.parse('{"__proto__":1}'), bounds)).toBe('ballot_unknown_item');
  });
  it('has no item that such a key could name', () => {
    for (const id of ['__proto__', 'constructor', 'prototype', '', 'a b', 'x'.repeat(65)])
      expect(v.is(VoteItemSchema, { id, title: 'x' })).toBe(false);
  });
});

describe('V9: what is written down says the choice and nothing else', () => {
  it('forgets the order of the clicks and the zeros', () => {
    expect(JSON.stringify(canonicalBallot({ c: 1, b: 0, a: 2 }, items))).toBe('{"a":2,"c":1}');
    expect(JSON.stringify(canonicalBallot({ a: 2, c: 1 }, items))).toBe('{"a":2,"c":1}');
  });
});

describe('draft of a vote', () => {
  const draft = {
    boardId: 'board',
    question: '  Quelles priorités ?  ',
    budget: 5,
    cap: 2,
    electorate: { scope: 'cluster' },
    items,
  };
  it('is trimmed and accepted', () =>
    expect(v.parse(VoteDraftSchema, draft).question).toBe('Quelles priorités ?'));
  it('refuses the same item twice, a single item, a title over 500 characters, an empty one', () => {
    const withItems = (list: unknown) => v.is(VoteDraftSchema, { ...draft, items: list });
    expect(withItems([items[0], items[0]])).toBe(false);
    expect(withItems([items[0]])).toBe(false);
    expect(withItems([items[0], { id: 'd', title: 'x'.repeat(500) }])).toBe(true);
    expect(withItems([items[0], { id: 'd', title: 'x'.repeat(501) }])).toBe(false);
    expect(withItems([items[0], { id: 'd', title: '   ' }])).toBe(false);
  });
});
