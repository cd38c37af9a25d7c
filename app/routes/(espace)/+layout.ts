import { api, ask } from '#app/lib/api.ts';
import type { LayoutLoad } from './$types';

/** Who is here, once for all the pages of the space. Without a login, `ask` leads back to the arrival page. */
export const load: LayoutLoad = async ({ depends }) => {
  depends('grappe:me');
  return { me: await ask(api.me.$get()) };
};
