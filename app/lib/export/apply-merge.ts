import { LOCAL, PREPARATION } from '#app/lib/sheet/undo.ts';
import { spliceBetween } from '#app/lib/sheet/text-splice.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import type { MergeValue } from '#domain/sheet/merge-model.ts';
import type { CellMerge, MergePlan } from '#domain/sheet/merge-rows.ts';
import type { SheetDoc } from '#party/shared/sheet-doc.ts';
import {
  addCard,
  addRow,
  deleteItem,
  editText,
  moveCard,
  restoreItem,
  setCell,
  setMeasure,
} from '#party/shared/sheet-edits.ts';
import * as Y from 'yjs';

/** New lines of one message to the room, so that none is larger than it takes. */
const AT_ONCE = 20;

export type MergeChoices = {
  /** Removes the lines that the file does not have. */
  removeAbsent: boolean;
  /** Writes the file's words also where someone changed the same cell since the export. */
  takeConflicts: boolean;
};

/**
 * Writes a plan in the sheet, as one edit that one undo takes back. Words are changed where they differ only, so that what someone
 * types in the same cell at this moment stays. Lines are made hidden first, and shown by the edit itself: undoing hides them again
 * with whatever others wrote in them.
 */
export function applyMerge(sheet: SheetDoc, kind: SheetKind, plan: MergePlan, choices: MergeChoices): void {
  const made: string[] = [];
  for (let from = 0; from < plan.added.length; from += AT_ONCE)
    sheet.doc.transact(() => {
      for (const { values } of plan.added.slice(from, from + AT_ONCE)) {
        const id = addLine(sheet, kind, values);
        if (id === undefined) continue;
        deleteItem(sheet, id);
        made.push(id);
      }
    }, PREPARATION);
  sheet.doc.transact(() => {
    for (const id of made) restoreItem(sheet, id);
    for (const { id, cells } of plan.changed)
      for (const cell of cells) if (!cell.isConflict || choices.takeConflicts) writeCell(sheet, id, cell);
    if (choices.removeAbsent) for (const { id } of plan.absent) deleteItem(sheet, id);
  }, LOCAL);
}

function addLine(sheet: SheetDoc, kind: SheetKind, values: Record<string, MergeValue>): string | undefined {
  const words = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const number = (key: string) => (typeof values[key] === 'number' ? values[key] : null);
  if (kind.family === 'cards') return addCard(sheet, kind, { zone: words('zone') }, { text: words('text') });
  if (kind.family === 'map') {
    const [x, y] = [number('x'), number('y')];
    // A point needs both; with one alone the card waits to be placed.
    const place = x === null || y === null ? { x: null, y: null } : { x, y };
    return addCard(sheet, kind, place, { text: words('text'), note: words('note') });
  }
  if (kind.family !== 'table') return undefined;
  const plain = Object.entries(values).filter(([, value]) => !Array.isArray(value));
  const id = addRow(sheet, kind, {
    cells: Object.fromEntries(plain) as Record<string, string | number | null>,
  });
  for (const [column, value] of Object.entries(values))
    if (Array.isArray(value)) for (const one of value) setMeasure(sheet, id, column, one.day, one.value);
  return id;
}

function writeCell(sheet: SheetDoc, id: string, { column, value }: CellMerge): void {
  const item = sheet.items.get(id);
  const held = item?.get(column.key);
  if (held instanceof Y.Text) {
    const after = typeof value === 'string' ? value : '';
    const splice = spliceBetween(held.toString(), after, after.length);
    if (splice) editText(held, splice.index, splice.remove, splice.insert);
  } else if (column.type === 'text') {
    // A row made before its kind had this column.
    if (typeof value === 'string' && value !== '') item?.set(column.key, new Y.Text(value));
  } else if (Array.isArray(value)) {
    // Measures that the file does not have stay: someone may have taken them since.
    for (const one of value) setMeasure(sheet, id, column.key, one.day, one.value);
  } else if (column.key === 'zone') moveCard(sheet, id, { zone: String(value ?? '') });
  else setCell(sheet, id, column.key, value);
}
