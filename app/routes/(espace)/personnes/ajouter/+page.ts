import { error } from '@sveltejs/kit';
import { api, ask } from '#app/lib/api.ts';
import { may } from '#app/lib/me.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, fetch }) => {
  const { me } = await parent();
  const [view, known] = await Promise.all([
    ask(api.people.$get({}, { fetch })),
    may(me, 'cluster.create') ? ask(api.colleagues.$get({}, { fetch })) : { colleagues: [] },
  ]);
  if (!view.canAdd) error(403, { message: 'forbidden', code: 'forbidden' });
  return { view, colleagues: known.colleagues };
};
