import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, fetch }) => {
  depends('grappe:cluster');
  return { cluster: await ask(api.cluster.$get({}, { fetch })) };
};
