import { sValidator } from '@hono/standard-validator';
import type { GenericSchema } from 'valibot';
import type { ValidationTargets } from 'hono';
import { InvalidInput } from './errors.ts';

/**
 * Parses one part of a request with a valibot schema; the handler reads it with `c.req.valid(target)`. What does not parse is a
 * `bad_request` that names the fields, in place of the library's own reply.
 *
 * @example app.post('/login', valid('json', LoginSchema), (c) => { const { token } = c.req.valid('json'); … })
 */
export function valid<Target extends keyof ValidationTargets, Schema extends GenericSchema>(
  target: Target,
  schema: Schema,
) {
  return sValidator(target, schema, (result): void => {
    if (result.success) return;
    throw new InvalidInput(
      result.error.slice(0, 20).map(({ path, message }) => ({
        path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message,
      })),
    );
  });
}
