import { parse } from 'hono/utils/cookie';
import type { Database } from '#db/client.ts';
import { findLogin, slide, type KnownLogin } from '#db/queries/logins.ts';
import { isLive, slideLogin } from '#domain/people/login.ts';
import type { Actor } from '#domain/people/roles.ts';
import { hashToken } from '#domain/people/token.ts';

export const LOGIN_COOKIE = 'grappe_login';

export type Known = { actor: Actor; login: KnownLogin };

/** The login cookie a request carries, or undefined. */
function loginToken(request: Request): string | undefined {
  return parse(request.headers.get('cookie') ?? '', LOGIN_COOKIE)[LOGIN_COOKIE] || undefined;
}

/**
 * Who is asking, looked up now (rule A8): null without a cookie, for a login that expired or ended, and for a person who left the
 * cluster. A login that is used moves forward, at most once every few minutes (rule L4).
 */
export async function whoIs(db: Database, request: Request, now: number): Promise<Known | null> {
  const token = loginToken(request);
  if (!token) return null;
  const known = await findLogin(db, await hashToken(token));
  if (!known || !isLive(known.login, now)) return null;
  const times = slideLogin(known.login, now);
  if (!times) return known;
  await slide(db, known.login.id, times);
  return { actor: known.actor, login: { ...known.login, ...times } };
}
