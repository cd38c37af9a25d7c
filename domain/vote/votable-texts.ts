import { arranged, groupWords } from '../sheet/arrangement.ts';
import type { SheetProjection } from '../sheet/projection.ts';

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
