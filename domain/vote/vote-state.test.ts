import { describe, expect, it } from 'vitest';
import { stepVote, type VoteStep } from './vote-state.ts';
import { VOTE_STATES, type VoteState } from './vote.ts';

const STEPS: VoteStep[] = ['open', 'close', 'publish'];

describe('state of a vote', () => {
  it('goes draft, open, closed, published', () => {
    const path: VoteState[] = ['draft'];
    for (const step of STEPS) {
      const next = stepVote(path.at(-1)!, step);
      if (next.ok) path.push(next.value);
    }
    expect(path).toEqual(VOTE_STATES);
  });
  it('V6, line 40: never reopens, and never goes back', () => {
    for (const state of VOTE_STATES)
      for (const step of STEPS) {
        const next = stepVote(state, step);
        if (next.ok) expect(VOTE_STATES.indexOf(next.value)).toBe(VOTE_STATES.indexOf(state) + 1);
      }
    expect(stepVote('closed', 'open')).toEqual({ ok: false, error: 'vote_closed' });
    expect(stepVote('published', 'open')).toEqual({ ok: false, error: 'vote_closed' });
  });
  it('V5: is not published before it is closed', () =>
    expect(stepVote('open', 'publish')).toEqual({ ok: false, error: 'vote_already_open' }));
});
