import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

/*
 * Keeps the application itself, so that a board that was open here opens again without network. Never an answer of the API:
 * what a person may read offline is in their own local copy, which a logout removes. Registered by the page of a sheet only.
 */

const SHELL = `grappe-shell-${version}`;
/** Any address of the front end gets the same page. */
const PAGE = '/';
const FILES = [...immutable, ...assets].map(({ path }) => (path.startsWith('/') ? path : `/${path}`));

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES.filter((path) => !path.startsWith('/_headers')));
  // Asked for as a page, so that it comes with the policy of a page.
  const page = await fetch(PAGE, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (!page.ok) throw new Error(`no page to keep: ${page.status}`);
  await cache.put(PAGE, page);
}

async function dropOlderShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith('grappe-shell-') && name !== SHELL)
      .map((name) => caches.delete(name)),
  );
}

/** A file of this build from the cache, else from the network. Its name changes with its content. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** A page from the network, else the shell: offline it reads what this person left on the device. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    const kept = await caches.match(PAGE);
    if (!kept) throw cause;
    return kept;
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlderShells().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/api/') || pathname.startsWith('/rooms/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});
