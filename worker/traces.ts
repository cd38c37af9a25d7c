import type { Database } from '#db/client.ts';
import { selectSheetsOfCluster, type SheetRow } from '#db/queries/sheets.ts';
import { selectTracesOf, type TraceRow } from '#db/queries/traces.ts';
import { can } from '#domain/people/capabilities.ts';
import type { ItemWords } from '#domain/sheet/item-words.ts';
import type { TraceEnd, TraceView } from '#domain/views.ts';
import type { LoggedInEnv } from './context.ts';
import type { Env } from './env.ts';
import { sheetRoom } from './sheet-history.ts';
import { readOnlyReason, readsPast, sheetSubject, type ClusterMoment } from './sheet-rights.ts';

type Ends = Pick<TraceRow, 'fromSheetId' | 'fromItemId' | 'toSheetId' | 'toItemId'>;

/** The links of a sheet this person may read, with the words of now. A link with an end they may not read is left out whole (rule E3). */
export async function tracesOf(
  { env, db, actor }: { env: Env; db: Database; actor: LoggedInEnv['Variables']['actor'] },
  sheetId: string,
  moment: ClusterMoment,
): Promise<TraceView[]> {
  const [rows, all] = await db.batch([
    selectTracesOf(db, sheetId),
    selectSheetsOfCluster(db, actor.clusterId),
  ]);
  const readable = new Map(
    all
      .filter((row) => can(actor, 'sheet.read', sheetSubject(row, moment)))
      .map((row) => [row.sheet.id, row]),
  );
  const shown = rows.filter(
    ({ fromSheetId, toSheetId }) => readable.has(fromSheetId) && readable.has(toSheetId),
  );
  const words = await wordsOf(env, shown, readable);
  return shown.map((trace): TraceView => {
    const [from, to] = [readable.get(trace.fromSheetId), readable.get(trace.toSheetId)] as [
      SheetRow,
      SheetRow,
    ];
    const given = words.get(keyOf(to.sheet.id, trace.toItemId));
    return {
      id: trace.id,
      from: endOf(from, trace.fromItemId, words, readsPast(actor, from, moment)),
      to: endOf(to, trace.toItemId, words, readsPast(actor, to, moment)),
      measured: given?.state === 'live' || readsPast(actor, to, moment) ? (given?.measured ?? null) : null,
      canRemove: readOnlyReason(actor, to, moment) === null,
    };
  });
}

const keyOf = (sheetId: string, itemId: string | null): string => `${sheetId}/${itemId ?? ''}`;

function endOf(
  { sheet, board }: SheetRow,
  itemId: string | null,
  words: ReadonlyMap<string, ItemWords>,
  seesPast: boolean,
): TraceEnd {
  const known = words.get(keyOf(sheet.id, itemId));
  // Rule K2: what was taken out of a sheet is not shown to those who only read what it says.
  const isHidden = known?.state === 'deleted' && !seesPast;
  return {
    boardId: board.id,
    sheetId: sheet.id,
    boardTitle: board.title,
    itemId,
    words: isHidden ? '' : (known?.words ?? ''),
    state: known?.state ?? (itemId === null ? 'live' : 'gone'),
  };
}

/** One call per room, whatever the number of links. */
async function wordsOf(
  env: Env,
  shown: readonly Ends[],
  sheets: ReadonlyMap<string, SheetRow>,
): Promise<Map<string, ItemWords>> {
  const wanted = new Map<string, Set<string>>();
  const want = (sheetId: string, itemId: string | null): void => {
    if (itemId !== null) wanted.set(sheetId, (wanted.get(sheetId) ?? new Set()).add(itemId));
  };
  for (const { fromSheetId, fromItemId, toSheetId, toItemId } of shown) {
    want(fromSheetId, fromItemId);
    want(toSheetId, toItemId);
  }
  const found = await Promise.all(
    [...wanted].map(async ([sheetId, ids]) => {
      const room = await sheetRoom(env, sheetId);
      const described = await room.describe(sheets.get(sheetId)?.board.kind ?? '', [...ids]);
      return described.map((item): [string, ItemWords] => [keyOf(sheetId, item.id), item]);
    }),
  );
  return new Map(found.flat());
}
