import type { BoardView, MeView, SheetSummary } from '#domain/views.ts';

/** The sheet a person means when they open a board: their establishment's, else one they write on, else the first readable. */
export function ownSheetOf(me: MeView, { sheets }: Pick<BoardView, 'sheets'>): SheetSummary | undefined {
  return (
    sheets.find(({ establishment }) => establishment !== null && establishment.id === me.establishment?.id) ??
    sheets.find(({ canEdit }) => canEdit) ??
    sheets[0]
  );
}
