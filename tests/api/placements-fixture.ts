import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { inject } from 'vitest';
import { boards, sheets } from '#db/schema.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import type { PlacementView } from '#domain/views.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

/** A board of a kind in the seeded cluster, with the sheets given. Answers its id. */
export async function addBoard(
  cluster: SeededCluster,
  kind: string,
  rows: (Pick<typeof sheets.$inferInsert, 'id'> & Partial<typeof sheets.$inferInsert>)[] = [],
): Promise<string> {
  const db = database();
  const [{ phaseId } = { phaseId: '' }] = await db
    .select()
    .from(boards)
    .where(eq(boards.id, cluster.boardId));
  const boardId = nanoid();
  await db.insert(boards).values({
    id: boardId,
    clusterId: cluster.clusterId,
    phaseId,
    kind,
    title: 'Un tableau de plus',
    position: 9,
    state: 'open',
    createdAt: 0,
  });
  if (rows.length > 0) await db.insert(sheets).values(rows.map((row) => ({ ...row, boardId })));
  return boardId;
}

export const SUBJECTS = ['Transmissions', 'Remplacements', 'Linge'];

export type MapStage = {
  cluster: SeededCluster;
  sheetId: string;
  /** Sheet of the whole cluster. */
  clusterSheetId: string;
  facilitator: Caller;
  member: Caller;
};

/** A map of establishment A with three subjects on it, its facilitator and one of its members. */
export async function mapStage(): Promise<MapStage> {
  const cluster = await seedCluster();
  const [sheetId, clusterSheetId] = [nanoid(), nanoid()];
  await addBoard(cluster, priorityMap.key, [
    { id: sheetId, establishmentId: cluster.establishment.a },
    { id: clusterSheetId },
  ]);
  const [facilitator, member] = [await as(cluster.facilitatorA), await as(cluster.staffA)];
  await writeSubjects(sheetId, facilitator);
  return { cluster, sheetId, clusterSheetId, facilitator, member };
}

export function writeSubjects(sheetId: string, writer: Caller): Promise<void> {
  return writeOnSheet(inject('grappe').origin, writer.cookie!, sheetId, (sheet) => {
    for (const text of [...SUBJECTS, '  ']) addCard(sheet, priorityMap, { x: null, y: null }, { text });
  });
}

export async function openPlacement({ facilitator, sheetId }: MapStage): Promise<PlacementView> {
  const reply = await facilitator.post(`/api/sheets/${sheetId}/placements`);
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as PlacementView;
}
