import { error } from '@sveltejs/kit';
import { isStep } from '#app/lib/cluster/creation-steps.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
  const { etape } = params;
  if (!isStep(etape)) error(404, { message: 'not_found', code: 'not_found' });
  return { step: etape };
};
