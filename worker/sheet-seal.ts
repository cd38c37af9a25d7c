import { eq } from 'drizzle-orm';
import { getServerByName } from 'partyserver';
import type { Database } from '#db/client.ts';
import type { SealedState } from '#db/queries/snapshots.ts';
import { boards, sheets } from '#db/schema.ts';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { type ErrorCode, GrappeError, isErrorCode } from '#domain/errors.ts';
import { withoutValues } from './errors.ts';
import type { Env } from './env.ts';

/*
 * A sheet is sealed in two places: its room, which stops taking edits and gives one consistent state, and the database, which
 * keeps it. The room goes first, so that nothing is written between the state and its seal; if the database then fails, the
 * room is made to agree with it again. The database decides.
 */

/** Seals the room. Throws the code the room refused with, `storage_failed` for one that does not answer. */
export async function sealRoom(
  env: Env,
  sheetId: string,
  kind: string,
  version: number,
): Promise<SealedState> {
  try {
    const { yjs, projection } = await (await roomOf(env, sheetId)).seal(kind, version);
    // Sealed with its titles: the catalogue may change, what was signed may not.
    return { yjs, projection: { ...projection, definition: sheetKindOf(kind) } };
  } catch (error) {
    throw new GrappeError(codeOf(error), error instanceof Error ? error.message : undefined);
  }
}

/** Waits before each further attempt to reach a room or the database, in ms: within what a Worker may do after its reply. */
const WAITS = [0, 500, 2_000, 8_000];

/**
 * Makes the room of a sheet agree with the database, and so tells everyone connected. Never throws, so that it can follow a reply that
 * is already decided: after the last attempt it is logged, and the next submission or new version of the sheet does it again.
 */
export async function settleSeal(env: Env, db: Database, sheetId: string): Promise<void> {
  let failure: unknown;
  for (const wait of WAITS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      return await agree(env, db, sheetId);
    } catch (error) {
      failure = error;
    }
  }
  console.error('sheet', sheetId, 'its room does not follow its seal:', withoutValues(failure));
}

async function agree(env: Env, db: Database, sheetId: string): Promise<void> {
  const [sheet] = await db
    .select({ version: sheets.version, sealedAt: sheets.sealedAt, kind: boards.kind })
    .from(sheets)
    .innerJoin(boards, eq(boards.id, sheets.boardId))
    .where(eq(sheets.id, sheetId));
  if (!sheet) return;
  const room = await roomOf(env, sheetId);
  if (sheet.sealedAt === null) await room.unseal(sheet.version);
  else await room.seal(sheet.kind, sheet.version);
}

/** A submission that takes longer than this between the room's seal and the database's is not one that is still going on, in ms. */
const IN_FLIGHT = 10_000;

/**
 * Opens a room that is sealed although the database says that `version` is being written: the Worker died between the two, and nobody
 * was left to settle it. Never throws. To be called after the reply, whenever someone opens a sheet that they should be able to write on.
 */
export async function freeStuckRoom(env: Env, db: Database, sheetId: string, version: number): Promise<void> {
  const isStuck = async (): Promise<boolean> => {
    const stats = await (await roomOf(env, sheetId)).stats();
    return stats.isSealed && stats.version === version;
  };
  try {
    if (!(await isStuck())) return;
    await new Promise((resolve) => setTimeout(resolve, IN_FLIGHT));
    if (await isStuck()) await agree(env, db, sheetId);
  } catch (error) {
    console.error('sheet', sheetId, 'whether its room is stuck:', withoutValues(error));
  }
}

/** Not the bare stub: a room that slept must load its document before it is called (failure case 11). */
function roomOf(env: Env, sheetId: string) {
  return getServerByName(env.SHEET_ROOMS, sheetId);
}

/** An error loses its class on the way out of a room; its message still begins with the code. */
function codeOf(error: unknown): ErrorCode {
  const code = error instanceof Error ? /^(?:GrappeError: )?([a-z_]+)/.exec(error.message)?.[1] : undefined;
  return isErrorCode(code) ? code : 'storage_failed';
}
