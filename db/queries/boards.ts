import { asc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { boards, phases, sheets } from '../schema.ts';

/** Boards of a cluster, in the order of the phases. */
export function selectBoards(db: Database, clusterId: string) {
  return db
    .select({
      id: boards.id,
      phaseId: boards.phaseId,
      phaseTitle: phases.title,
      title: boards.title,
      kind: boards.kind,
    })
    .from(boards)
    .innerJoin(phases, eq(phases.id, boards.phaseId))
    .where(eq(boards.clusterId, clusterId))
    .orderBy(asc(phases.position), asc(boards.position));
}

/** One board with the title of its phase; undefined when there is none. */
export async function findBoard(db: Database, boardId: string) {
  const [row] = await db
    .select({ board: boards, phaseTitle: phases.title })
    .from(boards)
    .innerJoin(phases, eq(phases.id, boards.phaseId))
    .where(eq(boards.id, boardId));
  return row;
}

/** How cards are written on a board, and whether each changes only their own. A change of mode is a fresh round on every sheet. */
export function updateBoardRules(
  db: Database,
  boardId: string,
  rules: { writing?: 'open' | 'private' | 'anonymous'; ownCardsOnly?: boolean },
) {
  return [
    db.update(boards).set(rules).where(eq(boards.id, boardId)),
    ...(rules.writing === undefined
      ? []
      : [db.update(sheets).set({ revealedAt: null }).where(eq(sheets.boardId, boardId))]),
  ] as const;
}

export type BoardRow = Awaited<ReturnType<typeof selectBoards>>[number];
