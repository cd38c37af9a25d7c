import type { SheetRow } from '#db/queries/sheets.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { SheetSummary } from '#domain/views.ts';
import { declaredKind, readOnlyReason, sheetSubject, type ClusterMoment } from '../sheet-rights.ts';
import { establishmentView } from './establishment-view.ts';

export function sheetSummary(actor: Actor, row: SheetRow, moment: ClusterMoment): SheetSummary {
  const { sheet, board, phase, establishment } = row;
  return {
    sheetId: sheet.id,
    boardId: board.id,
    boardTitle: board.title,
    kind: board.kind,
    family: declaredKind(board.kind).family,
    phaseTitle: phase.title,
    establishment: establishment && establishmentView(establishment),
    college: sheet.college,
    state: glance(sheet),
    version: sheet.version,
    editedAt: sheet.editedAt,
    canEdit: readOnlyReason(actor, row, moment) === null,
  };
}

/** The sheets this person may read, as lines of a list, in the given order. */
export function readableSummaries(
  actor: Actor,
  rows: readonly SheetRow[],
  moment: ClusterMoment,
): SheetSummary[] {
  return rows
    .filter((row) => can(actor, 'sheet.read', sheetSubject(row, moment)))
    .map((row) => sheetSummary(actor, row, moment));
}

/** The last thing that happened to it wins: a released sheet may be sealed or not, `readOnly` of its page says which. */
function glance({ releasedAt, sealedAt, editedAt }: SheetRow['sheet']): SheetSummary['state'] {
  if (releasedAt !== null) return 'released';
  if (sealedAt !== null) return 'sealed';
  return editedAt === null ? 'empty' : 'writing';
}
