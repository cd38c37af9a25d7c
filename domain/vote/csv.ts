import { csvText } from '../csv.ts';
import type { College } from '../people/roles.ts';
import type { VoteResult } from './result.ts';

/** The words of the document: the caller's language, the programme's college labels. */
export type ResultSheetWords = {
  question: string;
  electors: string;
  voters: string;
  blank: string;
  budget: string;
  cap: string;
  closedAt: string;
  rank: string;
  item: string;
  voices: string;
  itemVoters: string;
  tied: string;
  yes: string;
  no: string;
  /** What stands where a count is withheld (rule V7). */
  withheld: string;
  /** Title of a college's column of voices. */
  college: (college: College) => string;
  time: (ms: number) => string;
};

type Cell = string | number;

/** A published result as a CSV file: the facts of the vote, a blank line, then an item a line with a column per college. */
export function resultCsv(result: VoteResult, words: ResultSheetWords): string {
  const facts: Cell[][] = [
    [words.question, result.question],
    [words.electors, result.electors],
    [words.voters, result.voters],
    [words.blank, result.blank],
    [words.budget, result.budget],
    [words.cap, result.cap],
    [words.closedAt, words.time(result.closedAt)],
  ];
  const colleges = result.byCollege;
  const header: Cell[] = [words.rank, words.item, words.voices, words.itemVoters, words.tied];
  const table: Cell[][] = result.items.map((item) => [
    item.rank,
    item.title,
    item.voices,
    item.voters,
    item.tied ? words.yes : words.no,
    ...colleges.map((count) => (count.withheld ? words.withheld : (count.voices[item.id] ?? 0))),
  ]);
  const rows = [
    ...facts,
    [],
    [...header, ...colleges.map(({ college }) => words.college(college))],
    ...table,
  ];
  return csvText(rows.map((row) => row.map(String)));
}
