import type { Question } from '../boards/kind.ts';
import type { ErrorCode } from '../errors.ts';
import { MOST_CHARACTERS, type Answers, type RoundTerms } from './questionnaire.ts';

type Refusal = Extract<ErrorCode, 'answer_refused' | 'answers_empty'>;

/**
 * Why a set of answers is refused, or null when it is good (rule Q1): questions of the round only, each answered as it asks, and at
 * least one of them. Any question may be left out.
 */
export function refusalOf(answers: Answers, terms: RoundTerms): Refusal | null {
  const questions = new Map(terms.questions.map((question) => [question.key, question]));
  for (const [key, answer] of Object.entries(answers)) {
    const question = questions.get(key);
    if (!question || !fits(question, answer)) return 'answer_refused';
  }
  return Object.keys(canonicalAnswers(answers, terms)).length === 0 ? 'answers_empty' : null;
}

function fits(question: Question, answer: number | string): boolean {
  switch (question.type) {
    case 'rating':
      return (
        typeof answer === 'number' &&
        Number.isInteger(answer) &&
        answer >= question.low &&
        answer <= question.high
      );
    case 'choice':
      return question.choices.some(({ key }) => key === answer);
    case 'text':
      return typeof answer === 'string' && answer.length <= MOST_CHARACTERS;
  }
}

/** The one way to write answers down: in the order of the questions, words trimmed, empty ones left out (rule Q6). */
export function canonicalAnswers(answers: Answers, { questions }: RoundTerms): Answers {
  return Object.fromEntries(
    questions.flatMap(({ key }): [string, number | string][] => {
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      const said = typeof answer === 'string' ? answer.trim() : answer;
      return said === undefined || said === '' ? [] : [[key, said]];
    }),
  );
}
