import { api, ask } from '#app/lib/api.ts';

/**
 * Goes to another cluster of the same person, then loads `path` there. A real load, not a navigation: nothing of the first cluster
 * stays in the page's memory. Throws an `ApiError`, and one is then still where one was.
 */
export async function switchCluster(clusterId: string, path = '/accueil'): Promise<void> {
  await ask(api.me.cluster.$post({ json: { clusterId } }));
  location.assign(path);
}
