import { getServerByName } from 'partyserver';
import { selectSheetsOfKind, type SheetRow } from '#db/queries/sheets.ts';
import { recallOfKind, sheetKindOf } from '#domain/boards/catalogue.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { RecalledCard, RecallView } from '#domain/views.ts';
import type { OwnCard } from '#party/own-cards.ts';
import type { LoggedInEnv } from './context.ts';
import type { Env } from './env.ts';
import { loadSheet } from './load-sheet.ts';
import { sheetSubject } from './sheet-rights.ts';

/**
 * What the caller wrote on the earlier board that this sheet looks back on: their own cards of their own establishment, as they stand
 * there now (rules B1 and B2). Throws `not_found` for a sheet that looks back on nothing, `forbidden` for whoever had nothing to
 * write there, and as `loadSheet` does.
 */
export async function loadRecall(
  env: Env,
  asking: LoggedInEnv['Variables'],
  sheetId: string,
): Promise<RecallView> {
  const { db, actor } = asking;
  const { row, moment } = await loadSheet(asking, sheetId);
  const earlierKind = recallOfKind(row.board.kind);
  const { establishmentId } = row.sheet;
  if (earlierKind === undefined) throw new GrappeError('not_found');
  if (establishmentId === null || !can(actor, 'sheet.recall', sheetSubject(row, moment)))
    throw new GrappeError('forbidden');
  const rows = await selectSheetsOfKind(db, {
    clusterId: actor.clusterId,
    establishmentId,
    kind: earlierKind,
  });
  // A college's sheet is as closed here as it is at its own door.
  const readable = rows.filter((earlier) => can(actor, 'sheet.read', sheetSubject(earlier, moment)));
  const cards = await Promise.all(readable.map((earlier) => cardsIn(env, earlier, actor.personId)));
  return { boardTitle: rows[0]?.board.title ?? null, cards: cards.flat() };
}

async function cardsIn(env: Env, { sheet, board }: SheetRow, personId: string): Promise<RecalledCard[]> {
  const kind = sheetKindOf(board.kind);
  if (kind?.family !== 'cards') return [];
  // Not the bare stub: a room that slept must load its document before it is called (failure case 11).
  const room = await getServerByName(env.SHEET_ROOMS, sheet.id);
  const own: OwnCard[] = await room.cardsOf(personId);
  return own.map(({ id, zone, text }) => ({
    id,
    text,
    zone: kind.zones.find(({ key }) => key === zone)?.title ?? zone,
  }));
}
