import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import type { AnyoneEnv } from '../context.ts';
import { withoutValues } from '../errors.ts';

/** For whoever watches the service: 200 when the database answers, 503 when not. */
export const health = new Hono<AnyoneEnv>().get('/health', async (c) => {
  try {
    await c.var.db.run(sql`SELECT 1`);
    return c.json({ ok: true, database: true }, 200);
  } catch (error) {
    console.error('health: the database does not answer:', withoutValues(error));
    return c.json({ ok: false, database: false }, 503);
  }
});
