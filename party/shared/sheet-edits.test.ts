import { describe, expect, it } from 'vitest';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import * as Y from 'yjs';
import { countItems, liveItems, markKey, openSheetDoc, writeTemplate, type SheetDoc } from './sheet-doc.ts';
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
} from './sheet-edits.ts';

const cards = sheetKindOf('ESSENTIALS_SORT') as KindOf<'cards'>;
const map = sheetKindOf('PRIORITY_MAP') as KindOf<'map'>;
const table = sheetKindOf('ACTION_PLAN') as KindOf<'table'>;
const [zone, other] = cards.zones.map(({ key }) => key) as [string, string];
const mark = cards.marks![0]!.key;

function sheetOf(kind: KindOf<'cards' | 'map' | 'table'>, ...texts: string[]) {
  const sheet = openSheetDoc(new Y.Doc());
  writeTemplate(sheet.doc, kind);
  const add = (text: string): string => {
    if (kind.family === 'table') return addRow(sheet, kind, { cells: { action: text } });
    return addCard(sheet, kind, kind.family === 'map' ? { x: 2, y: 3 } : { zone }, { text });
  };
  const ids = texts.map(add);
  return { sheet, ids: ids as [string, ...string[]] };
}
const order = (sheet: SheetDoc): string[] => liveItems(sheet).map(([id]) => id);
/** How many updates `edit` makes: a gesture that changes nothing sends nothing. */
function updatesOf(sheet: SheetDoc, edit: () => void): number {
  let count = 0;
  const onUpdate = () => void (count += 1);
  sheet.doc.on('update', onUpdate);
  edit();
  sheet.doc.off('update', onUpdate);
  return count;
}

describe('the order of a sheet', () => {
  it('is that of its keys, not that in which items were made; a tie is broken the same on every screen', () => {
    const { sheet, ids } = sheetOf(cards, 'un', 'deux', 'trois');
    const [one, two, three] = ids as [string, string, string];
    expect(order(sheet)).toEqual([one, two, three]);
    reorderItem(sheet, three, null);
    expect(order(sheet)).toEqual([three, one, two]);
    reorderItem(sheet, three, one);
    expect(order(sheet)).toEqual([one, three, two]);
    for (const id of ids) sheet.items.get(id)!.set('order', 'a1');
    expect(order(sheet)).toEqual([...ids].sort());
  });

  it('a new card goes last, or right after the one it was asked for', () => {
    const { sheet, ids } = sheetOf(cards, 'un', 'deux');
    const last = addCard(sheet, cards, { zone }, { text: 'trois' });
    const between = addCard(sheet, cards, { zone }, { text: 'un bis', afterId: ids[0] });
    expect(order(sheet)).toEqual([ids[0], between, ids[1], last]);
    moveCard(sheet, last, { zone: other }, { reorder: true, afterId: ids[0] });
    expect(order(sheet)).toEqual([ids[0], last, between, ids[1]]);
    expect(sheet.items.get(last)!.get('zone')).toBe(other);
  });
});

describe('marks', () => {
  it('are put on, taken off without a trace, and say nothing twice', () => {
    const { sheet, ids } = sheetOf(cards, 'un');
    const card = sheet.items.get(ids[0])!;
    expect(updatesOf(sheet, () => setMark(sheet, ids[0], mark, true))).toBe(1);
    expect(card.get(markKey(mark))).toBe(true);
    expect(updatesOf(sheet, () => setMark(sheet, ids[0], mark, true))).toBe(0);
    expect(updatesOf(sheet, () => setMark(sheet, ids[0], mark, false))).toBe(1);
    expect(card.has(markKey(mark))).toBe(false);
    expect(updatesOf(sheet, () => setMark(sheet, ids[0], mark, false))).toBe(0);
  });
});

describe('what is deleted', () => {
  it('is hidden with its words and comes back; meanwhile no gesture reaches it', () => {
    const { sheet, ids } = sheetOf(cards, 'un', 'deux');
    const [id] = ids;
    deleteItem(sheet, id);
    expect(order(sheet)).toEqual([ids[1]]);
    expect(countItems(sheet)).toBe(1);
    const nothing = updatesOf(sheet, () => {
      deleteItem(sheet, id);
      setMark(sheet, id, mark, true);
      setCell(sheet, id, 'zone', other);
      moveCard(sheet, id, { zone: other });
      reorderItem(sheet, id, ids[1]!);
      expect(duplicateItem(sheet, cards, id)).toBeUndefined();
      for (const gone of ['nobody', '']) {
        deleteItem(sheet, gone);
        restoreItem(sheet, gone);
        setMark(sheet, gone, mark, true);
        expect(duplicateItem(sheet, cards, gone)).toBeUndefined();
      }
      restoreItem(sheet, ids[1]!);
    });
    expect(nothing).toBe(0);
    restoreItem(sheet, id);
    expect(order(sheet)).toEqual(ids);
    expect(String(sheet.items.get(id)!.get('text'))).toBe('un');
  });
});

describe('a copy', () => {
  it('stands right after the original, with its own words', () => {
    const { sheet, ids } = sheetOf(cards, 'un', 'deux');
    const copy = duplicateItem(sheet, cards, ids[0])!;
    expect(order(sheet)).toEqual([ids[0], copy, ids[1]]);
    editText(sheet.items.get(copy)!.get('text') as Y.Text, 0, 2, 'autre');
    expect(String(sheet.items.get(ids[0])!.get('text'))).toBe('un');
    expect(sheet.items.get(copy)!.get('zone')).toBe(zone);
  });

  it('stands beside the original on a map, and never out of it', () => {
    const { sheet, ids } = sheetOf(map, 'un');
    const step = (map.range[1] - map.range[0]) / 20;
    const at = (id: string) => [sheet.items.get(id)!.get('x'), sheet.items.get(id)!.get('y')];
    expect(at(duplicateItem(sheet, map, ids[0])!)).toEqual([2 - step, 3]);
    moveCard(sheet, ids[0], { x: map.range[0], y: 3 });
    expect(at(duplicateItem(sheet, map, ids[0])!)).toEqual([map.range[0], 3]);
    // A card that nobody has placed yet has no beside.
    moveCard(sheet, ids[0], { x: null, y: null });
    expect(at(duplicateItem(sheet, map, ids[0])!)).toEqual([null, null]);
  });
});

it('a cell that says it already is not written again', () => {
  const { sheet, ids } = sheetOf(table, 'Former');
  expect(updatesOf(sheet, () => setCell(sheet, ids[0], 'state', 'done'))).toBe(1);
  expect(updatesOf(sheet, () => setCell(sheet, ids[0], 'state', 'done'))).toBe(0);
  expect(updatesOf(sheet, () => setCell(sheet, 'nobody', 'state', 'done'))).toBe(0);
});
