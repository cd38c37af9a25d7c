import { addBoard } from '#db/queries/plan-boards.ts';
import { selectPhases } from '#db/queries/phases.ts';
import { selectSheetsOfCluster, type SheetRow } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { boardDraft } from './board-draft.ts';
import type { LoggedInEnv } from './context.ts';
import { changeBy, ownCluster } from './load-plan.ts';
import { declaredKind, isClosed, readOnlyReason, type ClusterMoment } from './sheet-rights.ts';
import { storedProgramme } from './views/programme-view.ts';

type Asking = LoggedInEnv['Variables'];

/**
 * The sheet that receives what an item of `from` becomes, as its kind declares it (rule E1). Throws as `receivingSheet` does.
 * @throws GrappeError `bad_request` when nothing of this kind becomes that
 */
export async function followUpSheet(
  asking: Asking,
  from: SheetRow,
  kind: string,
  moment: ClusterMoment,
): Promise<SheetRow> {
  if (!declaredKind(from.board.kind).becomes?.some((followUp) => followUp.kind === kind))
    throw new GrappeError('bad_request', 'not what this becomes');
  return receivingSheet(asking, from, kind, moment);
}

/**
 * The sheet of the same establishment as `from` on a board of `kind`, the one of the current phase first, then the latest. Made with its
 * board in the current phase when there is none and this person manages boards (rule E2).
 * @throws GrappeError `board_missing`, or why one may not write there
 */
export async function receivingSheet(
  asking: Asking,
  from: SheetRow,
  kind: string,
  moment: ClusterMoment,
): Promise<SheetRow> {
  let found = await sheetsFor(asking, from, kind);
  if (found.length === 0 && mayMake(asking, from, moment)) {
    await addInCurrentPhase(asking, kind);
    found = await sheetsFor(asking, from, kind);
  }
  const refusalOf = (row: SheetRow) => readOnlyReason(asking.actor, row, moment);
  const open = found.filter((row) => refusalOf(row) === null);
  const chosen = open.find(({ phase }) => phase.state === 'current') ?? open.at(-1);
  if (chosen) return chosen;
  const last = found.at(-1);
  throw new GrappeError((last && refusalOf(last)) ?? 'board_missing');
}

/** Whether `receivingSheet` would answer a sheet. Nothing is made. */
export async function mayFollowUp(
  asking: Asking,
  from: SheetRow,
  kind: string,
  moment: ClusterMoment,
): Promise<boolean> {
  const found = await sheetsFor(asking, from, kind);
  if (found.length > 0) return found.some((row) => readOnlyReason(asking.actor, row, moment) === null);
  if (!mayMake(asking, from, moment)) return false;
  const phases = await selectPhases(asking.db, asking.actor.clusterId);
  return phases.some(({ state }) => state === 'current');
}

const receiver = ({ actor }: Asking, { sheet }: SheetRow): string | null =>
  sheet.establishmentId ?? actor.establishmentId;

async function sheetsFor(asking: Asking, from: SheetRow, kind: string): Promise<SheetRow[]> {
  const establishmentId = receiver(asking, from);
  return (await selectSheetsOfCluster(asking.db, asking.actor.clusterId)).filter(
    ({ sheet, board }) =>
      board.kind === kind && sheet.establishmentId === establishmentId && sheet.college === null,
  );
}

/** A board is not made for someone who could not write on it then. */
function mayMake(asking: Asking, from: SheetRow, moment: ClusterMoment): boolean {
  const { actor } = asking;
  const { clusterId } = actor;
  const establishmentId = receiver(asking, from);
  return (
    !isClosed(moment) &&
    can(actor, 'board.manage', { clusterId }) &&
    can(actor, 'sheet.edit', { clusterId, establishmentId, inSession: moment.live })
  );
}

async function addInCurrentPhase(asking: Asking, kind: string): Promise<void> {
  const { db, actor } = asking;
  const [{ template }, phases] = await Promise.all([
    ownCluster(db, actor.clusterId),
    selectPhases(db, actor.clusterId),
  ]);
  const phase = phases.find(({ state }) => state === 'current');
  if (!phase) throw new GrappeError('board_missing');
  await addBoard(
    db,
    changeBy(asking, 'board.manage'),
    phase.id,
    boardDraft(storedProgramme(template), { kind }),
  );
}
