import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { LOGIN_COOKIE } from './actor.ts';

/*
 * Secure even on http://localhost and http://127.0.0.1, which browsers take for trustworthy. Lax, not Strict: a link in an
 * e-mail must arrive logged in.
 */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const;

/** The cookie lasts as long as the login can at most; whether it still opens anything is the server's to say (rule L4). */
export function setLoginCookie(c: Context, token: string, endsAt: number, now: number): void {
  setCookie(c, LOGIN_COOKIE, token, { ...ATTRIBUTES, maxAge: Math.floor((endsAt - now) / 1000) });
}

export function clearLoginCookie(c: Context): void {
  deleteCookie(c, LOGIN_COOKIE, ATTRIBUTES);
}
