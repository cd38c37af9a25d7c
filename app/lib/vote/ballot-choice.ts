import type { Ballot, VoteItem } from '#domain/vote/vote.ts';

/*
 * What a person is composing before it is sent. The same bounds as the server's (rules V1, V2): the screen never lets a
 * ballot be composed that would be refused.
 */

export type BallotRules = { budget: number; cap: number; items: readonly VoteItem[] };

export const voicesOn = (ballot: Ballot, itemId: string): number => ballot[itemId] ?? 0;

export const spent = (ballot: Ballot): number => Object.values(ballot).reduce((sum, n) => sum + n, 0);

export const remaining = (ballot: Ballot, rules: BallotRules): number =>
  Math.max(0, rules.budget - spent(ballot));

/** Most voices one item may get: a cap above the budget means nothing more than the budget. */
export const effectiveCap = (rules: Pick<BallotRules, 'budget' | 'cap'>): number =>
  Math.min(rules.cap, rules.budget);

/** Why one voice more cannot be given, or null when it can. */
export function whyNoMore(ballot: Ballot, rules: BallotRules, itemId: string): 'budget' | 'cap' | null {
  if (voicesOn(ballot, itemId) >= effectiveCap(rules)) return 'cap';
  return remaining(ballot, rules) === 0 ? 'budget' : null;
}

/** The ballot with one voice more on the item, or the same ballot when it may not have it. */
export function addVoice(ballot: Ballot, rules: BallotRules, itemId: string): Ballot {
  if (!rules.items.some(({ id }) => id === itemId) || whyNoMore(ballot, rules, itemId)) return ballot;
  return { ...ballot, [itemId]: voicesOn(ballot, itemId) + 1 };
}

/** The ballot with one voice less on the item. Items without a voice are absent, so that equal ballots look equal. */
export function removeVoice(ballot: Ballot, itemId: string): Ballot {
  const left = voicesOn(ballot, itemId) - 1;
  const { [itemId]: _taken, ...rest } = ballot;
  return left > 0 ? { ...rest, [itemId]: left } : rest;
}

/** True when both give the same voices, whatever the order or explicit zeros. */
export function sameBallot(a: Ballot, b: Ballot): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => voicesOn(a, id) === voicesOn(b, id));
}
