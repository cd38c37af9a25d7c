import { Hono } from 'hono';
import * as v from 'valibot';
import { selectLiveSessions } from '#db/queries/agenda.ts';
import { insertAudit } from '#db/queries/audit.ts';
import { findBoard, updateBoardRules } from '#db/queries/boards.ts';
import { selectSheetsOfBoard, type SheetRow } from '#db/queries/sheets.ts';
import { WRITING_MODES } from '#domain/draft/draft.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { BoardDraftsView } from '#domain/views.ts';
import type { RoundTally } from '#party/draft-box.ts';
import type { LoggedInEnv } from '../context.ts';
import { draftBoxOf } from '../draft-desk.ts';
import type { Env } from '../env.ts';
import { InvalidInput } from '../errors.ts';
import { orThrow } from '../outcome.ts';
import { refreshSheet } from '../room-access.ts';
import { declaredKind, isClosed, sheetSubject, type ClusterMoment } from '../sheet-rights.ts';
import { valid } from '../valid.ts';

const Rules = v.object({
  writing: v.optional(v.picklist(WRITING_MODES)),
  ownCardsOnly: v.optional(v.boolean()),
});

type Asking = LoggedInEnv['Variables'];

/** What a board lets people do with cards (rules W3, W6 and W9). */
export const boardRules = new Hono<LoggedInEnv>()
  .patch('/boards/:id', valid('json', Rules), async (c) => {
    const { db, actor } = c.var;
    const { board, rows, moment } = await managedBoard(c.var, c.req.param('id'));
    if (isClosed(moment)) throw new GrappeError('cluster_closed');
    if (declaredKind(board.kind).family !== 'cards')
      throw new InvalidInput([{ path: 'writing', message: 'Not a board of cards' }]);
    const wanted = c.req.valid('json');
    const rules = {
      ...(wanted.writing !== undefined && wanted.writing !== board.writing && { writing: wanted.writing }),
      ...(wanted.ownCardsOnly !== undefined && { ownCardsOnly: wanted.ownCardsOnly }),
    };
    if (Object.keys(rules).length > 0) {
      if (rules.writing !== undefined) await beginRounds(c.env, rows);
      await db.batch([
        ...updateBoardRules(db, board.id, rules),
        insertAudit(db, {
          at: Date.now(),
          clusterId: actor.clusterId,
          personId: actor.personId,
          action: 'board.rules',
          subject: board.id,
          detail: rules,
        }),
      ]);
      await Promise.all(rows.map(({ sheet }) => refreshSheet(c.env, db, sheet.id)));
    }
    return c.json({ ok: true as const });
  })
  .get('/boards/:id/drafts', async (c) => {
    const { rows, moment } = await managedBoard(c.var, c.req.param('id'));
    const readable = rows.filter((row) => can(c.var.actor, 'sheet.read', sheetSubject(row, moment)));
    const sheets = await Promise.all(
      readable.map(async ({ sheet }) => {
        const { cards, writers }: RoundTally = await draftBoxOf(c.env, sheet.id).tally();
        return { sheetId: sheet.id, cards, writers };
      }),
    );
    const view: BoardDraftsView = { sheets };
    return c.json(view);
  });

/** A board this person manages, with all its sheets. */
async function managedBoard({ db, actor, login }: Asking, boardId: string) {
  const found = await findBoard(db, boardId);
  if (!found || found.board.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  if (!can(actor, 'board.manage', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  const [rows, live] = await db.batch([
    selectSheetsOfBoard(db, boardId),
    selectLiveSessions(db, actor.clusterId),
  ]);
  const moment: ClusterMoment = { state: login.clusterState, live: live.length > 0 };
  return { board: found.board, rows, moment };
}

/**
 * A fresh round in the box of every sheet, before the board says so: a box that holds cards refuses, and the mode then stays (rule
 * W6). A round begun for nothing is an empty one.
 */
async function beginRounds(env: Env, rows: readonly SheetRow[]): Promise<void> {
  for (const { sheet } of rows) {
    const begun: Outcome<RoundTally> = await draftBoxOf(env, sheet.id).begin();
    orThrow(begun);
  }
}
