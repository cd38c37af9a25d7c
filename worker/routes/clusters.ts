import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { insertCluster } from '#db/queries/cluster-creation.ts';
import { selectClustersOf } from '#db/queries/clusters.ts';
import { replaceLogin } from '#db/queries/logins.ts';
import { checkCluster } from '#domain/cluster/check-cluster.ts';
import { ClusterDraftSchema } from '#domain/cluster/cluster-draft.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { moveLogin } from '#domain/people/login.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import { programmeOf } from '#domain/programmes/all.ts';
import type { ClusterCard } from '#domain/views.ts';
import { clusterIdOf, planCluster } from '../cluster-plan.ts';
import type { LoggedInEnv } from '../context.ts';
import { InvalidInput } from '../errors.ts';
import { setLoginCookie } from '../login-cookie.ts';
import { closeLogin } from '../room-access.ts';
import { assertKnown } from '../managed-people.ts';
import { valid } from '../valid.ts';

const Chosen = v.object({ clusterId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

/** The clusters of one person, and the way from one to another: a login belongs to one cluster. */
export const clusters = new Hono<LoggedInEnv>()
  .get('/clusters', async (c) => {
    const { db, actor } = c.var;
    const rows = await selectClustersOf(db, actor.personId);
    const cards: ClusterCard[] = rows.map((row) => ({ ...row, isHere: row.id === actor.clusterId }));
    return c.json({ clusters: cards });
  })
  .post('/clusters', valid('json', ClusterDraftSchema), async (c) => {
    const { db, actor, login } = c.var;
    if (!can(actor, 'cluster.create', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
    const draft = c.req.valid('json');
    const { personId, displayName: name } = actor;
    const programme = programmeOf(draft.programme);
    const lead = {
      personId,
      name,
      role: 'lead',
      college: null,
      establishment: null,
      isDeputy: false,
    } as const;
    const issues = checkCluster(draft, programme, [lead]);
    if (issues.length > 0 || !programme)
      throw new InvalidInput(issues.map(({ path, code }) => ({ path, message: code })));
    await assertKnown(db, actor, draft.people);
    const now = Date.now();
    const founder = { personId, title: login.title };
    const clusterId = await clusterIdOf(founder, draft);
    await insertCluster(db, planCluster(clusterId, draft, programme, founder, now), personId, now);
    return c.json({ clusterId });
  })
  .post('/me/cluster', valid('json', Chosen), async (c) => {
    const { db, actor, login } = c.var;
    const { clusterId } = c.req.valid('json');
    const { personId } = actor;
    const own = await selectClustersOf(db, personId);
    // Rule A1: a cluster one is not of does not exist.
    if (!own.some(({ id }) => id === clusterId)) throw new GrappeError('not_found');
    if (clusterId === actor.clusterId) return c.json({ clusterId });

    const now = Date.now();
    const token = newToken();
    const id = nanoid();
    const times = moveLogin(login, now);
    const { sharedComputer } = login;
    const tokenHash = await hashToken(token);
    await replaceLogin(
      db,
      login.id,
      { id, personId, clusterId, tokenHash, sharedComputer, createdAt: now, ...times },
      { at: now, clusterId: actor.clusterId, personId, action: 'login.close', subject: login.id },
      { at: now, clusterId, personId, action: 'login.open', subject: id },
    );
    c.executionCtx.waitUntil(closeLogin(c.env, db, actor, login.id));
    setLoginCookie(c, token, times.endsAt, now);
    return c.json({ clusterId });
  });
