import { nanoid } from 'nanoid';
import { loadActors } from '#db/queries/actors.ts';
import { findBoard } from '#db/queries/boards.ts';
import {
  findRound,
  insertOpenRound,
  keepRoundResult,
  openRoundsOf,
  roundsOfBoard,
  type RoundRow,
} from '#db/queries/questionnaires.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import type { QuestionnaireKind } from '#domain/boards/kind.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { can, type Capability } from '#domain/people/capabilities.ts';
import type { Answers } from '#domain/questionnaire/questionnaire.ts';
import { publicResult, type RoundResult } from '#domain/questionnaire/result.ts';
import type { QuestionnaireToAnswer, QuestionnaireView, RoundView } from '#domain/views.ts';
import type { OwnEntry, Received } from '#party/secret-box.ts';
import type { LoggedInEnv } from './context.ts';
import type { Env } from './env.ts';
import { orThrow } from './outcome.ts';

type Asking = LoggedInEnv['Variables'];
export type QuestionnaireBoard = {
  board: NonNullable<Awaited<ReturnType<typeof findBoard>>>['board'];
  phaseTitle: string;
  kind: QuestionnaireKind;
};

/** The questionnaire kind of this key; undefined for a kind of sheets. */
function questionnaireKindOf(key: string): QuestionnaireKind | undefined {
  const kind = kindOf(key);
  return kind?.family === 'questionnaire' ? kind : undefined;
}

