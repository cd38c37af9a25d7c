import type { SheetKind } from '#domain/boards/kind.ts';
import { cellText } from '#domain/sheet/wording.ts';
import * as Y from 'yjs';
import { isDeleted, type SheetDoc } from './sheet-doc.ts';

/** A deleted card or row, as the trash shows it. */
export type HiddenItem = {
  id: string;
  /** Key of the zone it was in; null for a family without zones. */
  where: string | null;
  words: string;
};

/** Words of an item on one line: all its cells for a row, text and note for a card. */
export function wordsOf(item: Y.Map<unknown>, kind: SheetKind): string {
  const values =
    kind.family === 'table'
      ? kind.columns
          .filter(({ type }) => type !== 'image')
          .map((column) => {
            const value = item.get(column.key);
            if (value instanceof Y.Text) return value.toString();
            return typeof value === 'string' || typeof value === 'number' ? cellText(value, column) : '';
          })
      : [item.get('text'), item.get('note')].map((value) =>
          value instanceof Y.Text ? value.toString() : '',
        );
  return values
    .map((value) => value.trim().replace(/\s+/g, ' '))
    .filter((value) => value !== '')
    .join(' · ');
}

/** Deleted cards and rows that say something: an empty one is thrown away by whoever leaves it, and nobody misses it. */
export function hiddenItems(sheet: SheetDoc, kind: SheetKind): HiddenItem[] {
  return [...sheet.items.entries()].flatMap(([id, item]): HiddenItem[] => {
    if (!isDeleted(item)) return [];
    const words = wordsOf(item, kind);
    const zone = item.get('zone');
    return words === '' ? [] : [{ id, where: typeof zone === 'string' ? zone : null, words }];
  });
}
