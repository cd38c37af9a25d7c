import { Hono } from 'hono';
import { getServerByName } from 'partyserver';
import { addBoard, orderBoards, removeBoard, renameBoard } from '#db/queries/plan-boards.ts';
import { findBoard } from '#db/queries/boards.ts';
import { selectSheetsOfBoard } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { BoardEditSchema, BoardOrderSchema, NewBoardSchema } from '#domain/phases/plan.ts';
import { isEmptyProjection } from '#domain/sheet/projection.ts';
import { boardDraft } from '../board-draft.ts';
import type { LoggedInEnv } from '../context.ts';
import { assertNothingWaits } from '../draft-desk.ts';
import type { Env } from '../env.ts';
import { changeBy, loadPlan, ownCluster } from '../load-plan.ts';
import { valid } from '../valid.ts';
import { storedProgramme } from '../views/programme-view.ts';

/** The boards of a phase: added with their sheets, renamed, put in order, removed while nobody has used them. */
export const phaseBoards = new Hono<LoggedInEnv>()
  .post('/phases/:id/boards', valid('json', NewBoardSchema), async (c) => {
    const { db, actor } = c.var;
    const change = changeBy(c.var, 'board.manage');
    const { template } = await ownCluster(db, actor.clusterId);
    const draft = boardDraft(storedProgramme(template), c.req.valid('json'));
    await addBoard(db, change, c.req.param('id'), draft);
    return c.json(await loadPlan(c.var));
  })
  .post('/phases/:id/boards/order', valid('json', BoardOrderSchema), async (c) => {
    const change = changeBy(c.var, 'board.manage');
    await orderBoards(c.var.db, change, c.req.param('id'), c.req.valid('json').boardIds);
    return c.json(await loadPlan(c.var));
  })
  .post('/boards/:id/rename', valid('json', BoardEditSchema), async (c) => {
    const change = changeBy(c.var, 'board.manage');
    await renameBoard(c.var.db, change, c.req.param('id'), c.req.valid('json').title);
    return c.json(await loadPlan(c.var));
  })
  .post('/boards/:id/remove', async (c) => {
    const { db, actor } = c.var;
    const change = changeBy(c.var, 'board.manage');
    const found = await findBoard(db, c.req.param('id'));
    if (found?.board.clusterId !== actor.clusterId) throw new GrappeError('not_found');
    const sheets = await selectSheetsOfBoard(db, found.board.id);
    // The rooms know what was written a second ago; the database hears of it now and then.
    for (const { sheet } of sheets) {
      await assertNothingWaits(c.env, sheet.id);
      if (await hasWords(c.env, sheet.id, found.board.kind)) throw new GrappeError('board_not_empty');
    }
    await removeBoard(db, change, found.board.id);
    return c.json(await loadPlan(c.var));
  });

async function hasWords(env: Env, sheetId: string, kind: string): Promise<boolean> {
  const room = await getServerByName(env.SHEET_ROOMS, sheetId);
  const { projection } = await room.project(kind);
  // Without its kind, whose tuples lose their length on the way through the call's types.
  return !isEmptyProjection({ ...projection, definition: undefined });
}
