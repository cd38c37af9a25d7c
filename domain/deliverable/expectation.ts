/** What the programme expects, as far as it decides what may answer it. */
export type Expectation = { phaseId: string; boardKind: string | null };

/**
 * May a sheet of this board be handed in for this expected deliverable? Yes when the programme links it to the board's kind, or when
 * both belong to one phase: a call may expect three texts of one day's work, written on a single board.
 */
export function mayAnswer(expected: Expectation, board: { phaseId: string; kind: string }): boolean {
  return expected.boardKind === board.kind || expected.phaseId === board.phaseId;
}
