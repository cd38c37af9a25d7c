import type { EstablishmentRow } from '#db/queries/establishments.ts';
import type { ExpectedRow } from '#db/queries/phases.ts';
import type { HandedInRow, OpinionRow } from '#db/queries/progress.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { ProgressCell, ProgressView } from '#domain/views.ts';
import { establishmentView } from './establishment-view.ts';

export type ProgressRows = {
  establishments: readonly EstablishmentRow[];
  expected: readonly ExpectedRow[];
  /** Oldest version first. */
  handedIn: readonly HandedInRow[];
  opinions: readonly OpinionRow[];
  sheets: readonly SheetRow[];
};

/** Establishment × expected deliverable: the whole table for the lead and the observer, one's own lines for the others. */
export function progressView(actor: Actor, rows: ProgressRows, now: number): ProgressView {
  const { clusterId } = actor;
  const all = can(actor, 'progress.all', { clusterId });
  const shown = rows.establishments.filter(
    ({ id }) => all || can(actor, 'progress.own', { clusterId, establishmentId: id }),
  );
  return {
    establishments: shown.map(establishmentView),
    expected: rows.expected.map(({ id, title, phaseTitle, phasePosition, dueAt }) => ({
      id,
      title,
      phaseTitle,
      phasePosition,
      dueAt,
    })),
    cells: shown.flatMap(({ id }) => rows.expected.map((expected) => cell(actor, id, expected, rows, now))),
  };
}

function cell(
  actor: Actor,
  establishmentId: string,
  expected: ExpectedRow,
  rows: ProgressRows,
  now: number,
): ProgressCell {
  const newest = rows.handedIn.findLast(
    (one) => one.expectedId === expected.id && one.establishmentId === establishmentId,
  );
  // Rule A5: an observer learns how far a deliverable is, not which college objected.
  const statesOnly = actor.role === 'observer';
  const given = rows.opinions.filter(({ deliverableId }) => deliverableId === newest?.id);
  const readable =
    newest !== undefined &&
    can(actor, 'deliverable.read', {
      clusterId: actor.clusterId,
      establishmentId,
      transmitted: newest.transmittedAt !== null,
    });
  // More than one when a college of the team has a sheet of its own.
  const sheets = rows.sheets.filter(
    (row) => row.sheet.establishmentId === establishmentId && row.board.kind === expected.boardKind,
  );
  const finished = newest?.state === 'validated' || newest?.state === 'transmitted';
  return {
    establishmentId,
    expectedId: expected.id,
    state: stateOf(newest, statesOnly ? [] : given, sheets),
    version: newest?.version ?? null,
    deliverableId: readable ? newest.id : null,
    boardId: statesOnly ? null : (newest?.boardId ?? sheets[0]?.board.id ?? null),
    opinions: statesOnly ? [] : given.map(({ college, opinion }) => ({ college, opinion })),
    signatories: statesOnly ? 0 : (newest?.signingColleges.length ?? 0),
    handedInAt: statesOnly ? null : (newest?.submittedAt ?? null),
    signedAt: statesOnly || !finished ? null : Math.max(...given.map(({ signedAt }) => signedAt)),
    transmittedAt: newest?.transmittedAt ?? null,
    late: expected.dueAt !== null && expected.dueAt < now && !finished,
  };
}

function stateOf(
  newest: HandedInRow | undefined,
  given: readonly OpinionRow[],
  sheets: readonly SheetRow[],
): ProgressCell['state'] {
  if (!newest) return sheets.some(({ sheet }) => sheet.editedAt !== null) ? 'draft' : 'none';
  // The newest one is superseded while the next version is being written.
  if (newest.state === 'superseded') return 'draft';
  const refused = given.some(({ opinion }) => opinion === 'desaccord');
  return newest.state === 'submitted' && refused ? 'blocked' : newest.state;
}
