import { loadDeliverable } from '#app/lib/deliverable/deliverable-requests.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, depends }) => {
  depends(`deliverable:${params.id}`);
  return { deliverable: await loadDeliverable(params.id) };
};
