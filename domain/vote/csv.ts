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

/**
 * A published result as CSV for a French spreadsheet: UTF-8 with BOM, `;`, CRLF. First the facts of the vote, then a blank
 * line, then an item a line with a column per college.
 */
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
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** What a spreadsheet may take for a formula: the first sign after blanks, full-width forms included. */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]/u;

/**
 * One cell. Text that a spreadsheet would run as a formula is kept as text by a leading apostrophe (a card can say anything);
 * quotes, separators and line ends are quoted.
 */
export function csvCell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const inert = FORMULA.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
