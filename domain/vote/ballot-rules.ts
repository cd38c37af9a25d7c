import type { ErrorCode } from '../errors.ts';
import type { Ballot, VoteItem } from './vote.ts';

/** What a ballot is checked against: frozen at the opening. */
export type BallotBounds = { budget: number; cap: number; items: readonly VoteItem[] };

/**
 * Why a ballot is refused, or null when it is good. At most `budget` voices in all and `cap` on one item (rule V1), on items of
 * the vote only (rule V2). Spending less than the budget, or nothing, is allowed. Fractions and negative voices never get
 * here through `BallotSchema`; they are refused all the same, since a negative voice would pay for one too many elsewhere.
 */
export function refusalOf(
  ballot: Ballot,
  { budget, cap, items }: BallotBounds,
): Extract<
  ErrorCode,
  'bad_request' | 'ballot_unknown_item' | 'ballot_over_cap' | 'ballot_over_budget'
> | null {
  const known = new Set(items.map(({ id }) => id));
  let spent = 0;
  for (const [itemId, voices] of Object.entries(ballot)) {
    if (!Number.isInteger(voices) || voices < 0) return 'bad_request';
    if (!known.has(itemId)) return 'ballot_unknown_item';
    if (voices > cap) return 'ballot_over_cap';
    spent += voices;
  }
  return spent > budget ? 'ballot_over_budget' : null;
}

/**
 * The one way to write a ballot down: items in the order of the vote, zeros left out. Two ballots that say the same are the same
 * text, so that neither the order of the clicks nor the device shows in what is stored (rule V9).
 */
export function canonicalBallot(ballot: Ballot, items: readonly VoteItem[]): Ballot {
  const voices = items.map(({ id }): [string, number] => [
    id,
    Object.hasOwn(ballot, id) ? (ballot[id] ?? 0) : 0,
  ]);
  return Object.fromEntries(voices.filter(([, count]) => count > 0));
}
