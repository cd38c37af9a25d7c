import type { Database } from '#db/client.ts';
import { selectSheetsOfCluster } from '#db/queries/sheets.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';
import { sheetRoom } from './sheet-history.ts';

/**
 * Keeps the present state of every sheet of the cluster that was written on, because a phase changed (rule K4). `phaseTitle`: the phase
 * that begins or ends. Meant for `waitUntil`: a room that cannot be reached is logged, and the others keep theirs.
 */
export async function checkpointSheetsOfCluster(
  env: Env,
  db: Database,
  clusterId: string,
  phaseTitle: string,
): Promise<void> {
  const rows = await selectSheetsOfCluster(db, clusterId);
  for (const { sheet } of rows.filter(({ sheet }) => sheet.editedAt !== null)) {
    try {
      const room = await sheetRoom(env, sheet.id);
      await room.checkpoint({ reason: 'phase', label: phaseTitle });
    } catch (error) {
      console.error(
        'sheet',
        sheet.id,
        'its state at the change of phase was not kept:',
        withoutValues(error),
      );
    }
  }
}
