import { Hono } from 'hono';
import * as v from 'valibot';
import { insertAudit } from '#db/queries/audit.ts';
import { setReleased } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { assertOpenCluster } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import { loadSheet, loadSheetView } from '../load-sheet.ts';
import { loadRecall } from '../recall.ts';
import { refreshSheet } from '../room-access.ts';
import { sheetSubject } from '../sheet-rights.ts';
import { freeStuckRoom } from '../sheet-seal.ts';
import { valid } from '../valid.ts';

export const sheets = new Hono<LoggedInEnv>()
  .get('/sheets/:id', async (c) => {
    const view = await loadSheetView(c.var, c.req.param('id'));
    if (view.canEdit) c.executionCtx.waitUntil(freeStuckRoom(c.env, c.var.db, view.sheetId, view.version));
    return c.json(view);
  })
  .get('/sheets/:id/recall', async (c) => c.json(await loadRecall(c.env, c.var, c.req.param('id'))))
  .post('/sheets/:id/release', valid('json', v.object({ released: v.boolean() })), async (c) => {
    const { db, actor } = c.var;
    const { released } = c.req.valid('json');
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    if (!can(actor, 'sheet.release', sheetSubject(row, moment))) throw new GrappeError('forbidden');
    // Nothing more is given in a closed cluster; what was given may still be taken back.
    if (released) assertOpenCluster(c.var);

    // Releasing twice must not move the day it was first released.
    if (released !== (row.sheet.releasedAt !== null)) {
      const now = Date.now();
      await db.batch([
        setReleased(db, row.sheet.id, released ? now : null),
        insertAudit(db, {
          at: now,
          clusterId: actor.clusterId,
          personId: actor.personId,
          action: released ? 'sheet.release' : 'sheet.withdraw',
          subject: row.sheet.id,
        }),
      ]);
      // Those who were reading it must stop now, not when they next reconnect (rule A8).
      c.executionCtx.waitUntil(refreshSheet(c.env, db, row.sheet.id));
    }
    return c.json(await loadSheetView(c.var, row.sheet.id));
  });
