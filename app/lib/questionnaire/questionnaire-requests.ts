import type { QuestionnaireView, RoundView } from '#domain/views.ts';
import type { Answers } from '#domain/questionnaire/questionnaire.ts';
import { api, ask } from '#app/lib/api.ts';

/* The API of questionnaires, as the screens use it. Every function throws `ApiError`. */

const boards = api.boards[':id'].questionnaire;
const rounds = api.questionnaires[':id'];
const of = (id: string) => ({ param: { id } });

export const loadQuestionnaire = (boardId: string): Promise<QuestionnaireView> =>
  ask(boards.$get(of(boardId)));

export const openRound = (boardId: string): Promise<QuestionnaireView> => ask(boards.$post(of(boardId)));

export const loadRound = (roundId: string): Promise<RoundView> => ask(rounds.$get(of(roundId)));

/** Sends a set of answers, in place of the earlier one. The login's end is said in place: leaving would lose the words. */
export const sendAnswers = (roundId: string, answers: Answers): Promise<RoundView> =>
  ask(rounds.answers.$post({ ...of(roundId), json: { answers } }), { expired: 'stay' });

export const closeRound = (roundId: string): Promise<RoundView> => ask(rounds.close.$post(of(roundId)));

/** Shows free answers to everyone, or no longer: by id of the text. */
export const reviewTexts = (roundId: string, shown: Record<string, boolean>): Promise<RoundView> =>
  ask(rounds.review.$post({ ...of(roundId), json: { shown } }));
