import type { Env } from './env.ts';
import { withSecurityHeaders } from './security-headers.ts';

/** The one page of the front end: SvelteKit's fallback, which draws every address. */
const FALLBACK = '/200.html';

/**
 * Static files and pages. Comes here only what the asset server did not find (`run_worker_first` names the rest): an address of
 * the front end gets its page; a file that does not exist is a real 404, because a stale chunk answered with HTML is a module
 * that fails without a word after a deployment.
 */
export async function servePage(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return withSecurityHeaders(new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } }), url);
  }
  const found = await env.ASSETS.fetch(request);
  if (found.status !== 404) return withSecurityHeaders(found, url);
  if (!isNavigation(request, url)) return withSecurityHeaders(new Response(null, { status: 404 }), url);

  const page = await fallbackPage(url, env);
  const html = await page.text();
  const reply = new Response(request.method === 'HEAD' ? null : html, {
    status: 200,
    // Names the chunks of one build: an old copy would ask for files that are gone.
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });
  return withSecurityHeaders(reply, url, await inlineScriptHashes(html));
}

/** A client that does not say what it wants (an old browser, a mail scanner) is shown the page, unless it names a file. */
function isNavigation(request: Request, { pathname }: URL): boolean {
  if (pathname.startsWith('/_app/') || /\.[a-z0-9]{1,8}$/i.test(pathname)) return false;
  const mode = request.headers.get('sec-fetch-mode');
  // The service worker keeps the page for a day without network; a script or an image never asks for HTML.
  const asksForHtml = request.headers.get('accept')?.startsWith('text/html') ?? false;
  return mode === null || mode === 'navigate' || asksForHtml;
}

/** The asset server may answer a `.html` name with a redirection to the name without it: it is followed here. */
async function fallbackPage(url: URL, env: Env): Promise<Response> {
  const first = await env.ASSETS.fetch(new URL(FALLBACK, url));
  const location = first.headers.get('location');
  const page = location ? await env.ASSETS.fetch(new URL(location, url)) : first;
  if (!page.ok) throw new Error(`no ${FALLBACK} among the assets: was the front end built?`);
  return page;
}

/** SvelteKit starts with an inline script that changes with each build: its hash is allowed, nothing else inline is. */
async function inlineScriptHashes(html: string): Promise<string[]> {
  const scripts = [...html.matchAll(/<script(?:\s[^>]*)?>([^]*?)<\/script>/g)].map(([, text]) => text ?? '');
  return Promise.all(
    scripts
      .filter((text) => text !== '')
      .map(async (text) => {
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
        return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
      }),
  );
}
