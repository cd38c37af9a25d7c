import { anyOf } from '#domain/boards/random-kind.ts';
import type { SheetKind, TableColumn } from '#domain/boards/kind.ts';
import * as Y from 'yjs';
import { FORM_ITEM, type SheetDoc } from './sheet-doc.ts';
import {
  addCard,
  addRow,
  deleteItem,
  duplicateItem,
  editText,
  moveCard,
  reorderItem,
  restoreItem,
  setCell,
  setMark,
  setMeasure,
} from './sheet-edits.ts';

/* What people do on a sheet of any kind, at random, for tests. */

type Random = () => number;

/** One gesture that the screens offer on a sheet of this kind. */
export function randomGesture(sheet: SheetDoc, kind: SheetKind, random: Random): void {
  const ids = [...sheet.items.keys()];
  const id = ids.length > 0 ? anyOf(random, ids) : '';
  if (kind.family === 'form') return answer(sheet, kind, random);
  if (id === '' || random() < 0.35) return add(sheet, kind, random);
  if (random() < 0.15) return deleteItem(sheet, id);
  if (random() < 0.1) return restoreItem(sheet, id);
  if (random() < 0.1) return void duplicateItem(sheet, kind, id);
  if (random() < 0.15) return reorderItem(sheet, id, null);
  switch (kind.family) {
    case 'cards': {
      const mark = kind.marks && anyOf(random, kind.marks);
      if (mark && random() < 0.5) return setMark(sheet, id, mark.key, random() < 0.7);
      return moveCard(sheet, id, { zone: anyOf(random, kind.zones).key });
    }
    case 'map':
      return moveCard(sheet, id, pointOn(kind, random));
    case 'table': {
      const column = anyOf(random, kind.columns);
      if (column.type === 'measures')
        return setMeasure(sheet, id, column.key, '2026-11-22', Math.round(random() * 100) / 10);
      const text = sheet.items.get(id)?.get(column.key);
      if (text instanceof Y.Text) return editText(text, 0, 0, 'Écrit ; ');
      return setCell(sheet, id, column.key, random() < 0.2 ? null : cellOf(column, random));
    }
  }
}

function add(sheet: SheetDoc, kind: Exclude<SheetKind, { family: 'form' }>, random: Random): void {
  if (kind.family === 'cards')
    addCard(sheet, kind, { zone: anyOf(random, kind.zones).key }, { text: 'Une « carte » ; =1' });
  else if (kind.family === 'map')
    addCard(sheet, kind, pointOn(kind, random), { text: 'Un sujet', note: 'Où' });
  else {
    const cells = kind.columns.map((column) => [column.key, cellOf(column, random)]);
    addRow(sheet, kind, { cells: Object.fromEntries(cells) as Record<string, string | number> });
  }
}

function answer(sheet: SheetDoc, kind: Extract<SheetKind, { family: 'form' }>, random: Random): void {
  const field = anyOf(random, kind.fields);
  const text = sheet.items.get(FORM_ITEM)?.get(field.key);
  if (text instanceof Y.Text) editText(text, 0, 0, 'Une réponse\n');
  else setCell(sheet, FORM_ITEM, field.key, field.choices ? anyOf(random, field.choices).key : null);
}

function pointOn({ range: [low, high] }: Extract<SheetKind, { family: 'map' }>, random: Random) {
  if (random() < 0.2) return { x: null, y: null };
  return { x: low + random() * (high - low), y: low + random() * (high - low) };
}

function cellOf(column: TableColumn, random: Random): string | number {
  switch (column.type) {
    case 'choice':
      return anyOf(random, column.choices).key;
    case 'date':
      return '2026-12-31';
    case 'number':
      return Math.round(random() * 1000) / 8;
    case 'image':
      return 'picture_1';
    default:
      return 'Ana ; « Nadia »';
  }
}
