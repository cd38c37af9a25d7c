import { randomInt } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { ErrorCode, Outcome } from '#domain/errors.ts';
import { canonicalAnswers, refusalOf } from '#domain/questionnaire/answer-rules.ts';
import type { Answers, RoundTerms } from '#domain/questionnaire/questionnaire.ts';
import { aggregate, type RoundResult } from '#domain/questionnaire/result.ts';
import { SecretBox, type OwnEntry, type Received, type Refusals, type Taken } from './secret-box.ts';

/** One round of an anonymous questionnaire, named by its id: a set of answers per person, until the close (rules Q1–Q8). */
export class AnswerBox extends SecretBox<RoundTerms, Answers, RoundResult> {
  protected readonly refusals: Refusals = {
    notOpen: 'questionnaire_not_open',
    alreadyOpen: 'questionnaire_already_open',
    closed: 'questionnaire_closed',
    notExpected: 'not_a_respondent',
    nobody: 'questionnaire_needs_people',
  };

  /** Opens the round for the people who are of the cluster now (rule Q2). */
  open(terms: RoundTerms, personIds: string[]): Outcome<Received> {
    return this.begin(terms, personIds);
  }

  /** Keeps a person's answers in place of their earlier ones (rule Q3). */
  answer(personId: string, answers: Answers): Outcome<Taken> {
    return this.take(personId, answers);
  }

  own(personId: string): Outcome<OwnEntry<Answers>> {
    return this.ownOf(personId);
  }

  turnout(): Outcome<Received> {
    return this.tally();
  }

  /** Counts the answers and destroys them; under five sets nothing of them is in the result (rule Q4). */
  close(): Outcome<RoundResult> {
    return this.conclude();
  }

  protected refusalOf(answers: Answers, terms: RoundTerms): ErrorCode | null {
    return refusalOf(answers, terms);
  }

  protected canonical(answers: Answers, terms: RoundTerms): Answers {
    return canonicalAnswers(answers, terms);
  }

  protected summarise(terms: RoundTerms, expected: number, sets: Answers[], closedAt: number): RoundResult {
    return aggregate(terms, expected, sets, closedAt, { shuffle, newId: () => nanoid(22) });
  }

  protected receivedIn({ answered }: RoundResult): number {
    return answered;
  }
}

/** In an order that says nothing, each order as likely as another (Fisher–Yates with the system's randomness). */
function shuffle(texts: string[]): string[] {
  const shuffled = [...texts];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
