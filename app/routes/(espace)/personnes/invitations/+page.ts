import { may } from '#app/lib/me.ts';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** The letters of the links just made: for those who may make some. */
export const load: PageLoad = async ({ parent }) => {
  const { me } = await parent();
  if (!may(me, 'cluster.invite')) error(403, { message: 'forbidden', code: 'forbidden' });
};
