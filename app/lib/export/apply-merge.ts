import { LOCAL, PREPARATION } from '#app/lib/sheet/undo.ts';
import { spliceBetween } from '#app/lib/sheet/text-splice.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import type { CellMerge } from '#domain/sheet/compare-cell.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import type { Measure } from '#domain/sheet/measures.ts';
import type { MergeValue } from '#domain/sheet/merge-model.ts';
import type { MergePlan } from '#domain/sheet/merge-plan.ts';
import { placeCards, type WishedPlace } from '#party/shared/place-cards.ts';
import { FORM_ITEM, measuresOf, type SheetDoc } from '#party/shared/sheet-doc.ts';
import {
  addCard,
  addRow,
  deleteItem,
  editText,
  orderAfter,
  restoreItem,
  setCell,
  setMark,
  setMeasure,
} from '#party/shared/sheet-edits.ts';
import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';

/** Characters of one message to the room, so that none is larger than it takes: a character may weigh four bytes. */
export const AT_ONCE = SHEET_LIMITS.updateBytes / 8;
/** Characters that a zone, a place and a title weigh, with what they take out. */
const WEIGHT_OF_MOVE = 100;
/** Characters that a connection takes one message after the other, without being slowed down by the room. */
export const IN_A_ROW = 48 * AT_ONCE;

export type MergeChoices = {
  /** Removes the lines that the file does not have. */
  removeAbsent: boolean;
  /** Writes the file's words also where someone changed the same cell since the export. */
  takeConflicts: boolean;
};

type Values = Readonly<Record<string, MergeValue>>;

/** Part of the edit, and the characters it weighs: those it takes out count too, since undoing it brings them back. */
type Step = { weight: number; write: () => void };

/** The words of a plan that are to be written, without what someone else changed meanwhile unless that was chosen. */
const takenOf = (plan: MergePlan, choices: MergeChoices) =>
  plan.changed.map(({ id, cells }) => ({
    id,
    cells: cells.filter((cell) => !cell.isConflict || choices.takeConflicts),
  }));

const weightOfCell = ({ before, after }: CellMerge): number => 40 + before.length + after.length;

/** Characters that taking a file back writes and takes out: one message to the room holds `AT_ONCE`, a connection `IN_A_ROW`. */
export function weightOfMerge(plan: MergePlan, choices: MergeChoices): number {
  const changed = takenOf(plan, choices).flatMap(({ cells }) => cells.map(weightOfCell));
  const added = plan.added.map(({ values }) => weightOf(values));
  return [...changed, ...added].reduce((sum, weight) => sum + weight, 0);
}

/**
 * Writes a plan in the sheet, as one edit that one undo takes back; as several where the room would not take it in one message. Answers how
 * many: as many undos take it back. `between` is called between two, and separates them for undo.
 *
 * Words are changed where they differ only, so that what someone types in the same cell at this moment stays. Lines are made hidden
 * first, and shown by the edit itself: undoing hides them again with whatever others wrote in them.
 */
export function applyMerge(
  sheet: SheetDoc,
  kind: SheetKind,
  plan: MergePlan,
  choices: MergeChoices,
  between: () => void = () => undefined,
): number {
  const changed = takenOf(plan, choices);
  const made: string[] = [];
  // Those made before are hidden: the next would take their place, and all come in no order at all.
  let order = orderAfter(sheet);
  const wished: WishedPlace[] = kind.family === 'cards' ? changed.flatMap((one) => placeOf(sheet, one)) : [];
  for (const lines of inMessages(plan.added, ({ values }) => weightOf(values)))
    sheet.doc.transact(() => {
      for (const { values } of lines) {
        const id = addLine(sheet, kind, values, order);
        order = generateKeyBetween(order, null);
        deleteItem(sheet, id);
        made.push(id);
        if (values.group) wished.push({ id, zone: String(values.zone), title: String(values.group) });
      }
    }, PREPARATION);
  const moves = placeCards(sheet, wished, { preparation: PREPARATION, edit: LOCAL });
  const steps: Step[] = [
    ...made.map((id) => ({ weight: 40, write: () => restoreItem(sheet, id) })),
    ...changed.flatMap(({ id, cells }) =>
      cells.map((cell) => ({ weight: weightOfCell(cell), write: () => writeCell(sheet, kind, id, cell) })),
    ),
    ...moves.map((write) => ({ weight: WEIGHT_OF_MOVE, write })),
    ...(choices.removeAbsent ? plan.absent : []).map(({ id }) => ({
      weight: 40,
      write: () => deleteItem(sheet, id),
    })),
  ];
  const edits = inMessages(steps, ({ weight }) => weight);
  edits.forEach((edit, index) => {
    if (index > 0) between();
    sheet.doc.transact(() => {
      for (const { write } of edit) write();
    }, LOCAL);
  });
  return edits.length;
}

