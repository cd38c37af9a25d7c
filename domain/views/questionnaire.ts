import type { Answers, RoundState } from '../questionnaire/questionnaire.ts';
import type { RoundResult } from '../questionnaire/result.ts';

/** A round of an anonymous questionnaire, as one person may see it. */
export type RoundView = {
  id: string;
  state: RoundState;
  respondents: number;
  /** How many answered: all that is known before the close. */
  answered: number;
  openedAt: number;
  closedAt: number | null;
  /** One's own: null when not of the respondents, and after the close. `answers` is null until given. */
  own: { answers: Answers | null } | null;
  /** Null before the close. Free answers in it: those shown; all of them, with what was decided, for who reviews. */
  result: RoundResult | null;
  canClose: boolean;
  canReview: boolean;
};

/** The page of a questionnaire board: the newest round, and the earlier ones by their dates. */
export type QuestionnaireView = {
  boardId: string;
  boardTitle: string;
  kind: string;
  phaseTitle: string;
  round: RoundView | null;
  /** All rounds, the newest first. */
  rounds: { id: string; openedAt: number; closedAt: number | null }[];
  canOpen: boolean;
  /** People who would answer if a round was opened now. */
  respondents: number;
};

/** An open round that this person may answer, as a line of the home page. */
export type QuestionnaireToAnswer = {
  boardId: string;
  boardTitle: string;
  phaseTitle: string;
  questions: number;
  hasAnswered: boolean;
};
