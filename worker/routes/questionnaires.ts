import { Hono } from 'hono';
import * as v from 'valibot';
import { closeRound, reviewRound } from '#db/queries/questionnaires.ts';
import { CSV_TYPE } from '#domain/csv.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { roundCsv } from '#domain/questionnaire/csv.ts';
import { AnswersSchema } from '#domain/questionnaire/questionnaire.ts';
import { publicResult, review } from '#domain/questionnaire/result.ts';
import type { QuestionnaireView, RoundView } from '#domain/views.ts';
import type { Taken } from '#party/secret-box.ts';
import { assertOpenCluster } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import { orThrow } from '../outcome.ts';
import {
  canRun,
  counted,
  loadQuestionnaire,
  openRound,
  questionnaireFor,
  roundFor,
  roundView,
} from '../questionnaire-desk.ts';
import { valid } from '../valid.ts';
import { roundSheetWords } from '../views/round-sheet.ts';

const Given = v.object({ answers: AnswersSchema });
const Decided = v.object({ shown: v.record(v.pipe(v.string(), v.maxLength(64)), v.boolean()) });

/** How often a review starts anew when another was written meanwhile. */
const REVIEW_ATTEMPTS = 5;

/** Anonymous questionnaires. Answers travel here, by POST, to the round's box and nowhere else. */
export const questionnaires = new Hono<LoggedInEnv>()
  .get('/boards/:id/questionnaire', async (c) => {
    const view: QuestionnaireView = await loadQuestionnaire(c.env, c.var, c.req.param('id'));
    return c.json(view);
  })
  .post('/boards/:id/questionnaire', async (c) => {
    const board = await questionnaireFor(c.var, c.req.param('id'), 'questionnaire.run');
    if (!canRun(c.var)) throw new GrappeError('cluster_closed');
    await openRound(c.env, c.var, board);
    const view: QuestionnaireView = await loadQuestionnaire(c.env, c.var, board.board.id);
    return c.json(view);
  })
  .get('/questionnaires/:id', async (c) => {
    const row = await roundFor(c.env, c.var, c.req.param('id'), 'questionnaire.read');
    const view: RoundView = await roundView(c.env, c.var, row);
    return c.json(view);
  })
  .post('/questionnaires/:id/answers', valid('json', Given), async (c) => {
    const row = await roundFor(c.env, c.var, c.req.param('id'), 'questionnaire.read');
    if (row.round.state !== 'open') throw new GrappeError('questionnaire_closed');
    assertOpenCluster(c.var);
    // Who may answer is the frozen list's to say, which only the box knows, and what they are today (rule Q2).
    if (c.var.actor.role !== 'member') throw new GrappeError('not_a_respondent');
    const box = c.env.ANSWER_BOXES.getByName(row.round.id);
    const taken: Outcome<Taken> = await box.answer(c.var.actor.personId, c.req.valid('json').answers);
    orThrow(taken);
    const view: RoundView = await roundView(c.env, c.var, row);
    return c.json(view);
  })
  .post('/questionnaires/:id/close', async (c) => {
    const { db, actor } = c.var;
    const row = await roundFor(c.env, c.var, c.req.param('id'), 'questionnaire.run');
    // Closing what is closed answers the result again: the first reply may have been lost.
    if (row.round.state === 'open') {
      const at = Date.now();
      await closeRound(db, row.round.id, at, {
        at,
        clusterId: actor.clusterId,
        personId: actor.personId,
        action: 'questionnaire.close',
        subject: row.round.id,
      });
    }
    const closed = await counted(c.env, c.var, { ...row, round: { ...row.round, state: 'closed' } });
    const view: RoundView = await roundView(c.env, c.var, closed);
    return c.json(view);
  })
  .post('/questionnaires/:id/review', valid('json', Decided), async (c) => {
    const { db, actor } = c.var;
    const id = c.req.param('id');
    const { shown } = c.req.valid('json');
    const entry = {
      at: Date.now(),
      clusterId: actor.clusterId,
      personId: actor.personId,
      action: 'questionnaire.review',
      subject: id,
      detail: { texts: Object.keys(shown).length },
    } as const;
    for (let attempt = 1; ; attempt += 1) {
      const row = await roundFor(c.env, c.var, id, 'questionnaire.run');
      assertOpenCluster(c.var);
      const { result } = row.round;
      if (!result) throw new GrappeError('questionnaire_already_open');
      const after = review(result, shown);
      // Two facilitators may review at once: each decides on what the other left.
      if (await reviewRound(db, result, after, entry)) {
        const reviewed = { ...row, round: { ...row.round, result: after } };
        const view: RoundView = await roundView(c.env, c.var, reviewed);
        return c.json(view);
      }
      if (attempt === REVIEW_ATTEMPTS) throw new GrappeError('storage_failed', 'review of a round');
    }
  })
  .get('/questionnaires/:id/result.csv', async (c) => {
    const row = await roundFor(c.env, c.var, c.req.param('id'), 'questionnaire.read');
    const { result } = row.round;
    if (!result) throw new GrappeError('not_found');
    // The file is for passing on: what was not chosen to be shown is in nobody's.
    const csv = roundCsv(row.board.title, publicResult(result), roundSheetWords());
    const day = new Date(result.closedAt).toISOString().slice(0, 10);
    return c.body(csv, 200, {
      'content-type': CSV_TYPE,
      'content-disposition': `attachment; filename="questionnaire-${day}.csv"`,
    });
  });
