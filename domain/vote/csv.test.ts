import { describe, expect, it } from 'vitest';
import { resultCsv, type ResultSheetWords } from './csv.ts';
import type { VoteResult } from './result.ts';

const words: ResultSheetWords = {
  question: 'question',
  electors: 'electors',
  voters: 'voters',
  blank: 'blank',
  budget: 'budget',
  cap: 'cap',
  closedAt: 'closed',
  rank: 'rank',
  item: 'item',
  voices: 'voices',
  itemVoters: 'by',
  tied: 'tied',
  yes: 'yes',
  no: 'no',
  withheld: 'withheld (under 5)',
  college: (college) => `of ${college}`,
  time: (ms) => new Date(ms).toISOString(),
};
const result: VoteResult = {
  voteId: 'vote',
  question: 'Priorités ; lesquelles ?',
  budget: 5,
  cap: 3,
  electors: 18,
  voters: 12,
  blank: 1,
  items: [
    { id: 'a', title: '=HYPERLINK("http://x")', voices: 9, voters: 4, rank: 1, tied: false },
    { id: 'b', title: 'Horaires\nde nuit', voices: 2, voters: 2, rank: 2, tied: true },
  ],
  byCollege: [
    { college: 'direction', withheld: true },
    { college: 'staff', withheld: false, voters: 6, voices: { a: 4 } },
  ],
  closedAt: Date.UTC(2026, 10, 22, 10),
};

describe('CSV of a result', () => {
  it('is UTF-8 with BOM, separated by semicolons, and says what is withheld (V7) and tied (V8)', () => {
    expect(resultCsv(result, words)).toBe(
      [
        '\uFEFFquestion;"Priorités ; lesquelles ?"',
        'electors;18',
        'voters;12',
        'blank;1',
        'budget;5',
        'cap;3',
        'closed;2026-11-22T10:00:00.000Z',
        '',
        'rank;item;voices;by;tied;of direction;of staff',
        '1;"\'=HYPERLINK(""http://x"")";9;4;no;withheld (under 5);4',
        '2;"Horaires\nde nuit";2;2;yes;withheld (under 5);0',
        '',
      ].join('\r\n'),
    );
  });
});
