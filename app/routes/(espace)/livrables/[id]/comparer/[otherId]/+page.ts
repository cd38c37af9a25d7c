import { loadDeliverable, loadDifferences } from '#app/lib/deliverable/deliverable-requests.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
  const [deliverable, comparison] = await Promise.all([
    loadDeliverable(params.id),
    loadDifferences(params.id, params.otherId),
  ]);
  return { deliverable, comparison };
};
