import { goto } from '$app/navigation';
import { isErrorCode, type ErrorBody } from '#domain/errors.ts';
import type { Api } from '#worker/api.ts';
import { hc } from 'hono/client';
import { ApiError, codeOf } from './api-error.ts';

export { ApiError, codeOf };

/** Hono's typed client on our own origin: `api.home.$get()`. It holds nothing. */
export const { api } = hc<Api>('/');

/** What `ask` needs of a reply; Hono types `json()` with what the route answers. */
type Reply<T> = { ok: boolean; status: number; json(): Promise<T> };

/** Where one lands when the login is over; the page says why. */
export const EXPIRED = '/?acces=expire';

/**
 * Waits for a reply of the API and gives its body: `const home = await ask(api.home.$get())`.
 * Throws an `ApiError`: the code the server gave, `network_failed` when nothing came back, `reply_unreadable` when what came
 * back was not ours (a hospital's proxy page). A login that is over leads back to the arrival page, unless `expired` is `stay`.
 */
export async function ask<T>(
  reply: Promise<Reply<T>>,
  { expired = 'leave' }: { expired?: 'leave' | 'stay' } = {},
): Promise<T> {
  const answer = await reply.catch(() => {
    throw new ApiError('network_failed');
  });
  const body: unknown = await answer.json().catch(() => {
    throw new ApiError('reply_unreadable');
  });
  // The route's type says what `body` is; the server built it from the same types.
  if (answer.ok) return body as T;
  const code = body !== null && typeof body === 'object' && 'error' in body ? body.error : undefined;
  if (code === 'login_required' && expired === 'leave') await goto(EXPIRED, { replace: true });
  const { issues } = (body ?? {}) as { issues?: NonNullable<ErrorBody['issues']> };
  throw new ApiError(isErrorCode(code) ? code : 'reply_unreadable', issues);
}
