import type { SheetRow } from '#db/queries/sheets.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { GrappeError } from '#domain/errors.ts';
import { can, type Subject } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { SheetView } from '#domain/views.ts';

/** What of the cluster decides on its sheets. `live`: a session of the cluster is live (rule A6). */
export type ClusterMoment = { state: 'forming' | 'running' | 'closed' | 'archived'; live: boolean };

/** A sheet as `can` looks at it. */
export function sheetSubject({ sheet, board }: SheetRow, { live }: ClusterMoment): Subject {
  return {
    clusterId: board.clusterId,
    establishmentId: sheet.establishmentId,
    college: sheet.college,
    released: sheet.releasedAt !== null,
    inSession: live,
  };
}

export function isClosed({ state }: ClusterMoment): boolean {
  return state === 'closed' || state === 'archived';
}

/** Why this person may not write on the sheet now; null when they may. The same answer serves the page and the room. */
export function readOnlyReason(actor: Actor, row: SheetRow, moment: ClusterMoment): SheetView['readOnly'] {
  return can(actor, 'sheet.edit', sheetSubject(row, moment)) ? settledReason(row, moment) : 'sheet_read_only';
}

/** Why nobody at all may change the sheet now; null when some may. */
export function settledReason(
  row: SheetRow,
  moment: ClusterMoment,
): 'sheet_sealed' | 'cluster_closed' | null {
  if (row.sheet.sealedAt !== null) return 'sheet_sealed';
  return isClosed(moment) ? 'cluster_closed' : null;
}

/**
 * Refuses a sheet that this person may not read. A sheet of another cluster does not exist for them (rule A1); one of their own
 * cluster is `sheet_not_released` for a member or a facilitator, who may read it one day, and `forbidden` for an observer.
 */
export function assertReadable(
  actor: Actor,
  row: SheetRow | undefined,
  moment: ClusterMoment,
): asserts row is SheetRow {
  if (!row || row.board.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  const subject = sheetSubject(row, moment);
  if (can(actor, 'sheet.read', subject)) return;
  const onceReleased = can(actor, 'sheet.read', { ...subject, released: true });
  throw new GrappeError(onceReleased ? 'sheet_not_released' : 'forbidden');
}

/** Whether this person may look at the trash and the earlier states of a sheet, or reads only what it says now (rule K2). */
export function readsPast(actor: Actor, row: SheetRow, moment: ClusterMoment): boolean {
  return can(actor, 'sheet.past', sheetSubject(row, moment));
}

/** The declared kind of a stored board. A board of an unknown kind is a fault of ours: `internal`. */
export function declaredKind(key: string) {
  const kind = kindOf(key);
  if (!kind) throw new GrappeError('internal', `board of undeclared kind ${key}`);
  return kind;
}
