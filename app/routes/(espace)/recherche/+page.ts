import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 80);
  return { q, found: q.length < 2 ? null : await ask(api.search.$get({ query: { q } }, { fetch })) };
};
