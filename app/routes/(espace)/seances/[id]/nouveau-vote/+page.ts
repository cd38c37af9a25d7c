import { loadSession } from '#app/lib/session/session-requests.ts';

export const load = async ({ params }) => ({ session: await loadSession(params.id) });
