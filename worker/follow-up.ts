import { addBoard } from '#db/queries/plan-boards.ts';
import { selectPhases } from '#db/queries/phases.ts';
import { selectSheetsOfCluster, type SheetRow } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { boardDraft } from './board-draft.ts';
import type { LoggedInEnv } from './context.ts';
import { changeBy, ownCluster } from './load-plan.ts';
import { declaredKind, readOnlyReason, type ClusterMoment } from './sheet-rights.ts';
import { storedProgramme } from './views/programme-view.ts';

type Asking = LoggedInEnv['Variables'];

/**
 * The sheet that receives what an item of `from` becomes: of the same establishment, on a board of `kind`, the one of the current phase
 * first, then the latest. Made with its board in the current phase when there is none and this person manages boards (rule E2).
 * @throws GrappeError `bad_request` when nothing of this kind becomes that, `board_missing`, or why one may not write there
 */
export async function followUpSheet(
  asking: Asking,
  from: SheetRow,
  kind: string,
  moment: ClusterMoment,
): Promise<SheetRow> {
  const { db, actor } = asking;
  if (!declaredKind(from.board.kind).becomes?.some((followUp) => followUp.kind === kind))
    throw new GrappeError('bad_request', 'not what this becomes');
  const establishmentId = from.sheet.establishmentId ?? actor.establishmentId;
  const find = async (): Promise<SheetRow[]> =>
    (await selectSheetsOfCluster(db, actor.clusterId)).filter(
      ({ sheet, board }) =>
        board.kind === kind && sheet.establishmentId === establishmentId && sheet.college === null,
    );
  let found = await find();
  if (found.length === 0 && can(actor, 'board.manage', { clusterId: actor.clusterId })) {
    await addInCurrentPhase(asking, kind);
    found = await find();
  }
  const refusalOf = (row: SheetRow) => readOnlyReason(actor, row, moment);
  const open = found.filter((row) => refusalOf(row) === null);
  const chosen = open.find(({ phase }) => phase.state === 'current') ?? open.at(-1);
  if (chosen) return chosen;
  const last = found.at(-1);
  throw new GrappeError((last && refusalOf(last)) ?? 'board_missing');
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
