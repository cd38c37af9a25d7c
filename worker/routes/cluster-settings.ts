import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import type { Database } from '#db/client.ts';
import type { AuditEntry } from '#db/queries/audit.ts';
import {
  addEstablishment,
  changeCluster,
  changeEstablishment,
  loadSettings,
} from '#db/queries/cluster-settings.ts';
import { checkFrame } from '#domain/cluster/check-cluster.ts';
import { ClusterDraftSchema } from '#domain/cluster/cluster-draft.ts';
import { NEXT_STATES } from '#domain/cluster/cluster-state.ts';
import { GrappeError } from '#domain/errors.ts';
import {
  checkEstablishment,
  EstablishmentDraftSchema,
  type EstablishmentDraft,
} from '#domain/establishment/establishment-draft.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { endOfDay, startOfDay } from '#domain/paris-day.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { LoggedInEnv } from '../context.ts';
import { InvalidInput } from '../errors.ts';
import { refreshCluster } from '../room-access.ts';
import { isClosed } from '../sheet-rights.ts';
import { valid } from '../valid.ts';
import { settingsView } from '../views/settings-view.ts';

const Frame = v.pick(ClusterDraftSchema, ['name', 'territory', 'start', 'end']);
const NewState = v.object({ state: v.picklist(['running', 'closed', 'archived']) });

async function loadOwn(db: Database, actor: Actor, open = false) {
  if (!can(actor, 'cluster.settings', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  const rows = await loadSettings(db, actor, Date.now());
  if (!rows.cluster) throw new GrappeError('not_found');
  if (open && isClosed({ state: rows.cluster.state, live: false })) throw new GrappeError('cluster_closed');
  return { ...rows, cluster: rows.cluster };
}

const trimmed = ({ name, shortName, type, status, department, ...rest }: EstablishmentDraft) => ({
  ...rest,
  name: name.trim(),
  shortName: shortName.trim(),
  type: type.trim(),
  status: status.trim(),
  department: department.trim(),
});

function assertGood(draft: EstablishmentDraft, others: readonly EstablishmentDraft[]): void {
  const issues = checkEstablishment(draft, others);
  if (issues.length > 0)
    throw new InvalidInput(issues.map(({ field, code }) => ({ path: field, message: code })));
}

function entry({ clusterId, personId }: Actor, action: AuditEntry['action'], subject: string): AuditEntry {
  return { at: Date.now(), clusterId, personId, action, subject };
}

/** What a lead sets about the cluster they are in: its name, dates and state, its establishments (rules C4, C7). */
export const clusterSettings = new Hono<LoggedInEnv>()
  .get('/cluster', async (c) => {
    const { db, actor } = c.var;
    return c.json(settingsView(await loadOwn(db, actor)));
  })
  .post('/cluster', valid('json', Frame), async (c) => {
    const { db, actor } = c.var;
    const frame = c.req.valid('json');
    await loadOwn(db, actor, true);
    const issues = checkFrame(frame);
    if (issues.length > 0) throw new InvalidInput(issues.map(({ path, code }) => ({ path, message: code })));
    await changeCluster(
      db,
      actor.clusterId,
      {
        name: frame.name.trim(),
        territory: frame.territory.trim(),
        startsAt: startOfDay(frame.start),
        endsAt: endOfDay(frame.end),
      },
      entry(actor, 'cluster.change', actor.clusterId),
    );
    return c.json(settingsView(await loadOwn(db, actor)));
  })
  .post('/cluster/state', valid('json', NewState), async (c) => {
    const { db, actor } = c.var;
    const { state } = c.req.valid('json');
    const { cluster } = await loadOwn(db, actor);
    if (!NEXT_STATES[cluster.state].includes(state)) throw new GrappeError('cluster_state_refused');
    await changeCluster(
      db,
      actor.clusterId,
      { state },
      { ...entry(actor, 'cluster.state', actor.clusterId), detail: { from: cluster.state, to: state } },
    );
    c.executionCtx.waitUntil(refreshCluster(c.env, db, actor.clusterId));
    return c.json(settingsView(await loadOwn(db, actor)));
  })
  .post('/establishments', valid('json', EstablishmentDraftSchema), async (c) => {
    const { db, actor } = c.var;
    const draft = c.req.valid('json');
    await loadOwn(db, actor, true);
    const id = nanoid();
    await addEstablishment(
      db,
      { id, clusterId: actor.clusterId, ...trimmed(draft) },
      (boards) =>
        boards
          .filter(({ kind }) => kindOf(kind)?.family !== 'questionnaire')
          .map((board) => ({ id: nanoid(), boardId: board.id, establishmentId: id })),
      entry(actor, 'establishment.add', id),
      (there) => assertGood(draft, there),
    );
    return c.json(settingsView(await loadOwn(db, actor)));
  })
  .post('/establishments/:id', valid('json', EstablishmentDraftSchema), async (c) => {
    const { db, actor } = c.var;
    const id = c.req.param('id');
    const draft = c.req.valid('json');
    const { places } = await loadOwn(db, actor, true);
    const current = places.find((place) => place.id === id);
    if (!current) throw new GrappeError('not_found');
    await changeEstablishment(
      db,
      { id, clusterId: actor.clusterId },
      trimmed(draft),
      entry(actor, 'establishment.change', id),
      (there) =>
        assertGood(
          draft,
          there.filter((place) => place.id !== id),
        ),
    );
    // Its colour is stamped on the presence of its people.
    if (draft.colour !== current.colour) c.executionCtx.waitUntil(refreshCluster(c.env, db, actor.clusterId));
    return c.json(settingsView(await loadOwn(db, actor)));
  });
