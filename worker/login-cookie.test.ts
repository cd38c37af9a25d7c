import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { setLoginCookie } from './login-cookie.ts';

const app = new Hono().post('/', (c) => {
  setLoginCookie(c, 'token', 60_000, 0);
  return c.body(null, 204);
});

test.each([
  ['https://grappe.example.org', true],
  ['http://grappe.example.org', true],
  ['http://localhost.example.org', true],
  ['https://localhost:8787', true],
  ['http://localhost:8787', false],
  ['http://127.0.0.1:8787', false],
])('a login given at %s is for secure connections alone: %s', async (origin, isSecure) => {
  const reply = await app.request(origin, { method: 'POST' });
  const cookie = reply.headers.get('set-cookie')!.split('; ');
  expect(cookie.includes('Secure')).toBe(isSecure);
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=60'])
    expect(cookie).toContain(attribute);
});
