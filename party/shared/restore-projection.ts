import type { SheetKind } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { longestRise } from '#domain/sheet/longest-rise.ts';
import { GrappeError } from '#domain/errors.ts';
import { generateKeyBetween } from 'fractional-indexing';
import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { FORM_ITEM, isCoEdited, isDeleted, liveItems, markKey, measureDay, measureKey } from './sheet-doc.ts';
import type { SheetDoc } from './sheet-doc.ts';
import { spliceText } from './splice-text.ts';

export type RestoreOptions = {
  /** Keeps what was added since: cards and rows that did not exist, and what was written where there was nothing (rule K6). */
  keepAdded: boolean;
  /** Origin of the edits: what the per-person undo follows. */
  origin?: unknown;
  /** Origin of what undo must not take back: items made hidden, because nothing of them was left in the document. */
  preparation?: unknown;
};

/** One item as it must be again: its lists (`zone`, in which its order counts), its texts, its plain values (undefined: no such key). */
type Wanted = { id: string; list: string; texts: Record<string, string>; values: Record<string, unknown> };

/**
 * Makes a sheet say what it said at `target`, as ordinary edits in one transaction: nobody's history is lost, and one undo takes it
 * back (rule K5). Texts are spliced, so that what others type at the same moment keeps its place. An item of which nothing is left
 * in the document comes back under a new id.
 * @throws GrappeError `bad_request` when the state is of another kind
 */
export function restoreProjection(
  sheet: SheetDoc,
  kind: SheetKind,
  target: SheetProjection,
  options: RestoreOptions,
): void {
  if (target.kind !== kind.key || target.family !== kind.family)
    throw new GrappeError('bad_request', 'state of another kind');
  if (target.family === 'form') return restoreForm(sheet, kind, target.fields, options);
  const ids = recreateMissing(sheet, wantedOf(target, kind), options.preparation);
  const wanted = wantedOf(target, kind).map((item) => renamed(item, ids));
  sheet.doc.transact(() => {
    for (const { id, texts, values } of wanted) {
      const item = sheet.items.get(id);
      if (!item) continue;
      const isBack = isDeleted(item);
      if (isBack) item.delete('deleted');
      for (const [key, words] of Object.entries(texts))
        putText(item, key, words, options.keepAdded && !isBack);
      for (const [key, value] of Object.entries(values))
        putValue(item, key, value, options.keepAdded && !isBack);
      if (kind.family === 'table' && !options.keepAdded) dropLaterMeasures(item, values);
    }
    if (!options.keepAdded) {
      const kept = new Set(wanted.map(({ id }) => id));
      for (const [id, item] of liveItems(sheet)) if (!kept.has(id)) item.set('deleted', true);
    }
    for (const list of new Set(wanted.map((item) => item.list)))
      putInOrder(
        sheet,
        wanted.filter((item) => item.list === list).map(({ id }) => id),
      );
  }, options.origin);
}

function wantedOf(target: SheetProjection, kind: SheetKind): Wanted[] {
  switch (target.family) {
    case 'cards':
      return target.zones.flatMap(({ key: zone, cards, groups = [] }) => [
        ...groups.map(({ id, title }) => ({
          id,
          list: `${zone}/groups`,
          texts: { text: title },
          values: { zone, isGroup: true },
        })),
        ...cards.map(({ id, text, group, marks = [] }) => ({
          id,
          list: zone,
          texts: { text },
          values: {
            zone,
            group,
            isGroup: undefined,
            ...Object.fromEntries(
              ((kind.family === 'cards' && kind.marks) || []).map(({ key }) => [
                markKey(key),
                marks.includes(key) || undefined,
              ]),
            ),
          },
        })),
      ]);
    case 'map':
      return target.cards.map(({ id, text, note, x, y }) => ({
        id,
        list: 'cards',
        texts: { text, note },
        values: { x, y },
      }));
    case 'table':
      return target.rows.map(({ id, cells, measures = {} }) => {
        const columns = kind.family === 'table' ? kind.columns.filter(({ type }) => type !== 'measures') : [];
        const [texts, values] = [columns.filter(isCoEdited), columns.filter((column) => !isCoEdited(column))];
        return {
          id,
          list: 'rows',
          texts: Object.fromEntries(texts.map(({ key }) => [key, String(cells[key] ?? '')])),
          values: {
            ...Object.fromEntries(values.map(({ key }) => [key, cells[key] ?? null])),
            ...Object.fromEntries(
              Object.entries(measures).flatMap(([column, days]) =>
                days.map(({ day, value }) => [measureKey(column, day), value]),
              ),
            ),
          },
        };
      });
    case 'form':
      return [];
  }
}

