import type { Question } from '../boards/kind.ts';
import { SLICE_THRESHOLD } from '../vote/vote.ts';
import type { Answers, RoundTerms } from './questionnaire.ts';

/** A free answer. `shown`: what a facilitator decided; null before. Only facilitators receive those that are not shown (rule Q5). */
export type FreeText = { id: string; text: string; shown: boolean | null };

/** Answers to one question. Under five of them a rating or a choice is withheld (rule Q4). */
export type QuestionResult =
  | { type: 'rating'; question: Question; answered: number; mean: number; counts: Record<string, number> }
  | { type: 'choice'; question: Question; answered: number; counts: Record<string, number> }
  | { type: 'text'; question: Question; texts: FreeText[] }
  | { type: 'withheld'; question: Question };

/** What is kept of a round, and all that ever leaves its box. */
export type RoundResult = {
  roundId: string;
  respondents: number;
  answered: number;
  /** Milliseconds UTC. */
  closedAt: number;
  /** Null under five sets of answers: nothing is shown to anyone and nothing was kept (rule Q4). */
  questions: QuestionResult[] | null;
};

/**
 * Counts a round. Each question is counted by itself, so that no answer can be joined to another of the same person; `shuffle` gives
 * the free answers of a question in an order that says nothing, `newId` names each. The order of the sets changes nothing else.
 */
export function aggregate(
  { roundId, questions }: RoundTerms,
  respondents: number,
  sets: readonly Answers[],
  closedAt: number,
  { shuffle, newId }: { shuffle: (texts: string[]) => string[]; newId: () => string },
): RoundResult {
  const enough = sets.length >= SLICE_THRESHOLD;
  return {
    roundId,
    respondents,
    answered: sets.length,
    closedAt,
    questions: enough
      ? questions.map((question) => {
          const answers = sets.flatMap((set) =>
            Object.hasOwn(set, question.key) ? [set[question.key]] : [],
          );
          if (question.type !== 'text') return countAnswers(question, answers);
          const texts = shuffle(answers.filter((answer) => typeof answer === 'string'));
          return { type: 'text', question, texts: texts.map((text) => ({ id: newId(), text, shown: null })) };
        })
      : null,
  };
}

function countAnswers(
  question: Exclude<Question, { type: 'text' }>,
  answers: readonly (number | string | undefined)[],
): QuestionResult {
  if (answers.length < SLICE_THRESHOLD) return { type: 'withheld', question };
  const counts = Object.fromEntries(
    optionsOf(question).map(({ key }) => [key, answers.filter((answer) => String(answer) === key).length]),
  );
  if (question.type === 'choice') return { type: 'choice', question, answered: answers.length, counts };
  const sum = answers.reduce<number>((total, answer) => total + Number(answer), 0);
  const mean = Math.round((sum / answers.length) * 100) / 100;
  return { type: 'rating', question, answered: answers.length, mean, counts };
}

/** What can be answered to a question that is not words: each whole number of a rating, each choice. */
export function optionsOf(question: Exclude<Question, { type: 'text' }>): { key: string; title: string }[] {
  if (question.type === 'choice') return question.choices.map(({ key, title }) => ({ key, title }));
  const count = Math.max(0, Math.floor(question.high) - question.low + 1);
  return Array.from({ length: count }, (_, at) => {
    const note = String(question.low + at);
    return { key: note, title: note };
  });
}

/** A round with the free answers that were decided upon: `decided` by text id. Unknown ids change nothing. */
export function review(result: RoundResult, decided: Readonly<Record<string, boolean>>): RoundResult {
  return {
    ...result,
    questions:
      result.questions?.map((one) =>
        one.type === 'text'
          ? {
              ...one,
              texts: one.texts.map((text) =>
                Object.hasOwn(decided, text.id) ? { ...text, shown: decided[text.id] ?? null } : text,
              ),
            }
          : one,
      ) ?? null,
  };
}

/** What everyone may see of a round: free answers a facilitator chose to show, and no other (rule Q5). */
export function publicResult(result: RoundResult): RoundResult {
  return {
    ...result,
    questions:
      result.questions?.map((one) =>
        one.type === 'text' ? { ...one, texts: one.texts.filter(({ shown }) => shown === true) } : one,
      ) ?? null,
  };
}
