import type { ErrorCode, Outcome } from '../errors.ts';
import type { VoteState } from './vote.ts';

/** What moves a vote on. */
export type VoteStep = 'open' | 'close' | 'publish';

type Refusal = Extract<ErrorCode, 'vote_already_open' | 'vote_not_open' | 'vote_closed'>;

/** The only ways forward; there is none back (rule V6). A step that was already done is refused like any other. */
const STEPS: Record<VoteState, Record<VoteStep, VoteState | Refusal>> = {
  draft: { open: 'open', close: 'vote_not_open', publish: 'vote_not_open' },
  open: { open: 'vote_already_open', close: 'closed', publish: 'vote_already_open' },
  closed: { open: 'vote_closed', close: 'vote_closed', publish: 'published' },
  published: { open: 'vote_closed', close: 'vote_closed', publish: 'vote_closed' },
};

/** The state after `step`, or why it may not be taken. */
export function stepVote(state: VoteState, step: VoteStep): Outcome<VoteState> {
  const next = STEPS[state][step];
  return isRefusal(next) ? { ok: false, error: next } : { ok: true, value: next };
}

const isRefusal = (next: VoteState | Refusal): next is Refusal => next.startsWith('vote_');
