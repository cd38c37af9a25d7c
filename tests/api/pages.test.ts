import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { page } from './page.ts';

describe('pages', () => {
  test.each(['/', '/accueil', '/invitation', '/a/b/c'])(
    '%s gives the page, never from a cache',
    async (path) => {
      const { status, headers, text } = await page(path, { 'sec-fetch-mode': 'navigate' });
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      expect(text).toContain('<title>Grappe</title>');
    },
  );

  test.each(['/_app/immutable/chunks/gone.js', '/_app/x', '/logo.png', '/favicon.ico'])(
    'a file that is not there is a 404: %s',
    async (path) => {
      const { status, text } = await page(path);
      expect([status, text]).toEqual([404, '']);
    },
  );

  test('an address asked for by a script is a 404, not a page', async () => {
    expect((await page('/nothing', { 'sec-fetch-mode': 'cors' })).status).toBe(404);
  });

  test('only the page’s own starting script may run, and nothing from elsewhere', async () => {
    const { headers, text } = await page('/');
    const policy = String(headers['content-security-policy']);
    const scripts = [...text.matchAll(/<script>([^]*?)<\/script>/g)].map(([, code]) => code!);
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts[0]!).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.match(/https?:\/\//g)).toBeNull();
  });

  test.each(['/', '/api/health', '/api/me', '/_app/gone.js'])(
    '%s has the headers that keep secrets in',
    async (path) => {
      const { headers } = await page(path);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    },
  );

  test('the files themselves have them too', async () => {
    const { text } = await page('/');
    const file = /href="(\/_app\/[^"]+\.js)"/.exec(text)![1]!;
    const { status, headers } = await page(file);
    expect(status).toBe(200);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toContain('immutable');
  });
});

test('health says that the database answers', async () => {
  expect(await page('/api/health')).toMatchObject({ status: 200, text: '{"ok":true,"database":true}' });
});
