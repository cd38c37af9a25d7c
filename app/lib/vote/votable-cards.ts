import { arranged, groupWords } from '#domain/sheet/arrangement.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import type { VoteItem } from '#domain/vote/vote.ts';

/** Bounds of `VoteItemSchema`, kept by the screen so that a long card is shortened rather than refused. */
const TITLE_LENGTH = 500;

/** A card that may be voted on, with the sheet it comes from. */
export type VotableCard = VoteItem & { sheetId: string };

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1)}…` : line;
};

/** What is voted on in a sheet: its cards (a group as one, in place of its cards), the rows of its table by their first written cell; a form has nothing to choose from. */
export function votableTexts(projection: SheetProjection): { id: string; text: string }[] {
  switch (projection.family) {
    case 'cards':
      return projection.zones.flatMap((zone) =>
        arranged(zone).map((standing) =>
          'card' in standing
            ? standing.card
            : { id: standing.group.id, text: groupWords(standing.group, standing.cards) },
        ),
      );
    case 'map':
      return projection.cards;
    case 'table':
      return projection.rows.map(({ id, cells }) => ({ id, text: rowTitle(cells) }));
    case 'form':
      return [];
  }
}

/** First cell with words in it that are not a number, a date or a choice's key. */
function rowTitle(cells: Record<string, string | number | null>): string {
  const words = Object.values(cells).filter((cell): cell is string => typeof cell === 'string');
  return words.find((cell) => /\s/.test(cell.trim())) ?? words.find((cell) => cell.trim() !== '') ?? '';
}

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
