import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { signDeliverable } from '#db/queries/signing.ts';
import { transmitDeliverable } from '#db/queries/transmission.ts';
import { CSV_TYPE } from '#domain/csv.ts';
import { SignOffSchema } from '#domain/deliverable/deliverable.ts';
import { TransmissionSchema } from '#domain/deliverable/transmission.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { sheetCsv } from '#domain/sheet/csv.ts';
import { differencesBetween } from '#domain/sheet/differences.ts';
import type { DifferencesView } from '#domain/views.ts';
import type { LoggedInEnv } from '../context.ts';
import { deliverableSubject } from '../deliverable-rights.ts';
import { loadDeliverable, loadDeliverableRows } from '../load-deliverable.ts';
import { isClosed } from '../sheet-rights.ts';
import { valid } from '../valid.ts';
import { deliverableDownload, downloadName } from '../views/deliverable-download.ts';
import { deliverableView, projectionOf, versionView } from '../views/deliverable-view.ts';

/** A file to keep, never something to show: the text of a card must not be run as a page. */
function file(c: Context, name: string, type: string, text: string): Response {
  return c.body(text, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  });
}

export const deliverables = new Hono<LoggedInEnv>()
  .get('/deliverables/:id', async (c) => {
    const rows = await loadDeliverableRows(c.var, c.req.param('id'));
    return c.json(deliverableView(c.var.actor, rows));
  })
  .post('/deliverables/:id/sign', valid('json', SignOffSchema), async (c) => {
    const { db, actor, login } = c.var;
    const row = await loadDeliverable(c.var, c.req.param('id'));
    // Rule A7: a facilitator who reads it has no seat either.
    if (!can(actor, 'deliverable.sign', deliverableSubject(row))) throw new GrappeError('not_a_signatory');
    if (isClosed({ state: login.clusterState, live: false })) throw new GrappeError('cluster_closed');
    const { personId, college, displayName: name } = actor;
    const signer = { personId, college, name, title: login.title };
    await signDeliverable(db, row.id, signer, c.req.valid('json'), Date.now());
    return c.json(deliverableView(actor, await loadDeliverableRows(c.var, row.id)));
  })
  .post('/deliverables/:id/transmit', valid('json', TransmissionSchema), async (c) => {
    const { db, actor, login } = c.var;
    const row = await loadDeliverable(c.var, c.req.param('id'));
    if (!can(actor, 'deliverable.transmit', deliverableSubject(row))) throw new GrappeError('forbidden');
    if (isClosed({ state: login.clusterState, live: false })) throw new GrappeError('cluster_closed');
    await transmitDeliverable(db, row.id, actor.personId, c.req.valid('json').hash, Date.now());
    return c.json(deliverableView(actor, await loadDeliverableRows(c.var, row.id)));
  })
  .get(
    '/deliverables/:id/differences',
    valid('query', v.object({ with: v.pipe(v.string(), v.minLength(1)) })),
    async (c) => {
      const rows = await loadDeliverableRows(c.var, c.req.param('id'));
      const other = await loadDeliverable(c.var, c.req.valid('query').with);
      // Two deliverables of different questions have nothing to compare.
      if (!rows.versions.some(({ id }) => id === other.id)) throw new GrappeError('bad_request');
      const [from, to] = [rows.row, other].toSorted((one, two) => one.version - two.version);
      const versionOf = (id: string) =>
        versionView(
          rows.versions.find((version) => version.id === id)!,
          rows.signatures,
        );
      const view: DifferencesView = {
        from: versionOf(from!.id),
        to: versionOf(to!.id),
        differences: differencesBetween(projectionOf(from!), projectionOf(to!)),
      };
      return c.json(view);
    },
  )
  .get('/deliverables/:id/download.json', async (c) => {
    const rows = await loadDeliverableRows(c.var, c.req.param('id'));
    const text = deliverableDownload(c.var.actor, rows);
    return file(c, `${downloadName(rows)}.json`, 'application/json; charset=utf-8', text);
  })
  .get('/deliverables/:id/download.csv', async (c) => {
    const rows = await loadDeliverableRows(c.var, c.req.param('id'));
    return file(c, `${downloadName(rows)}.csv`, CSV_TYPE, sheetCsv(projectionOf(rows.row)));
  });