/** Items in as many messages as their weights need. */
function inMessages<T>(items: readonly T[], weight: (item: T) => number): T[][] {
  const messages: T[][] = [];
  let room = 0;
  for (const item of items) {
    if (messages.length === 0 || weight(item) > room) {
      messages.push([]);
      room = AT_ONCE;
    }
    messages.at(-1)?.push(item);
    room -= weight(item);
  }
  return messages;
}

/** Characters of a line, with what its keys and its id take. */
const weightOf = (values: Values): number =>
  Object.values(values).reduce<number>((sum, value) => sum + 40 + JSON.stringify(value).length, 100);

/** Where a card goes that the file puts elsewhere; what the file does not say of it stays. */
function placeOf(sheet: SheetDoc, { id, cells }: { id: string; cells: readonly CellMerge[] }): WishedPlace[] {
  const said = (key: string) => cells.find(({ column }) => column.key === key);
  const [zone, group] = [said('zone'), said('group')];
  const card = sheet.items.get(id);
  if (!card || (!zone && !group)) return [];
  const held = sheet.items.get(String(card.get('group')));
  const isGathered = held?.get('zone') === card.get('zone') && held?.get('deleted') !== true;
  const title = group ? String(group.value) : isGathered ? String(held?.get('text')).trim() : '';
  return [{ id, zone: String(zone ? zone.value : card.get('zone')), title }];
}

function addLine(sheet: SheetDoc, kind: SheetKind, values: Values, order: string): string {
  const words = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const number = (key: string) => (typeof values[key] === 'number' ? values[key] : null);
  if (kind.family === 'table') {
    const plain = Object.entries(values).filter(([, value]) => !Array.isArray(value));
    const id = addRow(sheet, kind, {
      cells: Object.fromEntries(plain) as Record<string, string | number | null>,
      order,
    });
    for (const [column, value] of Object.entries(values))
      if (Array.isArray(value)) setMeasures(sheet, id, column, value as Measure[]);
    return id;
  }
  const place = kind.family === 'cards' ? { zone: words('zone') } : { x: number('x'), y: number('y') };
  const id = addCard(sheet, kind, place, { text: words('text'), note: words('note'), order });
  if (Array.isArray(values.marks)) for (const mark of values.marks) setMark(sheet, id, String(mark), true);
  return id;
}

function writeCell(sheet: SheetDoc, kind: SheetKind, lineId: string, { column, value }: CellMerge): void {
  const id = kind.family === 'form' ? FORM_ITEM : lineId;
  const item = sheet.items.get(id);
  const held = item?.get(column.key);
  if (held instanceof Y.Text) {
    const after = typeof value === 'string' ? value : '';
    const splice = spliceBetween(held.toString(), after, after.length);
    if (splice) editText(held, splice.index, splice.remove, splice.insert);
  } else if (column.type === 'text') {
    // A row made before its kind had this column.
    if (typeof value === 'string' && value !== '') item?.set(column.key, new Y.Text(value));
  } else if (column.type === 'marks') {
    for (const { key } of column.marks) setMark(sheet, id, key, (value as string[]).includes(key));
  } else if (column.type === 'measures') setMeasures(sheet, id, column.key, value as Measure[]);
  // Zones and groups are written together, by `placeCards`.
  else if (kind.family !== 'cards') setCell(sheet, id, column.key, value as string | number | null);
}

/** Leaves these measures in a column of a row, and no other. */
function setMeasures(sheet: SheetDoc, id: string, column: string, measures: readonly Measure[]): void {
  const row = sheet.items.get(id);
  for (const { day } of row ? measuresOf(row, column) : [])
    if (measures.every((one) => one.day !== day)) setMeasure(sheet, id, column, day, null);
  for (const { day, value } of measures) setMeasure(sheet, id, column, day, value);
}
