import { Hono } from 'hono';
import * as v from 'valibot';
import { selectCluster } from '#db/queries/clusters.ts';
import type { SealedState } from '#db/queries/snapshots.ts';
import { findExpected, startNewVersion, submitDeliverable } from '#db/queries/submission.ts';
import { mayAnswer } from '#domain/deliverable/expectation.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { isEmptyProjection } from '#domain/sheet/projection.ts';
import type { LoggedInEnv } from '../context.ts';
import { assertNothingWaits } from '../draft-desk.ts';
import { InvalidInput } from '../errors.ts';
import { loadSheet, loadSheetView } from '../load-sheet.ts';
import { refreshSheet } from '../room-access.ts';
import { isClosed, sheetSubject } from '../sheet-rights.ts';
import { sealRoom, settleSeal } from '../sheet-seal.ts';
import { valid } from '../valid.ts';
import { teamFormsOf } from '../views/college-labels.ts';

const Submit = v.object({ expectedDeliverableId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

/** Handing in a sheet, and opening its next version. */
export const sheetSeal = new Hono<LoggedInEnv>()
  .post('/sheets/:id/submit', valid('json', Submit), async (c) => {
    const { db, actor } = c.var;
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    const { sheet, board } = row;
    if (!can(actor, 'deliverable.submit', sheetSubject(row, moment))) throw new GrappeError('forbidden');
    if (isClosed(moment)) throw new GrappeError('cluster_closed');
    const { establishmentId } = sheet;
    // `can` lets nobody hand in a sheet of the whole cluster: a deliverable is an establishment's.
    if (establishmentId === null) throw new GrappeError('forbidden');
    const expected = await findExpected(db, c.req.valid('json').expectedDeliverableId);
    if (!expected || expected.clusterId !== actor.clusterId) throw new GrappeError('not_found');
    if (!mayAnswer(expected, { phaseId: row.phase.id, kind: board.kind }))
      throw new InvalidInput([{ path: 'expectedDeliverableId', message: 'Not answered by this board' }]);

    const [cluster] = await selectCluster(db, actor.clusterId);

    let sealed: SealedState | null = null;
    try {
      if (sheet.sealedAt === null) {
        sealed = await sealRoom(c.env, sheet.id, board.kind, sheet.version);
        // After the room is sealed: what its own cards say is settled, and a card that waits is then one nobody would see.
        await assertNothingWaits(c.env, sheet.id);
        if (isEmptyProjection(sealed.projection)) throw new GrappeError('deliverable_empty');
      }
      const deliverableId = await submitDeliverable(db, {
        clusterId: actor.clusterId,
        expectedId: expected.id,
        establishmentId,
        boardId: board.id,
        sheetId: sheet.id,
        sheetVersion: sheet.version,
        sealed,
        teamForms: teamFormsOf(cluster?.template),
        personId: actor.personId,
        at: Date.now(),
      });
      return c.json({ deliverableId });
    } finally {
      // Whatever happened, even a reply that got lost on its way here, the room must end as the database says: never closed to
      // people with nothing handed in, never open over a seal.
      if (sheet.sealedAt === null) c.executionCtx.waitUntil(settleSeal(c.env, db, sheet.id));
    }
  })
  .post('/sheets/:id/new-version', async (c) => {
    const { db, actor } = c.var;
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    const { id: sheetId } = row.sheet;
    if (!can(actor, 'deliverable.newVersion', sheetSubject(row, moment))) throw new GrappeError('forbidden');
    if (isClosed(moment)) throw new GrappeError('cluster_closed');
    const { clusterId, personId } = actor;
    try {
      await startNewVersion(db, { sheetId, clusterId, personId, at: Date.now() });
      // Rights first: whoever is connected was told "sealed" and would be sent away to come back.
      await refreshSheet(c.env, db, sheetId);
    } finally {
      // Also when the sheet was open already: its room may have missed that.
      await settleSeal(c.env, db, sheetId);
    }
    return c.json(await loadSheetView(c.var, sheetId));
  });
