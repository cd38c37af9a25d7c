import { redirect } from '@sveltejs/kit';
import { api, ask } from '#app/lib/api.ts';
import { ownSheetOf } from '#app/lib/board/own-sheet.ts';
import { loadQuestionnaire, loadRound } from '#app/lib/questionnaire/questionnaire-requests.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import type { PageLoad } from './$types';

/** From a board straight to one's own sheet: the right board in two clicks. A questionnaire has no sheets: it is answered here. */
export const load: PageLoad = async ({ params, parent, depends, url }) => {
  const [{ me }, board] = await Promise.all([
    parent(),
    ask(api.boards[':id'].$get({ param: { id: params.boardId } })),
  ]);
  if (kindOf(board.kind)?.family === 'questionnaire') {
    depends('grappe:questionnaire');
    const asked = url.searchParams.get('tour');
    const [view, earlier] = await Promise.all([
      loadQuestionnaire(board.id),
      asked === null ? null : loadRound(asked),
    ]);
    return { board, questionnaire: { view, round: earlier ?? view.round } };
  }
  const sheet = ownSheetOf(me, board);
  if (sheet) redirect(307, `/tableaux/${board.id}/${sheet.sheetId}`);
  return { board, questionnaire: null };
};
