import { Hono } from 'hono';
import * as v from 'valibot';
import { insertAudit } from '#db/queries/audit.ts';
import { namesOf } from '#db/queries/names.ts';
import { GrappeError } from '#domain/errors.ts';
import type { Checkpoint } from '#domain/sheet/checkpoint.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import type { CheckpointView, CheckpointsView, TrashView } from '#domain/views.ts';
import type { LoggedInEnv } from '../context.ts';
import { declaredKind } from '../sheet-rights.ts';
import { loadSheetPast, sheetRoom } from '../sheet-history.ts';
import { valid } from '../valid.ts';

const Generation = v.object({
  id: v.string(),
  generation: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
});

const checkpointView = ({ people, ...checkpoint }: Checkpoint, names: ReadonlyMap<string, string>) => ({
  ...checkpoint,
  people: people.flatMap((personId) => names.get(personId) ?? []),
});

/**
 * What was on a sheet and is no more: its trash and its earlier states. Bringing something back is an edit that the person's own screen
 * makes, so that it can be undone like any other; here one looks, and has the present state kept first.
 */
export const earlierStates = new Hono<LoggedInEnv>()
  .get('/sheets/:id/trash', async (c) => {
    const { row, refusal, ownOnly } = await loadSheetPast(c.var, c.req.param('id'));
    const items = await (await sheetRoom(c.env, row.sheet.id)).trash();
    const names = await namesOf(
      c.var.db,
      items.flatMap(({ personId }) => personId ?? []),
    );
    const kind = declaredKind(row.board.kind);
    const zones = new Map(kind.family === 'cards' ? kind.zones.map(({ key, title }) => [key, title]) : []);
    const view: TrashView = {
      readOnly: refusal,
      items: items.map(({ where, personId, authorId, ...item }) => ({
        ...item,
        canRestore: refusal === null && (!ownOnly || authorId === c.var.actor.personId),
        zone: where === null ? null : { key: where, title: zones.get(where) ?? where },
        deletedBy: personId === null ? null : (names.get(personId) ?? null),
      })),
    };
    return c.json(view);
  })
  .get('/sheets/:id/checkpoints', async (c) => {
    const { row, refusal, ownOnly } = await loadSheetPast(c.var, c.req.param('id'));
    const kept = await (await sheetRoom(c.env, row.sheet.id)).checkpoints();
    const names = await namesOf(
      c.var.db,
      kept.flatMap(({ people }) => people),
    );
    const view: CheckpointsView = {
      readOnly: refusal ?? (ownOnly ? 'not_your_card' : null),
      checkpoints: kept.map((checkpoint) => checkpointView(checkpoint, names)),
    };
    return c.json(view);
  })
  .get('/sheets/:id/checkpoints/:generation', valid('param', Generation), async (c) => {
    const { row } = await loadSheetPast(c.var, c.req.param('id'));
    const { generation } = c.req.valid('param');
    const room = await sheetRoom(c.env, row.sheet.id);
    const [kept, projection] = await Promise.all([room.checkpoints(), room.checkpointState(generation)]);
    const checkpoint = kept.find((one) => one.generation === generation);
    if (!checkpoint || !projection) throw new GrappeError('not_found');
    const names = await namesOf(c.var.db, checkpoint.people);
    const view: CheckpointView = {
      ...checkpointView(checkpoint, names),
      projection: projection as SheetProjection,
    };
    return c.json(view);
  })
  // Before a restoration: what is there now can then be come back to, by anyone, long after the undo of one person is gone.
  .post('/sheets/:id/checkpoints', async (c) => {
    const { db, actor } = c.var;
    const { row, refusal, ownOnly } = await loadSheetPast(c.var, c.req.param('id'));
    if (refusal) throw new GrappeError(refusal);
    if (ownOnly) throw new GrappeError('not_your_card');
    await (await sheetRoom(c.env, row.sheet.id)).checkpoint({ reason: 'restore', label: null });
    await insertAudit(db, {
      at: Date.now(),
      clusterId: actor.clusterId,
      personId: actor.personId,
      action: 'sheet.restore',
      subject: row.sheet.id,
    });
    return c.json({ ok: true });
  });
