import { french } from '#app/lib/french/typography.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import { FORM_ITEM, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, addRow, editText, setCell, setMark, setMeasure } from '#party/shared/sheet-edits.ts';
import * as Y from 'yjs';
import type { DemoCard, DemoMapCard, DemoMeasures, DemoRow } from './demo-content.ts';

/** What is to be written on one sheet: the part of its family. */
export type SheetWords = {
  /** By zone. */
  cards?: Record<string, DemoCard[]>;
  map?: DemoMapCard[];
  rows?: DemoRow[];
  /** Of each row, in the same order. */
  measures?: DemoMeasures[];
  fields?: Record<string, string>;
};

/** The same with the spaces of French typography, which nobody sees in a source file. */
const inFrench = <Words>(words: Words): Words =>
  JSON.parse(JSON.stringify(words), (_key, value: unknown) =>
    typeof value === 'string' ? french(value) : value,
  ) as Words;

/** Writes a sheet's words, in the caller's transactions. */
export function writeWords(sheet: SheetDoc, kind: SheetKind, written: SheetWords): void {
  const words = inFrench(written);
  switch (kind.family) {
    case 'cards':
      for (const [zone, texts] of Object.entries(words.cards ?? {}))
        for (const card of texts) {
          const [text, ...marks] = typeof card === 'string' ? [card] : card;
          const id = addCard(sheet, kind, { zone }, { text });
          for (const mark of marks) setMark(sheet, id, mark, true);
        }
      return;
    case 'map':
      for (const [text, x, y, note] of words.map ?? []) addCard(sheet, kind, { x, y }, { text, note });
      return;
    case 'table':
      for (const [index, cells] of (words.rows ?? []).entries()) {
        const id = addRow(sheet, kind, { cells });
        for (const [column, taken] of Object.entries(words.measures?.[index] ?? {}))
          for (const [day, value] of taken) setMeasure(sheet, id, column, day, value);
      }
      return;
    case 'form':
      for (const [field, text] of Object.entries(words.fields ?? {})) {
        const ytext = sheet.items.get(FORM_ITEM)?.get(field);
        if (ytext instanceof Y.Text) editText(ytext, 0, 0, text);
        else setCell(sheet, FORM_ITEM, field, text);
      }
  }
}
