import { Hono } from 'hono';
import { cancelSession, editSession, planSession, selectCalendar } from '#db/queries/plan-sessions.ts';
import type { CalendarRow } from '#db/queries/plan-sessions.ts';
import { icsFile, type CalendarEvent } from '#domain/calendar/ics.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { NewSessionSchema, SessionEditSchema } from '#domain/session/plan.ts';
import type { LoggedInEnv } from '../context.ts';
import { changeBy, loadPlan, ownCluster } from '../load-plan.ts';
import { valid } from '../valid.ts';

/** Planning the sessions of the cluster, and its calendar as a file. */
export const calendar = new Hono<LoggedInEnv>()
  .post('/sessions', valid('json', NewSessionSchema), async (c) => {
    await planSession(c.var.db, changeBy(c.var, 'cluster.manage'), c.req.valid('json'));
    return c.json(await loadPlan(c.var));
  })
  .post('/sessions/:id', valid('json', SessionEditSchema), async (c) => {
    const change = changeBy(c.var, 'cluster.manage');
    await editSession(c.var.db, change, c.req.param('id'), c.req.valid('json'));
    return c.json(await loadPlan(c.var));
  })
  .post('/sessions/:id/cancel', async (c) => {
    await cancelSession(c.var.db, changeBy(c.var, 'cluster.manage'), c.req.param('id'));
    return c.json(await loadPlan(c.var));
  })
  .get('/calendar.ics', async (c) => {
    const { name, rows } = await ownCalendar(c.var);
    return ics(name, rows, new URL(c.req.url).origin);
  })
  .get('/sessions/:id/calendar.ics', async (c) => {
    const { name, rows } = await ownCalendar(c.var);
    const row = rows.find(({ session }) => session.id === c.req.param('id'));
    if (!row) throw new GrappeError('not_found');
    return ics(name, [row], new URL(c.req.url).origin);
  });

/** Sessions of the asker's cluster, and its name. Throws `forbidden` for whoever has no session to go to. */
async function ownCalendar({ db, actor }: LoggedInEnv['Variables']) {
  if (!can(actor, 'session.read', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  const cluster = await ownCluster(db, actor.clusterId);
  return { name: cluster.name, rows: await selectCalendar(db, actor.clusterId) };
}

function ics(name: string, rows: readonly CalendarRow[], origin: string): Response {
  const file = icsFile(
    name,
    rows.map((row) => eventOf(row, name, origin)),
    Date.now(),
  );
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="grappe.ics"',
    },
  });
}

function eventOf({ session, phaseTitle }: CalendarRow, cluster: string, origin: string): CalendarEvent {
  const { id, title, startsAt, endsAt, visioUrl, cancelledAt, revision } = session;
  return {
    uid: `${id}@grappe`,
    revision,
    startsAt,
    endsAt,
    title,
    description: [cluster, phaseTitle, ...(visioUrl ? [visioUrl] : [])],
    location: visioUrl,
    url: `${origin}/seances/${id}`,
    isCancelled: cancelledAt !== null,
  };
}