/** Makes, hidden, the items of which nothing is left (the document was replaced, or someone undid their making). Old id to new. */
function recreateMissing(sheet: SheetDoc, wanted: readonly Wanted[], origin: unknown): Map<string, string> {
  const missing = wanted.filter(({ id }) => !sheet.items.has(id));
  const ids = new Map(missing.map(({ id }) => [id, nanoid()]));
  if (missing.length === 0) return ids;
  sheet.doc.transact(() => {
    for (const wish of missing) {
      const { texts, values } = renamed(wish, ids);
      const item = new Y.Map<unknown>();
      for (const [key, words] of Object.entries(texts)) item.set(key, new Y.Text(words));
      for (const [key, value] of Object.entries(values)) if (value !== undefined) item.set(key, value);
      item.set('order', orderBetween(lastOrder(sheet), null));
      item.set('deleted', true);
      sheet.items.set(ids.get(wish.id) ?? wish.id, item);
    }
  }, origin);
  return ids;
}

const renamed = (wish: Wanted, ids: ReadonlyMap<string, string>): Wanted => {
  const { group } = wish.values;
  const values = typeof group === 'string' ? { ...wish.values, group: ids.get(group) ?? group } : wish.values;
  return { ...wish, id: ids.get(wish.id) ?? wish.id, values };
};

function restoreForm(
  sheet: SheetDoc,
  kind: SheetKind,
  fields: Record<string, string>,
  { keepAdded, origin }: RestoreOptions,
): void {
  const form = sheet.items.get(FORM_ITEM);
  if (!form || kind.family !== 'form') return;
  sheet.doc.transact(() => {
    for (const { key, choices } of kind.fields)
      if (choices) putValue(form, key, fields[key] || null, keepAdded);
      else putText(form, key, fields[key] ?? '', keepAdded);
  }, origin);
}

/** Makes a text say `words`, in one splice. `keepAdded`: where nothing stood, what stands now stays. */
function putText(item: Y.Map<unknown>, key: string, words: string, keepAdded: boolean): void {
  const text = item.get(key);
  if (!(text instanceof Y.Text)) {
    if (text === undefined && words !== '') item.set(key, new Y.Text(words));
    return;
  }
  if (keepAdded && words === '') return;
  spliceText(text, words);
}

function putValue(item: Y.Map<unknown>, key: string, value: unknown, keepAdded: boolean): void {
  const now = item.get(key);
  if (now === value || (now === undefined && value === null)) return;
  if (value === undefined) {
    if (keepAdded || now === null) return;
    // A mark is there or not; a group may be null, which reads the same to those who moved the card out of it meanwhile.
    item.delete(key);
  } else if (!(keepAdded && value === null)) item.set(key, value);
}

/** Measures taken after the state that comes back. */
function dropLaterMeasures(item: Y.Map<unknown>, values: Record<string, unknown>): void {
  for (const [key, value] of [...item.entries()])
    if (measureDay(key) && !(key in values) && value !== null) item.set(key, null);
}

const orderOf = (item: Y.Map<unknown> | undefined): string | null => {
  const order = item?.get('order');
  return typeof order === 'string' ? order : null;
};

const lastOrder = (sheet: SheetDoc): string | null =>
  [...sheet.items.values()].reduce<string | null>((last, item) => {
    const order = orderOf(item);
    return order !== null && (last === null || order > last) ? order : last;
  }, null);

const orderBetween = (low: string | null, high: string | null): string =>
  generateKeyBetween(low, high !== null && (low === null || high > low) ? high : null);

/** Puts items in this order among themselves, moving as few as can be: the others, those added since, stay where they are. */
function putInOrder(sheet: SheetDoc, ids: readonly string[]): void {
  const orders = ids.map((id) => orderOf(sheet.items.get(id)) ?? '');
  const still = longestRise(orders);
  let low: string | null = null;
  ids.forEach((id, index) => {
    if (!still.has(index)) {
      const next = orders.findIndex((_order, later) => later > index && still.has(later));
      sheet.items.get(id)?.set('order', orderBetween(low, next < 0 ? null : (orders[next] ?? null)));
    }
    low = orderOf(sheet.items.get(id));
  });
}
