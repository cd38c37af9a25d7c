import { loadChain } from '#app/lib/deliverable/deliverable-requests.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends }) => {
  depends('grappe:chain');
  return { chain: await loadChain() };
};
