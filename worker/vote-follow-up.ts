import { selectSheetsOfBoard, type SheetRow } from '#db/queries/sheets.ts';
import type { VoteRow } from '#db/queries/votes.ts';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import type { KeptItem, VoteFollowUp } from '#domain/views.ts';
import { followUpOfKept, keptByVote, wordsOfKept } from '#domain/vote/kept-by-vote.ts';
import { clusterMoment } from './cluster-moment.ts';
import type { LoggedInEnv } from './context.ts';
import type { Env } from './env.ts';
import { mayFollowUp, receivingSheet } from './follow-up.ts';
import { sheetRoom } from './sheet-history.ts';
import { declaredKind, sheetSubject, type ClusterMoment } from './sheet-rights.ts';

type Asking = LoggedInEnv['Variables'];
type Found = { itemId: string; row: SheetRow; fill: Record<string, string> };

/** What this person may take further of what a published vote keeps; nothing before the result (rules E1–E3). */
export async function keptItems(env: Env, asking: Asking, { vote, result }: VoteRow): Promise<KeptItem[]> {
  if (!result) return [];
  const moment = await clusterMoment(asking.db, asking.login);
  const found = await find(env, asking, vote.boardId, keptByVote(result), moment);
  const offered = await Promise.all(
    found.map(async ({ itemId, row }): Promise<KeptItem | null> => {
      const { kind, title } = followUpOfKept(declaredKind(row.board.kind));
      return (await mayFollowUp(asking, row, kind, moment)) ? { itemId, title } : null;
    }),
  );
  return offered.filter((item) => item !== null);
}

/**
 * Where a kept item goes, with its words of now.
 * @throws GrappeError `not_found` when it is not kept, or not on a sheet this person may read any more, and as `receivingSheet`
 */
export async function takeFurther(
  env: Env,
  asking: Asking,
  { vote, result }: VoteRow,
  itemId: string,
): Promise<VoteFollowUp> {
  const moment = await clusterMoment(asking.db, asking.login);
  const kept = result && keptByVote(result).includes(itemId) ? [itemId] : [];
  const [found] = await find(env, asking, vote.boardId, kept, moment);
  if (!found) throw new GrappeError('not_found');
  const { row, fill } = found;
  const to = await receivingSheet(asking, row, followUpOfKept(declaredKind(row.board.kind)).kind, moment);
  return { boardId: to.board.id, sheetId: to.sheet.id, fromSheetId: row.sheet.id, fromItemId: itemId, fill };
}

/** The sheets of the vote's board this person may read, asked for these items. A vote does not say on which sheet a card was. */
async function find(
  env: Env,
  { db, actor }: Asking,
  boardId: string,
  itemIds: readonly string[],
  moment: ClusterMoment,
): Promise<Found[]> {
  if (itemIds.length === 0) return [];
  const rows = await selectSheetsOfBoard(db, boardId);
  const readable = rows.filter((row) => can(actor, 'sheet.read', sheetSubject(row, moment)));
  const found = await Promise.all(
    readable.map(async (row): Promise<Found[]> => {
      const kind = sheetKindOf(row.board.kind);
      if (!kind) return [];
      const room = await sheetRoom(env, row.sheet.id);
      const { projection } = await room.project(kind.key);
      return itemIds.flatMap((itemId) => {
        // The room is ours: what it gives is a projection, though the types of the call lose its tuples.
        const fill = wordsOfKept(projection as SheetProjection, itemId, followUpOfKept(kind));
        return fill ? [{ itemId, row, fill }] : [];
      });
    }),
  );
  return found.flat();
}
