import { and, asc, eq, max } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import type { BoardKind } from '#domain/boards/kind.ts';
import { cutSheets, type SheetScope } from '#domain/boards/sheet-cut.ts';
import { GrappeError } from '#domain/errors.ts';
import type { College } from '#domain/people/roles.ts';
import type { Database } from '../client.ts';
import {
  boards,
  establishments,
  images,
  phases,
  placements,
  questionnaires,
  sheets,
  snapshots,
  traces,
  votes,
} from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { logged, phaseOf, type Change } from './plan.ts';

export type BoardDraft = {
  kind: BoardKind;
  scope: SheetScope;
  title: string;
  /** Colleges of the programme's teams, for a scope by college. */
  colleges: readonly College[];
};

async function append(tx: Transaction, change: Change, phaseId: string, draft: BoardDraft): Promise<string> {
  const { kind, scope, title, colleges } = draft;
  const { clusterId, at } = change;
  const [last] = await tx
    .select({ position: max(boards.position) })
    .from(boards)
    .where(eq(boards.phaseId, phaseId));
  const everyone = await tx
    .select({ id: establishments.id })
    .from(establishments)
    .where(eq(establishments.clusterId, clusterId))
    .orderBy(establishments.colour);
  const id = nanoid(22);
  await tx.insert(boards).values({
    id,
    clusterId,
    phaseId,
    kind: kind.key,
    title,
    position: (last?.position ?? -1) + 1,
    state: 'open',
    scope,
    writing: kind.family === 'cards' ? (kind.writing ?? 'open') : 'open',
    createdAt: at,
  });
  const owners = cutSheets(kind, scope, { establishmentIds: everyone.map(({ id }) => id), colleges });
  if (owners.length > 0)
    await tx.insert(sheets).values(owners.map((owner) => ({ id: nanoid(22), boardId: id, ...owner })));
  await logged(tx, change, 'board.create', id, { phaseId, kind: kind.key, scope, sheets: owners.length });
  return id;
}

/** Adds a board at the end of a phase, with all its sheets (rule F6). Throws `not_found`. */
export function addBoard(db: Database, change: Change, phaseId: string, draft: BoardDraft): Promise<string> {
  return inWriteTransaction(db, async (tx) => {
    await phaseOf(tx, change, phaseId);
    return append(tx, change, phaseId, draft);
  });
}

/** The same for several at once, leaving out the kinds the phase already has. Throws `not_found`. */
export function addMissingBoards(
  db: Database,
  change: Change,
  phaseId: string,
  drafts: readonly BoardDraft[],
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    await phaseOf(tx, change, phaseId);
    const there = await tx.select({ kind: boards.kind }).from(boards).where(eq(boards.phaseId, phaseId));
    for (const draft of drafts)
      if (!there.some(({ kind }) => kind === draft.kind.key)) await append(tx, change, phaseId, draft);
  });
}

async function boardOf(tx: Transaction, { clusterId }: Change, boardId: string) {
  const [board] = await tx.select().from(boards).where(eq(boards.id, boardId));
  if (board?.clusterId !== clusterId) throw new GrappeError('not_found');
  return board;
}

export function renameBoard(db: Database, change: Change, boardId: string, title: string): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const board = await boardOf(tx, change, boardId);
    if (board.title === title) return;
    await tx.update(boards).set({ title }).where(eq(boards.id, boardId));
    await logged(tx, change, 'board.rename', boardId);
  });
}

/** Puts the boards of a phase in this order. Throws `bad_request` unless it names each of them once. */
export function orderBoards(
  db: Database,
  change: Change,
  phaseId: string,
  boardIds: readonly string[],
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    await phaseOf(tx, change, phaseId);
    const there = await tx.select({ id: boards.id }).from(boards).where(eq(boards.phaseId, phaseId));
    const isComplete = there.length === boardIds.length && there.every(({ id }) => boardIds.includes(id));
    if (!isComplete) throw new GrappeError('bad_request');
    for (const [position, id] of boardIds.entries())
      await tx.update(boards).set({ position }).where(eq(boards.id, id));
    await logged(tx, change, 'board.order', phaseId, { boards: boardIds.length });
  });
}

/**
 * Removes a board on which nothing was ever done, and its sheets (rule F6). Whether the rooms are empty was asked before: what counts
 * here is what the database knows. Throws `not_found`, `board_not_empty`.
 */
export function removeBoard(db: Database, change: Change, boardId: string): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    const board = await boardOf(tx, change, boardId);
    if (await isUsed(tx, boardId)) throw new GrappeError('board_not_empty');
    await tx.delete(sheets).where(eq(sheets.boardId, boardId));
    await tx.delete(boards).where(and(eq(boards.id, boardId), eq(boards.clusterId, board.clusterId)));
    await logged(tx, change, 'board.remove', boardId, { kind: board.kind });
  });
}

async function isUsed(tx: Transaction, boardId: string): Promise<boolean> {
  const uses = [
    () => tx.select({ id: votes.id }).from(votes).where(eq(votes.boardId, boardId)).limit(1),
    () => tx.select({ id: snapshots.id }).from(snapshots).where(eq(snapshots.boardId, boardId)).limit(1),
    () =>
      tx
        .select({ id: questionnaires.id })
        .from(questionnaires)
        .where(eq(questionnaires.boardId, boardId))
        .limit(1),
    ...[placements.sheetId, images.sheetId, traces.fromSheetId, traces.toSheetId].map(
      (sheetId) => () =>
        tx
          .select({ id: sheets.id })
          .from(sheets)
          .innerJoin(sheetId.table, eq(sheetId, sheets.id))
          .where(eq(sheets.boardId, boardId))
          .limit(1),
    ),
  ];
  for (const use of uses) if ((await use()).length > 0) return true;
  return false;
}

/** Boards of a cluster as its plan shows them, in the order of the phases. */
export function selectPlanBoards(db: Database, clusterId: string) {
  return db
    .select({
      id: boards.id,
      phaseId: boards.phaseId,
      title: boards.title,
      kind: boards.kind,
      scope: boards.scope,
    })
    .from(boards)
    .innerJoin(phases, eq(phases.id, boards.phaseId))
    .where(eq(boards.clusterId, clusterId))
    .orderBy(asc(phases.position), asc(boards.position));
}

export type PlanBoardRow = Awaited<ReturnType<typeof selectPlanBoards>>[number];