/** A questionnaire board this person may do `capability` with. Another cluster's, or a board of sheets, does not exist here. */
export async function questionnaireFor(
  { db, actor }: Asking,
  boardId: string,
  capability: Capability,
): Promise<QuestionnaireBoard> {
  const found = await findBoard(db, boardId);
  const kind = found && questionnaireKindOf(found.board.kind);
  if (!kind || found.board.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  if (!can(actor, capability, { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  return { ...found, kind };
}

/** A round this person may do `capability` with, counted to the end if a Worker died before. */
export async function roundFor(
  env: Env,
  asking: Asking,
  roundId: string,
  capability: Capability,
): Promise<RoundRow> {
  const row = await findRound(asking.db, roundId);
  if (!row || row.board.clusterId !== asking.actor.clusterId) throw new GrappeError('not_found');
  if (!can(asking.actor, capability, { clusterId: row.board.clusterId })) throw new GrappeError('forbidden');
  return counted(env, asking, row);
}

/** Fetches the result of a round that is closed in the database and whose box was not asked yet. */
export async function counted(env: Env, { db }: Asking, row: RoundRow): Promise<RoundRow> {
  if (row.round.state !== 'closed' || row.round.result) return row;
  const box = env.ANSWER_BOXES.getByName(row.round.id);
  const closed: Outcome<RoundResult> = await box.close();
  if (closed.ok) await keepRoundResult(db, closed.value);
  // Read again: someone may have reviewed it since, or counted it and let the box forget (rule Q6).
  const now = await findRound(db, row.round.id);
  if (!now?.round.result) orThrow(closed);
  await box.forget();
  return now ?? row;
}

export async function loadQuestionnaire(
  env: Env,
  asking: Asking,
  boardId: string,
): Promise<QuestionnaireView> {
  const { board, phaseTitle } = await questionnaireFor(asking, boardId, 'questionnaire.read');
  const rounds = await roundsOfBoard(asking.db, boardId);
  const [newest] = rounds;
  const mayRun = canRun(asking);
  return {
    boardId,
    boardTitle: board.title,
    kind: board.kind,
    phaseTitle,
    round: newest ? await roundView(env, asking, await counted(env, asking, newest)) : null,
    rounds: rounds.map(({ round }) => ({ id: round.id, openedAt: round.openedAt, closedAt: round.closedAt })),
    canOpen: mayRun && newest?.round.state !== 'open',
    respondents: mayRun ? (await respondentsOf(asking)).length : 0,
  };
}

/** A round as one person may see it: with their own answers, and nobody else's before the close (rule Q4). */
export async function roundView(env: Env, asking: Asking, { round }: RoundRow): Promise<RoundView> {
  const isOpen = round.state === 'open';
  const mayRun = canRun(asking);
  const { answered, own } = isOpen
    ? await insideOf(env, asking, round.id)
    : { answered: round.result?.answered ?? 0, own: null };
  // Only who reviews receives what is not shown yet (rule Q5).
  const result = round.result && (mayRun ? round.result : publicResult(round.result));
  return {
    id: round.id,
    state: round.state,
    respondents: round.respondentCount,
    answered,
    openedAt: round.openedAt,
    closedAt: round.closedAt,
    own,
    result: isOpen ? null : result,
    canClose: isOpen && mayRun,
    canReview: !isOpen && mayRun,
  };
}

async function insideOf(
  env: Env,
  { actor }: Asking,
  roundId: string,
): Promise<{ answered: number; own: RoundView['own'] }> {
  const box = env.ANSWER_BOXES.getByName(roundId);
  const [received, kept]: [Outcome<Received>, Outcome<OwnEntry<Answers>>] = await Promise.all([
    box.turnout(),
    box.own(actor.personId),
  ]);
  const own = orThrow(kept);
  const isRespondent = own.isExpected && actor.role === 'member';
  return { answered: orThrow(received).received, own: isRespondent ? { answers: own.entry } : null };
}

/** May this person open and close rounds, and review their words? Not once the cluster is closed. */
export function canRun({ actor, login }: Asking): boolean {
  const isOver = login.clusterState === 'closed' || login.clusterState === 'archived';
  return !isOver && can(actor, 'questionnaire.run', { clusterId: actor.clusterId });
}

/** The members of the cluster, today (rule Q2). */
async function respondentsOf({ db, actor }: Asking): Promise<string[]> {
  const people = await loadActors(db, actor.clusterId);
  return people.filter((seated) => seated.actor.role === 'member').map((seated) => seated.actor.personId);
}

/**
 * Opens a round and answers its row. The box is opened first, under an id nobody knows yet; the database then decides whether it is the
 * board's one open round.
 */
export async function openRound(
  env: Env,
  asking: Asking,
  { board, kind }: QuestionnaireBoard,
): Promise<void> {
  const { db, actor } = asking;
  const people = await respondentsOf(asking);
  const id = nanoid(22);
  const terms = { roundId: id, questions: kind.questions };
  const opened: Outcome<Received> = await env.ANSWER_BOXES.getByName(id).open(terms, people);
  orThrow(opened);
  const openedAt = Date.now();
  const round = {
    id,
    boardId: board.id,
    respondentCount: people.length,
    openedBy: actor.personId,
    openedAt,
  };
  const written = await insertOpenRound(db, round, {
    at: openedAt,
    clusterId: actor.clusterId,
    personId: actor.personId,
    action: 'questionnaire.open',
    subject: id,
    detail: { boardId: board.id, respondents: people.length },
  });
  if (!written) throw new GrappeError('questionnaire_already_open');
}

/** Open rounds that this person may answer, with whether they have. */
export async function questionnairesToAnswer(env: Env, asking: Asking): Promise<QuestionnaireToAnswer[]> {
  const { db, actor } = asking;
  if (!can(actor, 'questionnaire.read', { clusterId: actor.clusterId })) return [];
  const rows = await openRoundsOf(db, actor.clusterId);
  const lines = await Promise.all(
    rows.map(async ({ round, board, phaseTitle }) => {
      const { own } = await insideOf(env, asking, round.id);
      const questions = questionnaireKindOf(board.kind)?.questions.length ?? 0;
      if (!own) return [];
      const hasAnswered = own.answers !== null;
      return [{ boardId: board.id, boardTitle: board.title, phaseTitle, questions, hasAnswered }];
    }),
  );
  return lines.flat();
}
