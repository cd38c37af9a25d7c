import { getServerByName } from 'partyserver';
import type { SheetRow } from '#db/queries/sheets.ts';
import { type ErrorCode, GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { LoggedInEnv } from './context.ts';
import type { Env } from './env.ts';
import { cardRules } from './card-rules.ts';
import { loadSheet } from './load-sheet.ts';
import { readOnlyReason, readsPast, sheetSubject, type ClusterMoment } from './sheet-rights.ts';

/**
 * A sheet whose past one may look at. `refusal`: why one may not bring anything of it back; null when one may. `ownOnly`: only cards
 * one wrote oneself, and then no whole state.
 */
export type SheetPast = { row: SheetRow; refusal: ErrorCode | null; ownOnly: boolean };

/**
 * A sheet whose trash and earlier states this person may look at; `forbidden` for who only reads what it says (rule K2). Throws
 * as `loadSheet` does.
 */
export async function loadSheetPast(asking: LoggedInEnv['Variables'], sheetId: string): Promise<SheetPast> {
  const { row, moment } = await loadSheet(asking, sheetId);
  const { actor } = asking;
  if (!readsPast(actor, row, moment)) throw new GrappeError('forbidden');
  const { ownOnly } = cardRules(actor, row, moment);
  return { row, refusal: restoreRefusal(actor, row, moment), ownOnly };
}

/** Restoring is editing: refused where editing is (rule K3). */
function restoreRefusal(actor: Actor, row: SheetRow, moment: ClusterMoment): ErrorCode | null {
  const reason = readOnlyReason(actor, row, moment);
  if (reason) return reason;
  return can(actor, 'sheet.restore', sheetSubject(row, moment)) ? null : 'sheet_read_only';
}

/** Not the bare stub: a room that slept must load its document before it is called (failure case 11). */
export function sheetRoom(env: Env, sheetId: string) {
  return getServerByName(env.SHEET_ROOMS, sheetId);
}
