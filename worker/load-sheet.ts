import { selectMembers } from '#db/queries/memberships.ts';
import { selectExpected } from '#db/queries/phases.ts';
import { selectHandedInFrom } from '#db/queries/progress.ts';
import { findSheet, selectSheetsOfBoard, type SheetRow } from '#db/queries/sheets.ts';
import type { SheetView } from '#domain/views.ts';
import { clusterMoment } from './cluster-moment.ts';
import type { LoggedInEnv } from './context.ts';
import { assertReadable, type ClusterMoment } from './sheet-rights.ts';
import { sheetView } from './views/sheet-view.ts';

type Asking = LoggedInEnv['Variables'];

/**
 * A sheet this person may read, with what decides on it now. Throws `not_found`, `sheet_not_released` or `forbidden`: any route
 * about a sheet starts here, then asks `can` for what it does to it.
 */
export async function loadSheet(
  { db, actor, login }: Asking,
  sheetId: string,
): Promise<{ row: SheetRow; moment: ClusterMoment }> {
  const [row, moment] = await Promise.all([findSheet(db, sheetId), clusterMoment(db, login)]);
  assertReadable(actor, row, moment);
  return { row, moment };
}

/** The page of a sheet, as it is now. Throws as `loadSheet` does. */
export async function loadSheetView(asking: Asking, sheetId: string): Promise<SheetView> {
  const { row, moment } = await loadSheet(asking, sheetId);
  const { db, actor } = asking;
  const [siblings, expected, members, handedIn] = await db.batch([
    selectSheetsOfBoard(db, row.board.id),
    selectExpected(db, actor.clusterId),
    selectMembers(db, actor.clusterId),
    selectHandedInFrom(db, sheetId),
  ]);
  return sheetView(actor, { row, siblings, expected, members, handedIn }, moment);
}
