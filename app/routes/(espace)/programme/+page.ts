import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ask(api.programme.$get({}, { fetch }));
