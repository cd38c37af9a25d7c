import { describe, expect, it } from 'vitest';
import type { College } from '../people/roles.ts';
import { countVote, rankItems, type CountedBallot } from './count.ts';
import type { CollegeCount } from './result.ts';
import { SLICE_THRESHOLD } from './vote.ts';

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `card ${id}` }));
const terms = { voteId: 'vote', question: 'Quelles priorités ?', budget: 5, cap: 3, items };

/** `voters` ballots of a college, all the same. */
const ballotsOf = (college: College | null, voters: number, ballot = { a: 1 }): CountedBallot[] =>
  Array.from({ length: voters }, () => ({ college, ballot }));
/** A vote in which every elector of each college voted, plus one elector of each who did not. */
const voteOf = (voters: Partial<Record<College | 'none', number>>) => {
  const colleges = Object.entries(voters).map(([key, count]) => ({
    college: key === 'none' ? null : (key as College),
    count,
  }));
  const ballots = colleges.flatMap(({ college, count }) => ballotsOf(college, count));
  const electors = colleges.flatMap(({ college, count }) => Array<College | null>(count + 1).fill(college));
  return countVote(terms, electors, ballots, 1_000);
};
const published = (counts: CollegeCount[]) => counts.filter((count) => !count.withheld);
const shown = (counts: CollegeCount[]) => counts.map(({ college, withheld }) => `${college}:${!withheld}`);

describe('V8: tied items share a rank', () => {
  it('ranks 1, 2, 2, 4', () => {
    const ranked = rankItems(items, [{ a: 1, b: 3, c: 1 }]);
    expect(ranked.map(({ id, voices, rank, tied }) => [id, voices, rank, tied])).toEqual([
      ['b', 3, 1, false],
      ['a', 1, 2, true],
      ['c', 1, 2, true],
      ['d', 0, 4, false],
    ]);
  });
  it('says that items without a voice are tied', () => {
    expect(rankItems(items, []).map(({ rank, tied }) => [rank, tied])).toEqual(items.map(() => [1, true]));
  });
  it('counts who gave an item a voice once, whatever they gave', () => {
    expect(rankItems(items, [{ a: 3 }, { a: 1 }, { b: 1 }])[0]).toMatchObject({
      id: 'a',
      voices: 4,
      voters: 2,
    });
  });
});

describe('count', () => {
  it('counts blank ballots as voters', () => {
    const ballots: CountedBallot[] = [
      { college: null, ballot: {} },
      { college: null, ballot: { a: 0 } },
      { college: null, ballot: { a: 1 } },
      { college: null, ballot: { b: 1 } },
    ];
    expect(countVote(terms, [null, null, null, null, null], ballots, 5)).toMatchObject({
      electors: 5,
      voters: 4,
      blank: 2,
      closedAt: 5,
    });
  });
  it('says the same whatever the order of the ballots (line 36)', () => {
    const ballots = [
      ...ballotsOf('direction', 6, { a: 2 }),
      ...ballotsOf('staff', 5, { a: 1 }),
      ...ballotsOf('trade', 7, { a: 3 }),
    ];
    const electors = ballots.map(({ college }) => college);
    expect(countVote(terms, electors, ballots.toReversed(), 1)).toEqual(
      countVote(terms, electors, ballots, 1),
    );
  });
});

describe('V7, line 38: a slice under the threshold, or one that subtraction reveals, is withheld', () => {
  it('publishes every college of five voters or more', () =>
    expect(shown(voteOf({ direction: 5, staff: 6, trade: 7 }).byCollege)).toEqual([
      'direction:true',
      'staff:true',
      'trade:true',
    ]));
  it('withholds one of four voters, and the smallest other, which subtraction would else need', () =>
    expect(shown(voteOf({ direction: 4, staff: 9, trade: 7 }).byCollege)).toEqual([
      'direction:false',
      'staff:true',
      'trade:false',
    ]));
  it('withholds two small ones only, when their sum is of five voters or more', () =>
    expect(shown(voteOf({ direction: 4, staff: 3, trade: 7 }).byCollege)).toEqual([
      'direction:false',
      'staff:false',
      'trade:true',
    ]));
  it('withholds a third when two small ones add up to four', () =>
    expect(shown(voteOf({ direction: 2, staff: 2, trade: 7, resource: 8 }).byCollege)).toEqual([
      'direction:false',
      'staff:false',
      'trade:false',
      'resource:true',
    ]));
  it('does not tell that nobody of a college voted', () =>
    expect(shown(voteOf({ direction: 0, staff: 9, trade: 7 }).byCollege)).toEqual([
      'direction:false',
      'staff:true',
      'trade:false',
    ]));
  it('reckons with electors of no college, who are never a line', () =>
    expect(shown(voteOf({ direction: 6, staff: 7, none: 1 }).byCollege)).toEqual([
      'direction:false',
      'staff:true',
    ]));
  it('leaves out colleges without electors, and the table of a single college', () => {
    expect(shown(voteOf({ direction: 6, staff: 7 }).byCollege)).toEqual(['direction:true', 'staff:true']);
    expect(voteOf({ staff: 12 }).byCollege).toEqual([]);
  });
  it('withholds the number of voters with the counts', () =>
    expect(voteOf({ direction: 4, staff: 9, trade: 7 }).byCollege[0]).toEqual({
      college: 'direction',
      withheld: true,
    }));

  it('holds for every turnout of three colleges and the electors of none', () => {
    const turnouts = [0, 1, 2, 3, 4, 5, 6, 9];
    for (const direction of turnouts)
      for (const staff of turnouts)
        for (const trade of turnouts)
          for (const none of [undefined, 0, 1, 5]) {
            const seats = { direction, staff, trade, ...(none === undefined ? {} : { none }) };
            const result = voteOf(seats);
            const open = published(result.byCollege);
            for (const count of open) {
              expect(count.withheld || count.voters).toBe(seats[count.college as keyof typeof seats]);
              expect(count.withheld || count.voters).toBeGreaterThanOrEqual(SLICE_THRESHOLD);
            }
            const rest = open.reduce(
              (left, count) => left - (count.withheld ? 0 : count.voters),
              result.voters,
            );
            const lines = result.byCollege.length - open.length;
            const hidden = lines + (none === undefined ? 0 : 1);
            // Nothing to hide, or a rest too large to be anyone's.
            if (open.length > 0 && hidden > 0) {
              if (none === undefined) expect(lines).toBeGreaterThanOrEqual(2);
              expect(rest).toBeGreaterThanOrEqual(SLICE_THRESHOLD);
            }
            if (hidden === 0) expect(rest).toBe(0);
          }
  });
  it('withholds no more than it must: at most one college of five voters or more', () => {
    for (const direction of [0, 3, 5, 8])
      for (const staff of [1, 5, 6])
        for (const trade of [4, 5, 12]) {
          const seats = { direction, staff, trade };
          const large = Object.values(seats).filter((voters) => voters >= SLICE_THRESHOLD).length;
          expect(published(voteOf(seats).byCollege).length).toBeGreaterThanOrEqual(large - 1);
        }
  });
});
