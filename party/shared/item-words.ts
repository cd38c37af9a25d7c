import type { SheetKind } from '#domain/boards/kind.ts';
import type { ItemMeasured, ItemWords } from '#domain/sheet/item-words.ts';
import { levelIn } from '#domain/sheet/measures.ts';
import * as Y from 'yjs';
import { isDeleted, measureDay, type SheetDoc } from './sheet-doc.ts';

/** What these items say now, for those who point at them from elsewhere. */
export function describeItems(sheet: SheetDoc, kind: SheetKind, ids: readonly string[]): ItemWords[] {
  return ids.map((id): ItemWords => {
    const item = sheet.items.get(id);
    // A form is there before anyone has opened its room.
    if (!item) return { id, words: '', state: kind.family === 'form' ? 'live' : 'gone', measured: null };
    return {
      id,
      words: firstWords(item, kind),
      state: isDeleted(item) ? 'deleted' : 'live',
      measured: measuredOf(item, kind),
    };
  });
}

/** What an item is about: a card's text, the first text of a row or form that says something. */
function firstWords(item: Y.Map<unknown>, kind: SheetKind): string {
  const keys =
    kind.family === 'table'
      ? kind.columns.filter(({ type }) => type === 'text').map(({ key }) => key)
      : kind.family === 'form'
        ? kind.fields.filter(({ choices }) => !choices).map(({ key }) => key)
        : ['text'];
  const words = keys.map((key) => {
    const value = item.get(key);
    return value instanceof Y.Text ? value.toString().trim().replace(/\s+/g, ' ') : '';
  });
  return words.find((word) => word !== '') ?? '';
}

function measuredOf(item: Y.Map<unknown>, kind: SheetKind): ItemMeasured | null {
  if (kind.family !== 'table') return null;
  const column = kind.columns.find(({ type }) => type === 'measures');
  if (column?.type !== 'measures') return null;
  const level = (key: string | undefined): number | null => {
    const value = key === undefined ? null : item.get(key);
    return levelIn(value instanceof Y.Text ? value.toString() : value);
  };
  const latest = [...item.entries()]
    .flatMap(([key, value]) => {
      const measure = measureDay(key);
      return measure?.column === column.key && typeof value === 'number' ? [{ day: measure.day, value }] : [];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  return { baseline: level(column.baseline), target: level(column.target), latest: latest ?? null };
}
