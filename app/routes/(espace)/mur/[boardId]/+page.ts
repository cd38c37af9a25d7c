import { api, ask } from '#app/lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
  board: await ask(api.boards[':id'].$get({ param: { id: params.boardId } })),
});
