import { error } from '@sveltejs/kit';
import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, params, fetch }) => {
  depends('grappe:people');
  const view = await ask(api.people.$get({}, { fetch }));
  const person = view.people.find(({ membershipId }) => membershipId === params.membershipId);
  if (!person) error(404, { message: 'not_found', code: 'not_found' });
  if (!person.canManage) error(403, { message: 'forbidden', code: 'forbidden' });
  return { view, person };
};
