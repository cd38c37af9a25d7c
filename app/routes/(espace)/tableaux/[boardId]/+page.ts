import { redirect } from '@sveltejs/kit';
import { api, ask } from '#app/lib/api.ts';
import { ownSheetOf } from '#app/lib/board/own-sheet.ts';
import type { PageLoad } from './$types';

/** From a board straight to one's own sheet: the right board in two clicks. */
export const load: PageLoad = async ({ params, parent }) => {
  const [{ me }, board] = await Promise.all([
    parent(),
    ask(api.boards[':id'].$get({ param: { id: params.boardId } })),
  ]);
  const sheet = ownSheetOf(me, board);
  if (sheet) redirect(307, `/tableaux/${board.id}/${sheet.sheetId}`);
  return { board };
};
