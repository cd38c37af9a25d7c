import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { insertAudit } from '#db/queries/audit.ts';
import { findSheet } from '#db/queries/sheets.ts';
import { deleteTrace, findSameTrace, findTrace, insertTrace } from '#db/queries/traces.ts';
import { GrappeError } from '#domain/errors.ts';
import type { TracesView } from '#domain/views.ts';
import { clusterMoment } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import { InvalidInput } from '../errors.ts';
import { followUpSheet } from '../follow-up.ts';
import { loadSheet } from '../load-sheet.ts';
import { readOnlyReason } from '../sheet-rights.ts';
import { tracesOf } from '../traces.ts';
import { valid } from '../valid.ts';

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const NewTraces = v.object({
  fromSheetId: Id,
  fromItemId: v.nullable(Id),
  toSheetId: Id,
  toItemIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(50)),
});
const FollowUp = v.object({ kind: v.pipe(v.string(), v.maxLength(64)) });

/** Where things came from and what they gave (rules E1–E4). */
export const traces = new Hono<LoggedInEnv>()
  .get('/sheets/:id/traces', async (c) => {
    const { db, actor } = c.var;
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    const view: TracesView = { traces: await tracesOf({ env: c.env, db, actor }, row.sheet.id, moment) };
    return c.json(view);
  })
  .post('/sheets/:id/follow-up', valid('json', FollowUp), async (c) => {
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    const { sheet, board } = await followUpSheet(c.var, row, c.req.valid('json').kind, moment);
    return c.json({ boardId: board.id, sheetId: sheet.id });
  })
  .post('/traces', valid('json', NewTraces), async (c) => {
    const { db, actor } = c.var;
    const { fromSheetId, fromItemId, toSheetId, toItemIds } = c.req.valid('json');
    const from = await loadSheet(c.var, fromSheetId);
    const to = await loadSheet(c.var, toSheetId);
    const refusal = readOnlyReason(actor, to.row, to.moment);
    if (refusal) throw new GrappeError(refusal);
    // Rule E2. What the whole cluster wrote may become anyone's; what one establishment wrote, only its own.
    const { establishmentId } = from.row.sheet;
    if (establishmentId !== null && establishmentId !== to.row.sheet.establishmentId)
      throw new InvalidInput([{ path: 'toSheetId', message: 'Of another establishment' }]);
    for (const toItemId of toItemIds) {
      const ends = { fromSheetId, fromItemId, toSheetId, toItemId };
      // Asked for twice (a lost reply), it is one link.
      if (await findSameTrace(db, ends)) continue;
      const { clusterId, personId } = actor;
      const id = nanoid(22);
      const at = Date.now();
      await db.batch([
        insertTrace(db, { id, clusterId, ...ends, createdBy: personId, createdAt: at }),
        insertAudit(db, { at, clusterId, personId, action: 'trace.create', subject: id }),
      ]);
    }
    const view: TracesView = { traces: await tracesOf({ env: c.env, db, actor }, toSheetId, to.moment) };
    return c.json(view);
  })
  .delete('/traces/:id', async (c) => {
    const { db, actor, login } = c.var;
    const trace = await findTrace(db, c.req.param('id'));
    if (!trace || trace.clusterId !== actor.clusterId) throw new GrappeError('not_found');
    const [to, moment] = await Promise.all([findSheet(db, trace.toSheetId), clusterMoment(db, login)]);
    const refusal = to ? readOnlyReason(actor, to, moment) : 'not_found';
    if (refusal) throw new GrappeError(refusal);
    const { clusterId, personId } = actor;
    await db.batch([
      deleteTrace(db, trace.id),
      insertAudit(db, { at: Date.now(), clusterId, personId, action: 'trace.remove', subject: trace.id }),
    ]);
    return c.json({ ok: true });
  });
