import { Hono } from 'hono';
import { addPhase, editPhase, movePhase, removePhase } from '#db/queries/plan.ts';
import { addExpected, applySuggestion, editExpected, removeExpected } from '#db/queries/plan-expected.ts';
import { addMissingBoards } from '#db/queries/plan-boards.ts';
import { selectPhases } from '#db/queries/phases.ts';
import { GrappeError } from '#domain/errors.ts';
import {
  ExpectedEditSchema,
  NewExpectedSchema,
  NewPhaseSchema,
  PhaseEditSchema,
  PhaseMoveSchema,
} from '#domain/phases/plan.ts';
import type { ProgrammeView } from '#domain/views.ts';
import { boardDraft } from '../board-draft.ts';
import { checkpointSheetsOfCluster } from '../checkpoint-sheets.ts';
import type { LoggedInEnv } from '../context.ts';
import { changeBy, loadPlan, ownCluster } from '../load-plan.ts';
import { valid } from '../valid.ts';
import { storedProgramme } from '../views/programme-view.ts';

/** The phases of the cluster and what each expects. Every change answers with the whole plan as it then is. */
export const phases = new Hono<LoggedInEnv>()
  .get('/programme', async (c) => {
    const { db, actor } = c.var;
    const cluster = await ownCluster(db, actor.clusterId);
    const view: ProgrammeView = { cluster: cluster.name, programme: storedProgramme(cluster.template) };
    return c.json(view);
  })
  .get('/plan', async (c) => c.json(await loadPlan(c.var)))
  .post('/phases', valid('json', NewPhaseSchema), async (c) => {
    await addPhase(c.var.db, changeBy(c.var, 'cluster.manage'), c.req.valid('json'));
    return c.json(await loadPlan(c.var));
  })
  .post('/phases/:id', valid('json', PhaseEditSchema), async (c) => {
    await editPhase(c.var.db, changeBy(c.var, 'cluster.manage'), c.req.param('id'), c.req.valid('json'));
    return c.json(await loadPlan(c.var));
  })
  .post('/phases/:id/move', valid('json', PhaseMoveSchema), async (c) => {
    const change = changeBy(c.var, 'cluster.manage');
    await movePhase(c.var.db, change, c.req.param('id'), c.req.valid('json').state);
    const plan = await loadPlan(c.var);
    const title = plan.phases.find(({ id }) => id === c.req.param('id'))?.title ?? '';
    c.executionCtx.waitUntil(checkpointSheetsOfCluster(c.env, c.var.db, change.clusterId, title));
    return c.json(plan);
  })
  .post('/phases/:id/remove', async (c) => {
    await removePhase(c.var.db, changeBy(c.var, 'cluster.manage'), c.req.param('id'));
    return c.json(await loadPlan(c.var));
  })
  .post('/phases/:id/suggestion', async (c) => {
    const { db, actor } = c.var;
    const change = changeBy(c.var, 'cluster.manage');
    const [cluster, rows] = await Promise.all([
      ownCluster(db, actor.clusterId),
      selectPhases(db, actor.clusterId),
    ]);
    const phase = rows.find(({ id }) => id === c.req.param('id'));
    const programme = storedProgramme(cluster.template);
    const suggestion =
      phase?.templatePosition == null ? null : programme.phases[phase.templatePosition]?.suggestion;
    if (!phase || !suggestion) throw new GrappeError('not_found');
    await applySuggestion(db, change, phase.id, suggestion);
    const drafts = suggestion.boards.map((kind) => boardDraft(programme, { kind }));
    await addMissingBoards(db, change, phase.id, drafts);
    return c.json(await loadPlan(c.var));
  })
  .post('/phases/:id/expected', valid('json', NewExpectedSchema), async (c) => {
    const change = changeBy(c.var, 'cluster.manage');
    await addExpected(c.var.db, change, c.req.param('id'), c.req.valid('json'));
    return c.json(await loadPlan(c.var));
  })
  .post('/expected/:id', valid('json', ExpectedEditSchema), async (c) => {
    const change = changeBy(c.var, 'cluster.manage');
    await editExpected(c.var.db, change, c.req.param('id'), c.req.valid('json'));
    return c.json(await loadPlan(c.var));
  })
  .post('/expected/:id/remove', async (c) => {
    await removeExpected(c.var.db, changeBy(c.var, 'cluster.manage'), c.req.param('id'));
    return c.json(await loadPlan(c.var));
  });
