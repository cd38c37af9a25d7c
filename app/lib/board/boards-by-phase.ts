import { kindOf } from '#domain/boards/catalogue.ts';
import { may } from '#app/lib/me.ts';
import type { HomeView, MeView, SheetSummary } from '#domain/views.ts';

export type BoardOfPhase = {
  id: string;
  title: string;
  kind: string;
  sheets: SheetSummary[];
  /** Sheets of others than oneself: the wall is worth a link. */
  wall: boolean;
};
export type PhaseBoards = { title: string; position: number; current: boolean; boards: BoardOfPhase[] };

/** The boards of a cluster under their phases, each with the sheets this person may open. */
export function boardsByPhase({
  phases,
  sheets,
  me,
}: Pick<HomeView, 'phases' | 'sheets'> & { me: MeView }): PhaseBoards[] {
  return [...phases]
    .sort((a, b) => a.position - b.position)
    .filter(({ boards }) => boards.length > 0)
    .map(({ title, position, state, boards }) => ({
      title,
      position,
      current: state === 'current',
      boards: boards.map((board) => {
        const own = sheets.filter(({ boardId }) => boardId === board.id);
        return {
          ...board,
          sheets: own,
          // A questionnaire has no sheets to show side by side.
          wall: own.length > 1 || (may(me, 'board.manage') && kindOf(board.kind)?.family !== 'questionnaire'),
        };
      }),
    }));
}
