import { redirect } from '@sveltejs/kit';
import { ApiError, api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

/** Someone who is already in goes home; anyone else is welcomed, and told why they are here again when there is a reason. */
export const load: PageLoad = async ({ url, fetch }) => {
  const reason = url.searchParams.get('acces');
  if (reason === null) {
    try {
      await ask(api.me.$get({}, { fetch }), { expired: 'stay' });
    } catch (error) {
      if (error instanceof ApiError) return { reason: null };
      throw error;
    }
    redirect(307, '/accueil');
  }
  return { reason: reason === 'expire' || reason === 'quitte' ? reason : null };
};
