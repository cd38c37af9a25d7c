import { loadVote } from '#app/lib/vote/vote-requests.ts';

export const load = async ({ params, depends }) => {
  depends(`vote:${params.id}`);
  return { vote: await loadVote(params.id) };
};
