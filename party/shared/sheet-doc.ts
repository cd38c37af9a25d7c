import type { SheetKind, TableColumn } from '#domain/boards/kind.ts';
import type { Measure } from '#domain/sheet/measures.ts';
import type { ProjectionOf, SheetProjection } from '#domain/sheet/projection.ts';
import * as Y from 'yjs';

/*
 * The only module that knows the keys inside a sheet's Y.Doc. Documented for other clients in `docs/rooms.md`.
 *
 *   meta    Y.Map  { schema: 1, kind: 'PRIORITY_MAP' }                    written once, by the server
 *   items   Y.Map  cards:      cardId → Y.Map { text: Y.Text, order, zone, group?, isGroup?, mark.[mark]? }
 *                  map:        cardId → Y.Map { text: Y.Text, note: Y.Text, order, x, y }  (x, y null = not placed)
 *                  table:      rowId  → Y.Map { order, [column]: Y.Text | string | number | null, [column]@[day]: number | null }
 *                  form:       'form' → Y.Map { [field]: Y.Text | string | null }         created by the server
 *
 * A group of cards is an item like a card, with `isGroup: true`, whose text is its title; its cards name it under `group`. Each day
 * measured in a column of measures is a key of its own (`followUp@2026-11-22`), so that two people's measures never meet.
 * `deleted: true` on a card or row hides it: undo and the trash bring it back with everyone's words. `order` is a
 * fractional index. Who wrote what is not in the document: the room keeps it, where no client can write.
 */

const SHEET_SCHEMA = 1;
export const FORM_ITEM = 'form';

/** Key under which a card carries a mark. */
export const markKey = (mark: string): string => `mark.${mark}`;

/** Key of one day's measure in a column of measures. `day` as `YYYY-MM-DD`. */
export const measureKey = (column: string, day: string): string => `${column}@${day}`;

/** The column and the day a measure's key names; undefined for any other key. */
export function measureDay(key: string): { column: string; day: string } | undefined {
  const at = key.indexOf('@');
  return at > 0 ? { column: key.slice(0, at), day: key.slice(at + 1) } : undefined;
}

export type SheetDoc = { doc: Y.Doc; meta: Y.Map<unknown>; items: Y.Map<Y.Map<unknown>> };

/** The two roots of a sheet. Getting them defines their type, so that it never depends on what arrived first. */
export function openSheetDoc(doc: Y.Doc): SheetDoc {
  return { doc, meta: doc.getMap('meta'), items: doc.getMap('items') };
}

/** Writes the template of `kind` into an empty document. Server only: two clients doing it would make two templates. */
export function writeTemplate(doc: Y.Doc, kind: SheetKind): void {
  doc.transact(() => {
    const { meta, items } = openSheetDoc(doc);
    meta.set('schema', SHEET_SCHEMA);
    meta.set('kind', kind.key);
    if (kind.family === 'form') {
      const form = new Y.Map<unknown>();
      for (const field of kind.fields) form.set(field.key, field.choices ? null : new Y.Text());
      items.set(FORM_ITEM, form);
    }
  });
}

/** Key of the kind a document says it is of; undefined while nothing has been received. */
export function kindKeyOf({ meta }: SheetDoc): string | undefined {
  const key = meta.get('kind');
  return typeof key === 'string' ? key : undefined;
}

/** Type a table column is kept under: co-edited characters for text, a plain value for the rest. */
export function isCoEdited(column: TableColumn): boolean {
  return column.type === 'text';
}

const text = (value: unknown): string => (value instanceof Y.Text ? value.toString() : '');
const finite = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const plain = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null;
export const isDeleted = (item: Y.Map<unknown>): boolean => item.get('deleted') === true;
const orderOf = (item: Y.Map<unknown>): string => String(item.get('order') ?? '');

/** Cards or rows that are not deleted, as [id, Y.Map], in screen order (ties broken by id, the same on every screen). */
export function liveItems({ items }: SheetDoc): [string, Y.Map<unknown>][] {
  return [...items.entries()]
    .filter(([, item]) => !isDeleted(item))
    .sort(([aId, a], [bId, b]) => {
      const [left, right] = [orderOf(a), orderOf(b)];
      if (left !== right) return left < right ? -1 : 1;
      return aId < bId ? -1 : 1;
    });
}

