import { Hono } from 'hono';
import { findBoard } from '#db/queries/boards.ts';
import { selectLiveSessions } from '#db/queries/agenda.ts';
import { selectSheetsOfBoard } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { BoardView } from '#domain/views.ts';
import type { LoggedInEnv } from '../context.ts';
import { readableSummaries } from '../views/sheet-summary.ts';

/** A board with the sheets of it that this person may read: the facilitator's wall, a member's own sheet. */
export const boards = new Hono<LoggedInEnv>().get('/boards/:id', async (c) => {
  const { db, actor, login } = c.var;
  const boardId = c.req.param('id');
  const found = await findBoard(db, boardId);
  if (!found || found.board.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  const { board, phaseTitle } = found;
  const ofCluster = { clusterId: actor.clusterId };
  // Rule A5: whoever can read no sheet at all has nothing to see here, not even how many there are.
  if (!can(actor, 'sheet.read', { ...ofCluster, released: true })) throw new GrappeError('forbidden');

  const [rows, live] = await db.batch([
    selectSheetsOfBoard(db, boardId),
    selectLiveSessions(db, actor.clusterId),
  ]);
  const moment = { state: login.clusterState, live: live.length > 0 };
  const view: BoardView = {
    id: board.id,
    title: board.title,
    kind: board.kind,
    phaseTitle,
    state: board.state,
    sheets: readableSummaries(actor, rows, moment),
    liveSessionId: can(actor, 'vote.create', ofCluster) ? (live[0]?.id ?? null) : null,
  };
  return c.json(view);
});
