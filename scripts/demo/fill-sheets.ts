import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import { FORM_ITEM, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, addRow, editText, setCell, setMark, setMeasure } from '#party/shared/sheet-edits.ts';
import * as Y from 'yjs';
import { CONTENT } from './content.ts';
import type { DemoCluster, DemoSheet } from './insert-cluster.ts';
import { loginAs } from './login-as.ts';
import { writeOnSheet } from './write-on-sheet.ts';

/** Writes one sheet's demo words in one transaction of the given document. */
function write(sheet: SheetDoc, kind: SheetKind, establishment: string): void {
  switch (kind.family) {
    case 'cards':
      for (const [zone, texts] of Object.entries(CONTENT.cards[kind.key]?.[establishment] ?? {}))
        for (const card of texts) {
          const [text, ...marks] = typeof card === 'string' ? [card] : card;
          const id = addCard(sheet, kind, { zone }, { text });
          for (const mark of marks) setMark(sheet, id, mark, true);
        }
      return;
    case 'map':
      for (const [text, x, y, note] of CONTENT.map[kind.key]?.[establishment] ?? [])
        addCard(sheet, kind, { x, y }, { text, note });
      return;
    case 'table':
      for (const [index, cells] of (CONTENT.rows[kind.key]?.[establishment] ?? []).entries()) {
        const id = addRow(sheet, kind, { cells });
        const measures = CONTENT.measures[kind.key]?.[establishment]?.[index] ?? {};
        for (const [column, taken] of Object.entries(measures))
          for (const [day, value] of taken) setMeasure(sheet, id, column, day, value);
      }
      return;
    case 'form':
      for (const [field, text] of Object.entries(CONTENT.fields[kind.key]?.[establishment] ?? {})) {
        const ytext = sheet.items.get(FORM_ITEM)?.get(field);
        if (ytext instanceof Y.Text) editText(ytext, 0, 0, text);
        else setCell(sheet, FORM_ITEM, field, text);
      }
  }
}

const hasContent = ({ kind, establishment }: DemoSheet): boolean =>
  [CONTENT.cards, CONTENT.map, CONTENT.rows, CONTENT.fields].some((family) => family[kind]?.[establishment]);

/** Has one member of each team write the demo words of their sheets through the rooms; resolves when all are acknowledged. */
export async function fillSheets(origin: string, db: LibSQLDatabase, cluster: DemoCluster): Promise<void> {
  for (const [establishment, [, , trade]] of cluster.teams) {
    const own = cluster.sheets.filter((sheet) => sheet.establishment === establishment && hasContent(sheet));
    if (own.length === 0) continue;
    const login = await loginAs(db, cluster.clusterId, trade!.personId);
    for (const { sheetId, kind } of own)
      await writeOnSheet(origin, login, sheetId, (sheet) => write(sheet, sheetKindOf(kind)!, establishment));
  }
}
