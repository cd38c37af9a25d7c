import type { SessionView } from '#domain/views.ts';

type Boards = SessionView['boards'];
export type BoardPhase = { id: string; title: string; boards: Boards };

/** The boards under their phases, that of the session first. Two boards may have one title: their phase tells them apart. */
export function boardPhases(boards: Boards, phaseId: string): BoardPhase[] {
  return [...new Set([phaseId, ...boards.map((board) => board.phaseId)])].flatMap((id) => {
    const own = boards.filter((board) => board.phaseId === id);
    return own[0] ? [{ id, title: own[0].phaseTitle, boards: own }] : [];
  });
}
