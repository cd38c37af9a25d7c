import { describe, expect, it } from 'vitest';
import { addVoice, effectiveCap, remaining, removeVoice, sameBallot, whyNoMore } from './ballot-choice.ts';

const rules = {
  budget: 3,
  cap: 2,
  items: [
    { id: 'a', title: 'Transmissions' },
    { id: 'b', title: 'Remplacements' },
  ],
};

describe('composing a ballot', () => {
  it('spends at most the budget and at most the cap on one item (rule V1)', () => {
    let ballot = {};
    for (let i = 0; i < 5; i++) ballot = addVoice(ballot, rules, 'a');
    expect(ballot).toEqual({ a: 2 });
    expect(whyNoMore(ballot, rules, 'a')).toBe('cap');
    for (let i = 0; i < 5; i++) ballot = addVoice(ballot, rules, 'b');
    expect(ballot).toEqual({ a: 2, b: 1 });
    expect(remaining(ballot, rules)).toBe(0);
    expect(whyNoMore(ballot, rules, 'b')).toBe('budget');
  });

  it('gives voices to items of the vote only (rule V2)', () => {
    expect(addVoice({}, rules, 'elsewhere')).toEqual({});
  });

  it('takes voices back, never below none', () => {
    expect(removeVoice({ a: 2 }, 'a')).toEqual({ a: 1 });
    expect(removeVoice({ a: 1 }, 'a')).toEqual({});
    expect(removeVoice({}, 'a')).toEqual({});
  });

  it('does not promise more on one item than the budget holds', () => {
    expect(effectiveCap({ budget: 2, cap: 5 })).toBe(2);
  });

  it('sees that nothing changed since the last save', () => {
    expect(sameBallot({ a: 1, b: 0 }, { a: 1 })).toBe(true);
    expect(sameBallot({ a: 1 }, { b: 1 })).toBe(false);
  });
});
