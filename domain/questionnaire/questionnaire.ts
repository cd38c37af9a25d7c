import * as v from 'valibot';
import type { Question } from '../boards/kind.ts';

/*
 * One round of an anonymous questionnaire (rules Q1–Q8 of `domain/RULES.md`): answered alone, secret until the close for everyone,
 * shown only in aggregate and from five answers on. States: open, closed; a new round is a new questionnaire.
 */

export type RoundState = 'open' | 'closed';

/** Characters of one free answer. */
export const MOST_CHARACTERS = 2_000;

/** A person's answers by question key: a whole number for a rating, a choice key, or words. Absent: not answered. */
export const AnswersSchema = v.record(
  v.string(),
  v.union([v.pipe(v.number(), v.integer()), v.pipe(v.string(), v.maxLength(MOST_CHARACTERS))]),
);
export type Answers = v.InferOutput<typeof AnswersSchema>;

/** What was frozen at the opening. */
export type RoundTerms = { roundId: string; questions: readonly Question[] };
