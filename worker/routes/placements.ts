import { Hono } from 'hono';
import * as v from 'valibot';
import { revealPlacement } from '#db/queries/placements.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { PointsSchema } from '#domain/placement/placement.ts';
import type { PlacementView, SheetPlacementView } from '#domain/views.ts';
import type { Taken } from '#party/secret-box.ts';
import { assertOpenCluster } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import { loadSheet } from '../load-sheet.ts';
import { orThrow } from '../outcome.ts';
import {
  canRun,
  isPlacer,
  loadSheetPlacement,
  openPlacement,
  placementFor,
  placementView,
  settled,
  tellSheet,
} from '../placement-desk.ts';
import { settledReason } from '../sheet-rights.ts';
import { valid } from '../valid.ts';

const Placed = v.object({ points: PointsSchema });

/** Placements, alone first. Points travel here, by POST, to the placement's box and nowhere else. */
export const placements = new Hono<LoggedInEnv>()
  .get('/sheets/:id/placement', async (c) => {
    const view: SheetPlacementView = await loadSheetPlacement(c.env, c.var, c.req.param('id'));
    return c.json(view);
  })
  .post('/sheets/:id/placements', async (c) => {
    const sheet = await loadSheet(c.var, c.req.param('id'));
    if (!canRun(c.var, sheet)) throw new GrappeError('forbidden');
    // Running a placement is not writing: on a college's sheet the facilitator only reads.
    const closed = settledReason(sheet.row, sheet.moment);
    if (closed) throw new GrappeError(closed);
    const placement = await openPlacement(c.env, c.var, sheet);
    const { id, sheetId, electorCount } = placement;
    const news = { about: 'placement', id, state: 'open', electors: electorCount, placed: 0 } as const;
    c.executionCtx.waitUntil(tellSheet(c.env, sheetId, news));
    const view: PlacementView = await placementView(c.env, c.var, sheet, placement);
    return c.json(view);
  })
  .get('/placements/:id', async (c) => {
    const { placement, ...sheet } = await placementFor(c.env, c.var, c.req.param('id'));
    const view: PlacementView = await placementView(c.env, c.var, sheet, placement);
    return c.json(view);
  })
  .post('/placements/:id/points', valid('json', Placed), async (c) => {
    const { placement, ...sheet } = await placementFor(c.env, c.var, c.req.param('id'));
    const { id, sheetId, electorCount } = placement;
    if (placement.state !== 'open') throw new GrappeError('placement_revealed');
    assertOpenCluster(c.var);
    // Who may place is the frozen list's to say, which only the box knows, and what they are today (rule P2).
    if (!isPlacer(c.var.actor, sheet)) throw new GrappeError('not_a_placer');
    const box = c.env.PLACEMENT_BOXES.getByName(id);
    const taken: Outcome<Taken> = await box.place(c.var.actor.personId, c.req.valid('json').points);
    const { received, changed } = orThrow(taken);
    // A change of mind is nobody's business, nor its hour: only a turnout that changed is told.
    if (changed) {
      const news = {
        about: 'placement',
        id,
        state: 'open',
        electors: electorCount,
        placed: received,
      } as const;
      c.executionCtx.waitUntil(tellSheet(c.env, sheetId, news));
    }
    const view: PlacementView = await placementView(c.env, c.var, sheet, placement);
    return c.json(view);
  })
  .post('/placements/:id/reveal', async (c) => {
    const { db, actor } = c.var;
    const { placement, ...sheet } = await placementFor(c.env, c.var, c.req.param('id'));
    if (!canRun(c.var, sheet)) throw new GrappeError('forbidden');
    const { id, sheetId, electorCount } = placement;
    // Revealing what is revealed answers the result again: the first reply may have been lost.
    if (placement.state === 'open') {
      const at = Date.now();
      await revealPlacement(db, id, at, {
        at,
        clusterId: actor.clusterId,
        personId: actor.personId,
        action: 'placement.reveal',
        subject: id,
      });
    }
    const revealed = await settled(c.env, c.var, { ...placement, state: 'revealed' });
    const placed = revealed.result?.placed ?? 0;
    const news = { about: 'placement', id, state: 'revealed', electors: electorCount, placed } as const;
    c.executionCtx.waitUntil(tellSheet(c.env, sheetId, news));
    const view: PlacementView = await placementView(c.env, c.var, sheet, revealed);
    return c.json(view);
  });
