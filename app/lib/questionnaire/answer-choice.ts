import type { Answers } from '#domain/questionnaire/questionnaire.ts';

/** The answers with one more, or without it for null. */
export function withAnswer(answers: Answers, key: string, answer: number | string | null): Answers {
  const others = Object.fromEntries(Object.entries(answers).filter(([known]) => known !== key));
  return answer === null ? others : { ...others, [key]: answer };
}

/** True when both say the same to the server, which trims words and drops empty ones. */
export function sameAnswers(a: Answers, b: Answers): boolean {
  const [left, right] = [said(a), said(b)];
  return left.size === right.size && [...left].every(([key, answer]) => right.get(key) === answer);
}

function said(answers: Answers): Map<string, number | string> {
  const trimmed = Object.entries(answers).map(([key, answer]): [string, number | string] => [
    key,
    typeof answer === 'string' ? answer.trim() : answer,
  ]);
  return new Map(trimmed.filter(([, answer]) => answer !== ''));
}
