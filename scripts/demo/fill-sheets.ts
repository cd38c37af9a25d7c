import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { CONTENT } from './content.ts';
import type { DemoCluster, DemoSheet } from './insert-cluster.ts';
import { loginAs } from './login-as.ts';
import { type SheetWords, writeWords } from './sheet-words.ts';
import { writeOnSheet } from './write-on-sheet.ts';

/** What the demo says on one sheet; undefined when it says nothing there. */
function wordsOf({ kind, establishment }: DemoSheet): SheetWords | undefined {
  const [cards, map, rows, measures, fields] = [
    CONTENT.cards,
    CONTENT.map,
    CONTENT.rows,
    CONTENT.measures,
    CONTENT.fields,
  ].map((family) => family[kind]?.[establishment]);
  return cards || map || rows || fields ? ({ cards, map, rows, measures, fields } as SheetWords) : undefined;
}

/**
 * Has one member of each team write the demo words of their sheets through the rooms, and a facilitator those of everyone's;
 * resolves when all are acknowledged.
 */
export async function fillSheets(origin: string, db: LibSQLDatabase, cluster: DemoCluster): Promise<void> {
  const writers = new Map([...cluster.teams].map(([key, [, , trade]]) => [key, trade!]));
  writers.set('cluster', [...cluster.facilitators.values()][0]!);
  for (const [establishment, writer] of writers) {
    const own = cluster.sheets.flatMap((sheet) => {
      const words = sheet.establishment === establishment ? wordsOf(sheet) : undefined;
      return words ? [{ ...sheet, words }] : [];
    });
    if (own.length === 0) continue;
    const login = await loginAs(db, cluster.clusterId, writer.personId);
    for (const { sheetId, kind, words } of own)
      await writeOnSheet(origin, login, sheetId, (sheet) => writeWords(sheet, sheetKindOf(kind)!, words));
  }
}
