import { Hono } from 'hono';
import { verifyChain } from '#db/queries/snapshots.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { LoggedInEnv } from '../context.ts';

/** Whether the seals of one's own cluster hold, checked now. */
export const chain = new Hono<LoggedInEnv>().get('/chain', async (c) => {
  const { db, actor } = c.var;
  if (!can(actor, 'chain.verify', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  return c.json(await verifyChain(db, actor.clusterId, Date.now()));
});
