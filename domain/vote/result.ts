import type { College } from '../people/roles.ts';
import type { VoteItem } from './vote.ts';

/** The count of one item. `rank` starts at 1; tied items share it and `tied` says so. */
export type ItemCount = VoteItem & { voices: number; voters: number; rank: number; tied: boolean };

/**
 * Counts of one college. `counts` is null when withheld: fewer than five voters of that college, or a count that could be
 * found by subtracting the published ones from the total (rule V7). `voters` is withheld with it.
 */
export type CollegeCount =
  | { college: College; withheld: false; voters: number; voices: Record<string, number> }
  | { college: College; withheld: true };

/** What is published at the close, and all that ever leaves the ballot box. */
export type VoteResult = {
  voteId: string;
  question: string;
  budget: number;
  cap: number;
  electors: number;
  voters: number;
  blank: number;
  /** By voices, most first. */
  items: ItemCount[];
  byCollege: CollegeCount[];
  closedAt: number;
};
