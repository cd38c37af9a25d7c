import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { LOGIN_COOKIE } from './actor.ts';

/* Lax, not Strict: a link in an e-mail must arrive logged in. */
const ATTRIBUTES = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Secure, but over plain HTTP on this very machine: nothing leaves it there, and Safari, which does not take such an address for
 * trustworthy, would drop a secure cookie without a word and let nobody in.
 */
function attributes(c: Context): typeof ATTRIBUTES & { secure: boolean } {
  const { protocol, hostname } = new URL(c.req.url);
  return { ...ATTRIBUTES, secure: protocol !== 'http:' || !THIS_MACHINE.includes(hostname) };
}

/** The cookie lasts as long as the login can at most; whether it still opens anything is the server's to say (rule L4). */
export function setLoginCookie(c: Context, token: string, endsAt: number, now: number): void {
  setCookie(c, LOGIN_COOKIE, token, { ...attributes(c), maxAge: Math.floor((endsAt - now) / 1000) });
}

export function clearLoginCookie(c: Context): void {
  deleteCookie(c, LOGIN_COOKIE, attributes(c));
}
