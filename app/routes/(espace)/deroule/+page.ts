import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({ plan: await ask(api.plan.$get({}, { fetch })) });