/** How much is on the sheet: cards (groups not counted) or rows; for a form, fields somebody filled. */
export function countItems(sheet: SheetDoc): number {
  const form = sheet.items.get(FORM_ITEM);
  if (form)
    return [...form.values()].filter((value) => (value instanceof Y.Text ? value.length > 0 : Boolean(value)))
      .length;
  return liveItems(sheet).filter(([, item]) => item.get('isGroup') !== true).length;
}

/** What the sheet says now. Throws nothing: an absent or mistyped value reads as empty. */
export function projectSheet(sheet: SheetDoc, kind: SheetKind): SheetProjection {
  const live = liveItems(sheet);
  switch (kind.family) {
    case 'cards':
      return {
        family: 'cards',
        kind: kind.key,
        zones: kind.zones.map(({ key }) => ({
          key,
          ...projectZone(
            live.filter(([, card]) => card.get('zone') === key),
            kind,
          ),
        })),
      };
    case 'map':
      return {
        family: 'map',
        kind: kind.key,
        cards: live.map(([id, card]) => ({
          id,
          text: text(card.get('text')),
          note: text(card.get('note')),
          x: finite(card.get('x')),
          y: finite(card.get('y')),
        })),
      };
    case 'table':
      return {
        family: 'table',
        kind: kind.key,
        rows: live.map(([id, row]) => ({
          id,
          cells: Object.fromEntries(
            kind.columns
              .filter(({ type }) => type !== 'measures')
              .map((column) => [
                column.key,
                isCoEdited(column) ? text(row.get(column.key)) : plain(row.get(column.key)),
              ]),
          ),
          ...projectMeasures(row, kind),
        })),
      };
    case 'form': {
      const form = sheet.items.get(FORM_ITEM);
      return {
        family: 'form',
        kind: kind.key,
        fields: Object.fromEntries(
          kind.fields.map(({ key, choices }) => {
            const value = form?.get(key);
            // A field that became a choice later may still hold the words written before.
            return [key, choices && typeof value === 'string' ? value : text(value)];
          }),
        ),
      };
    }
  }
}

type Live = [string, Y.Map<unknown>];

/** Cards and groups of one zone. A card whose group is gone, or in another zone, stands alone again. */
function projectZone(
  live: Live[],
  kind: Extract<SheetKind, { family: 'cards' }>,
): Omit<ProjectionOf<'cards'>['zones'][number], 'key'> {
  const groups = live
    .filter(([, item]) => item.get('isGroup') === true)
    .map(([id, item]) => ({ id, title: text(item.get('text')) }));
  const cards = live
    .filter(([, item]) => item.get('isGroup') !== true)
    .map(([id, card]) => {
      const marks = (kind.marks ?? []).map(({ key }) => key).filter((key) => card.get(markKey(key)) === true);
      const group = groups.find((candidate) => candidate.id === card.get('group'))?.id;
      return {
        id,
        text: text(card.get('text')),
        ...(group !== undefined && { group }),
        ...(marks.length > 0 && { marks }),
      };
    });
  return { cards, ...(groups.length > 0 && { groups }) };
}

/** Measures of one row by column, oldest first; nothing for a kind without a column of measures. */
function projectMeasures(
  row: Y.Map<unknown>,
  kind: Extract<SheetKind, { family: 'table' }>,
): Pick<ProjectionOf<'table'>['rows'][number], 'measures'> {
  const columns = kind.columns.filter(({ type }) => type === 'measures');
  if (columns.length === 0) return {};
  return {
    measures: Object.fromEntries(columns.map(({ key }) => [key, measuresOf(row, key)])),
  };
}

/** Measures of one column of a row, oldest first. */
export function measuresOf(row: Y.Map<unknown>, column: string): Measure[] {
  return [...row.entries()]
    .flatMap(([key, value]) => {
      const measure = measureDay(key);
      const number = finite(value);
      return measure?.column === column && number !== null ? [{ day: measure.day, value: number }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
