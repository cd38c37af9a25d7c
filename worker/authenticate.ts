import { createMiddleware } from 'hono/factory';
import { GrappeError } from '#domain/errors.ts';
import { whoIs } from './actor.ts';
import type { LoggedInEnv } from './context.ts';

/** Lets only a person with a live login through, as `actor`; otherwise `login_required`. */
export const authenticate = createMiddleware<LoggedInEnv>(async (c, next) => {
  const known = await whoIs(c.var.db, c.req.raw, Date.now());
  if (!known) throw new GrappeError('login_required');
  c.set('actor', known.actor);
  c.set('login', known.login);
  await next();
});
