import { COLLEGES, type College } from '../people/roles.ts';
import type { CollegeCount, ItemCount, VoteResult } from './result.ts';
import { SLICE_THRESHOLD, type Ballot, type Elector, type VoteItem } from './vote.ts';

/** A ballot as it is counted: nothing of its voter but the college. */
export type CountedBallot = { college: College | null; ballot: Ballot };

/** What was frozen at the opening. `electors` are read for their colleges only. */
export type VoteTerms = {
  voteId: string;
  question: string;
  budget: number;
  cap: number;
  items: readonly VoteItem[];
};

/** Counts a closed vote. The order of the ballots changes nothing. `closedAt` is in ms UTC. */
export function countVote(
  terms: VoteTerms,
  electorColleges: readonly Elector['college'][],
  ballots: readonly CountedBallot[],
  closedAt: number,
): VoteResult {
  const all = ballots.map(({ ballot }) => ballot);
  return {
    voteId: terms.voteId,
    question: terms.question,
    budget: terms.budget,
    cap: terms.cap,
    electors: electorColleges.length,
    voters: ballots.length,
    blank: all.filter((ballot) => Object.values(ballot).every((voices) => voices === 0)).length,
    items: rankItems(terms.items, all),
    byCollege: countByCollege(terms.items, electorColleges, ballots),
    closedAt,
  };
}

/**
 * Items by voices, most first. An item's rank is one more than the items ahead of it, so that tied items share theirs (rule V8);
 * among themselves they keep the order of the vote, which says nothing.
 */
export function rankItems(items: readonly VoteItem[], ballots: readonly Ballot[]): ItemCount[] {
  const counted = items.map((item) => ({
    ...item,
    voices: voicesFor(item, ballots),
    voters: ballots.filter((ballot) => (ballot[item.id] ?? 0) > 0).length,
  }));
  return counted
    .map((item) => ({
      ...item,
      rank: 1 + counted.filter(({ voices }) => voices > item.voices).length,
      tied: counted.some(({ id, voices }) => id !== item.id && voices === item.voices),
    }))
    .sort((a, b) => a.rank - b.rank);
}

function voicesFor(item: VoteItem, ballots: readonly Ballot[]): number {
  return ballots.reduce((sum, ballot) => sum + (ballot[item.id] ?? 0), 0);
}

/** Ballots of one college. `college` null gathers the electors without one: never published. */
type Slice = { college: College | null; ballots: Ballot[] };

/**
 * Counts of each college of the electorate (rule V7). Empty when the electorate is of one college: that would only repeat
 * the total.
 */
function countByCollege(
  items: readonly VoteItem[],
  electorColleges: readonly Elector['college'][],
  ballots: readonly CountedBallot[],
): CollegeCount[] {
  const slices = [...COLLEGES, null]
    .filter((college) => electorColleges.includes(college))
    .map((college): Slice => ({ college, ballots: ballotsOf(college, ballots) }));
  if (slices.length < 2) return [];
  const withheld = withheldSlices(slices);
  return slices.flatMap((slice): CollegeCount[] => {
    if (slice.college === null) return [];
    if (withheld.has(slice)) return [{ college: slice.college, withheld: true }];
    const voices = Object.fromEntries(items.map((item) => [item.id, voicesFor(item, slice.ballots)]));
    return [{ college: slice.college, withheld: false, voters: slice.ballots.length, voices }];
  });
}

function ballotsOf(college: College | null, ballots: readonly CountedBallot[]): Ballot[] {
  return ballots.filter((counted) => counted.college === college).map(({ ballot }) => ballot);
}

/**
 * Anyone can subtract the published slices from the total and read the rest: the withheld slices taken together. That rest must
 * itself reach the threshold, so the smallest slice that could be published is withheld too when it does not; one is always
 * enough, having five voters of its own. Nobody is told which slice was withheld for which reason, for that would tell the rest.
 */
function withheldSlices(slices: readonly Slice[]): Set<Slice> {
  const publishable = slices
    .filter(({ college, ballots }) => college !== null && ballots.length >= SLICE_THRESHOLD)
    .sort((a, b) => a.ballots.length - b.ballots.length);
  const withheld = new Set(slices.filter((slice) => !publishable.includes(slice)));
  const rest = [...withheld].reduce((sum, { ballots }) => sum + ballots.length, 0);
  const [smallest] = publishable;
  if (withheld.size > 0 && rest < SLICE_THRESHOLD && smallest) withheld.add(smallest);
  return withheld;
}
