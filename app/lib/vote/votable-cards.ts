import type { SheetProjection } from '#domain/sheet/projection.ts';
import { votableTexts } from '#domain/vote/votable-texts.ts';
import type { VoteItem } from '#domain/vote/vote.ts';

/** Bounds of `VoteItemSchema`, kept by the screen so that a long card is shortened rather than refused. */
const TITLE_LENGTH = 500;

/** A card that may be voted on, with the sheet it comes from. */
export type VotableCard = VoteItem & { sheetId: string };

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1)}…` : line;
};

/**
 * Cards of several sheets as items of one vote, in the order of the sheets. Empty cards are left out. The same words on two
 * sheets stay two items: each establishment's card is its own.
 */
export function votableCards(
  sheets: readonly { sheetId: string; projection: SheetProjection }[],
): VotableCard[] {
  return sheets.flatMap(({ sheetId, projection }) =>
    votableTexts(projection).flatMap(({ id, text }) => {
      const title = oneLine(text);
      return title ? [{ id, title, sheetId }] : [];
    }),
  );
}
