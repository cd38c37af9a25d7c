import { error } from '@sveltejs/kit';
import { api, ask } from '#app/lib/api.ts';
import { may } from '#app/lib/me.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent, fetch }) => {
  const { me } = await parent();
  if (!may(me, 'cluster.create')) error(403, { message: 'forbidden', code: 'forbidden' });
  return { me, ...(await ask(api.colleagues.$get({}, { fetch }))) };
};
