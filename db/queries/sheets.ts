import { and, asc, eq, isNull, lt, notInArray, or } from 'drizzle-orm';
import { CATALOGUE } from '#domain/boards/catalogue.ts';
import type { Database } from '../client.ts';
import { boards, establishments, phases, sheets } from '../schema.ts';

/** A questionnaire has no shared document (rule Q8): a sheet that stood under one by mistake is no sheet, to anyone. */
const hasSheets = notInArray(
  boards.kind,
  CATALOGUE.filter(({ family }) => family === 'questionnaire').map(({ key }) => key),
);

/** A sheet with what decides its rights and its line in a list. */
function sheetRows(db: Database) {
  return db
    .select({
      sheet: sheets,
      board: {
        id: boards.id,
        clusterId: boards.clusterId,
        title: boards.title,
        kind: boards.kind,
        writing: boards.writing,
        ownCardsOnly: boards.ownCardsOnly,
      },
      phase: { id: phases.id, title: phases.title, position: phases.position, state: phases.state },
      establishment: establishments,
    })
    .from(sheets)
    .innerJoin(boards, eq(boards.id, sheets.boardId))
    .innerJoin(phases, eq(phases.id, boards.phaseId))
    .leftJoin(establishments, eq(establishments.id, sheets.establishmentId));
}

const inOrder = [
  asc(phases.position),
  asc(boards.position),
  asc(establishments.colour),
  asc(sheets.college),
  asc(sheets.id),
];

export type SheetRow = Awaited<ReturnType<typeof sheetRows>>[number];

/** Every sheet of a cluster: whoever shows them keeps those the person may read. */
export function selectSheetsOfCluster(db: Database, clusterId: string) {
  return sheetRows(db)
    .where(and(eq(boards.clusterId, clusterId), hasSheets))
    .orderBy(...inOrder);
}

export function selectSheetsOfBoard(db: Database, boardId: string) {
  return sheetRows(db)
    .where(and(eq(boards.id, boardId), hasSheets))
    .orderBy(...inOrder);
}

/** The sheets an establishment has in a cluster under boards of one kind, in the order of the phases. */
export function selectSheetsOfKind(
  db: Database,
  { clusterId, establishmentId, kind }: { clusterId: string; establishmentId: string; kind: string },
) {
  return sheetRows(db)
    .where(
      and(
        eq(boards.clusterId, clusterId),
        eq(boards.kind, kind),
        eq(sheets.establishmentId, establishmentId),
        hasSheets,
      ),
    )
    .orderBy(...inOrder);
}

export async function findSheet(db: Database, sheetId: string): Promise<SheetRow | undefined> {
  const [row] = await sheetRows(db).where(and(eq(sheets.id, sheetId), hasSheets));
  return row;
}

/** Lets the other establishments read a sheet from `releasedAt` on, or no longer when it is null. */
export function setReleased(db: Database, sheetId: string, releasedAt: number | null) {
  return db.update(sheets).set({ releasedAt }).where(eq(sheets.id, sheetId));
}

/** The cards that waited are on the sheet since `at` (ms UTC); an earlier reveal of the same round keeps its hour. */
export function setRevealed(db: Database, sheetId: string, at: number) {
  return db
    .update(sheets)
    .set({ revealedAt: at })
    .where(and(eq(sheets.id, sheetId), isNull(sheets.revealedAt)));
}

/** A fresh round on one sheet: cards are written apart again. */
export function setUnrevealed(db: Database, sheetId: string) {
  return db.update(sheets).set({ revealedAt: null }).where(eq(sheets.id, sheetId));
}

/** Remembers when a sheet was last written on (ms UTC); an older time that arrives late changes nothing. */
export function setEditedAt(db: Database, sheetId: string, editedAt: number) {
  return db
    .update(sheets)
    .set({ editedAt })
    .where(and(eq(sheets.id, sheetId), or(isNull(sheets.editedAt), lt(sheets.editedAt, editedAt))));
}
