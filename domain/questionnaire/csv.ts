import { csvText } from '../csv.ts';
import { optionsOf, type QuestionResult, type RoundResult } from './result.ts';

/** The words of the document, in the caller's language. */
export type RoundSheetWords = {
  respondents: string;
  answered: string;
  closedAt: string;
  question: string;
  answer: string;
  count: string;
  mean: string;
  /** What stands where a count is withheld (rule Q4). */
  withheld: string;
  time: (ms: number) => string;
  decimal: (value: number) => string;
};

/** A closed round as a CSV file: its facts, a blank line, then an answer a line. Free answers: those of `result`, a line each. */
export function roundCsv(title: string, result: RoundResult, words: RoundSheetWords): string {
  const facts = [
    [title],
    [words.respondents, String(result.respondents)],
    [words.answered, String(result.answered)],
    [words.closedAt, words.time(result.closedAt)],
    [],
  ];
  if (!result.questions) return csvText([...facts, [words.withheld]]);
  return csvText([
    ...facts,
    [words.question, words.answer, words.count],
    ...result.questions.flatMap((one) => linesOf(one, words)),
  ]);
}

function linesOf(one: QuestionResult, words: RoundSheetWords): string[][] {
  const { title } = one.question;
  if (one.type === 'withheld') return [[title, words.withheld]];
  if (one.type === 'text') return one.texts.map(({ text }) => [title, text]);
  if (one.question.type === 'text') return [];
  const counts = optionsOf(one.question).map((option) => [
    title,
    option.title,
    String(one.counts[option.key] ?? 0),
  ]);
  return one.type === 'rating' ? [...counts, [title, words.mean, words.decimal(one.mean)]] : counts;
}
