import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, fetch }) => {
  depends('grappe:people');
  return await ask(api.people.$get({}, { fetch }));
};
