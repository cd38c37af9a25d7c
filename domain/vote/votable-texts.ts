import { kindOfProjection } from '../boards/catalogue.ts';
import { arranged, groupWords } from '../sheet/arrangement.ts';
import type { SheetProjection } from '../sheet/projection.ts';
import { rowTitle } from '../sheet/wording.ts';

/** What is voted on in a sheet: its cards (a group as one, in place of its cards), the rows of its table by what they are about; a form has nothing to choose from. */
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
    case 'table': {
      const kind = kindOfProjection(projection);
      const columns = kind?.family === 'table' ? kind.columns : [];
      return projection.rows.map((row) => ({ id: row.id, text: rowTitle(row, columns) }));
    }
    case 'form':
      return [];
  }
}
