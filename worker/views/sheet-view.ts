import type { MemberRow } from '#db/queries/memberships.ts';
import type { ExpectedRow } from '#db/queries/phases.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import { recallOfKind, sheetKindOf } from '#domain/boards/catalogue.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { DeliverableState } from '#domain/deliverable/deliverable.ts';
import type { SheetView, WritingView } from '#domain/views.ts';
import { writingNow } from '../card-rules.ts';
import {
  declaredKind,
  isClosed,
  readOnlyReason,
  settledReason,
  readsPast,
  sheetSubject,
  type ClusterMoment,
} from '../sheet-rights.ts';
import { readableSummaries, sheetSummary } from './sheet-summary.ts';

export type SheetRows = {
  row: SheetRow;
  /** All sheets of the same board. */
  siblings: readonly SheetRow[];
  /** Everything expected of an establishment of this cluster. */
  expected: readonly ExpectedRow[];
  /** Everyone of the cluster. */
  members: readonly MemberRow[];
  /** Deliverables made from this sheet, oldest first. */
  handedIn: readonly {
    id: string;
    state: DeliverableState;
    transmittedAt: number | null;
    expectedId: string;
    sheetVersion: number;
  }[];
};

/** The page of a sheet that this person may read. */
export function sheetView(actor: Actor, rows: SheetRows, moment: ClusterMoment): SheetView {
  const { row } = rows;
  const { sheet, board } = row;
  const subject = sheetSubject(row, moment);
  const open = !isClosed(moment);
  const expected = stillExpected(rows);
  const newest = rows.handedIn.at(-1);
  const readsNewest =
    newest !== undefined &&
    can(actor, 'deliverable.read', { ...subject, transmitted: newest.transmittedAt !== null });
  return {
    ...sheetSummary(actor, row, moment),
    readOnly: readOnlyReason(actor, row, moment),
    definition: sheetKindOf(board.kind) ?? null,
    writing: writingView(actor, row, moment),
    canSubmit: open && expected.length > 0 && can(actor, 'deliverable.submit', subject),
    canRelease: (open || sheet.releasedAt !== null) && can(actor, 'sheet.release', subject),
    canSeePast: readsPast(actor, row, moment),
    canStartNewVersion: open && sheet.sealedAt !== null && can(actor, 'deliverable.newVersion', subject),
    canRecall: recallOfKind(board.kind) !== undefined && can(actor, 'sheet.recall', subject),
    canManage: can(actor, 'board.manage', subject),
    expected: expected.map(({ id, title }) => ({ id, title })),
    deliverableId: readsNewest ? newest.id : null,
    team: teamOf(row, rows.members),
    sheets: readableSummaries(actor, rows.siblings, moment),
  };
}

/** How cards are written here. Only a board of cards has anything to set. */
function writingView(actor: Actor, row: SheetRow, moment: ClusterMoment): WritingView {
  const { board } = row;
  const subject = sheetSubject(row, moment);
  const canManage =
    !isClosed(moment) &&
    declaredKind(board.kind).family === 'cards' &&
    can(actor, 'board.manage', { clusterId: board.clusterId });
  return {
    mode: writingNow(row),
    boardMode: board.writing,
    ownCardsOnly: board.ownCardsOnly,
    canManage,
    canReveal: canManage && settledReason(row, moment) === null && can(actor, 'sheet.reveal', subject),
  };
}

/**
 * What this version of the sheet can still be handed in for. Sealed for one expected deliverable, it can answer another: a call may
 * expect two texts that are written on one board, and both are then the same snapshot.
 */
function stillExpected({ row, expected, handedIn }: SheetRows): ExpectedRow[] {
  const { sheet, board } = row;
  // Only an establishment hands in, so a cluster sheet is expected by nobody.
  if (sheet.establishmentId === null) return [];
  const answered = handedIn.filter(({ sheetVersion }) => sheetVersion === sheet.version);
  // Sealed without a snapshot there is nothing to hand in.
  if (sheet.sealedAt !== null && answered.length === 0) return [];
  return expected.filter(
    ({ id, boardKind }) => boardKind === board.kind && !answered.some(({ expectedId }) => expectedId === id),
  );
}

/** Who may be named in the sheet: the establishment's team, or everyone who works on a sheet of the whole cluster. */
function teamOf({ sheet }: SheetRow, members: readonly MemberRow[]): SheetView['team'] {
  return members
    .filter(({ role, establishment }) =>
      sheet.establishmentId === null
        ? role === 'member' || role === 'facilitator'
        : establishment?.id === sheet.establishmentId,
    )
    .map(({ name, title }) => ({ name, title }));
}
