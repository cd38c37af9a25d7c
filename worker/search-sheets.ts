import { getServerByName } from 'partyserver';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { hitsIn, type Hit } from '#domain/sheet/search.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';

/** Rooms asked at once: a search must not take the place of the people who write. */
const AT_ONCE = 6;
/** Sheets asked in one search, those written on last first. */
const MOST_SHEETS = 150;
/** Hits given per sheet; the others are counted. */
const MOST_HITS = 5;

export type FoundIn = { row: SheetRow; count: number; hits: Hit[] };

/**
 * Asks the rooms of the given sheets for what says `query`. Only sheets that this person may read are ever handed in: what cannot be read
 * is not even asked for (rule X2). A room that does not answer is counted as unread, and the others are given.
 */
export async function searchSheets(
  env: Env,
  rows: readonly SheetRow[],
  query: string,
): Promise<{ found: FoundIn[]; unread: number }> {
  const asked = rows
    .filter(({ sheet, board }) => sheet.editedAt !== null && sheetKindOf(board.kind) !== undefined)
    .toSorted((one, other) => (other.sheet.editedAt ?? 0) - (one.sheet.editedAt ?? 0));
  const waiting = asked.slice(0, MOST_SHEETS);
  const found = new Map<string, FoundIn>();
  let unread = asked.length - waiting.length;
  const askNext = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      try {
        const room = await getServerByName(env.SHEET_ROOMS, row.sheet.id);
        const { projection } = await room.project(row.board.kind);
        // The room is ours: what it gives is a projection, though the types of the call lose its tuples.
        const hits = hitsIn(projection as SheetProjection, sheetKindOf(row.board.kind), query);
        if (hits.length > 0)
          found.set(row.sheet.id, { row, count: hits.length, hits: hits.slice(0, MOST_HITS) });
      } catch (error) {
        unread += 1;
        console.error('search', row.sheet.id, withoutValues(error));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askNext));
  // In the order of the phases, as everywhere.
  return { found: rows.flatMap(({ sheet }) => found.get(sheet.id) ?? []), unread };
}
