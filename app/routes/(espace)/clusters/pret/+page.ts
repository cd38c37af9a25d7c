import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({ cluster: await ask(api.cluster.$get({}, { fetch })) });
