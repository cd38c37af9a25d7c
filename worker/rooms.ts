import { errorResponse } from './errors.ts';
import type { Env } from './env.ts';

/** `/rooms/sheet/:id` and `/rooms/session/:id`. */
export async function enterRoom(_request: Request, _env: Env, _ctx: ExecutionContext): Promise<Response> {
  return errorResponse('not_found');
}
