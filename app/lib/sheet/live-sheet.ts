import type { SheetKind } from '#domain/boards/kind.ts';
import type { Measure } from '#domain/sheet/measures.ts';
import { isDeleted, liveItems, markKey, measuresOf, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import { oncePerFrame, Signal } from './signal.ts';

/** Keys whose change moves an item on the screen. Any other change concerns the item alone. */
const PLACES = ['order', 'zone', 'deleted', 'x', 'y', 'group', 'isGroup'];
/** Groups of a map: cards nobody placed yet, and the others. */
export const TRAY = 'tray';
export const PLACED = 'placed';

/** One card, row or form. Reading it in a template re-renders only what reads it. */
export class LiveItem {
  readonly id: string;
  readonly signal = new Signal();
  readonly #map: Y.Map<unknown>;

  constructor(id: string, map: Y.Map<unknown>) {
    this.id = id;
    this.#map = map;
  }

  /** A plain value: zone, place, choice, date, number. */
  value(key: string): unknown {
    this.signal.read();
    return this.#map.get(key);
  }

  number(key: string): number | null {
    const value = this.value(key);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  /** The card carries this mark. */
  isMarked(mark: string): boolean {
    return this.value(markKey(mark)) === true;
  }

  /** Measures of a column, oldest first. */
  measures(column: string): Measure[] {
    this.signal.read();
    return measuresOf(this.#map, column);
  }

  /** Words of a co-edited field. */
  text(key = 'text'): string {
    this.signal.read();
    return this.ytext(key)?.toString() ?? '';
  }

  /** The answer of a form's field: the key of its choice, or words. A choice that was free text before still says its words. */
  answer(key: string): string {
    const value = this.value(key);
    return typeof value === 'string' ? value : this.text(key);
  }

  /** The co-edited text itself, for a field to bind to; undefined for a value that is not one. */
  ytext(key = 'text'): Y.Text | undefined {
    const value = this.#map.get(key);
    return value instanceof Y.Text ? value : undefined;
  }
}

const topsOf = (zone: string): string => `tops:${zone}`;
const insideOf = (groupId: string): string => `in:${groupId}`;

/** Cards by zone, a group's cards at the place of their group; and apart, what stands alone in a zone and what is in each group. */
function putCards(
  items: readonly [string, Y.Map<unknown>][],
  put: (group: string, id: string) => void,
  groups: ReadonlyMap<string, string[]>,
): void {
  const zoneOf = (item: Y.Map<unknown>): string => String(item.get('zone'));
  const groupZones = new Map(
    items.flatMap(([id, item]): [string, string][] => (item.get('isGroup') ? [[id, zoneOf(item)]] : [])),
  );
  for (const [id, item] of items) {
    const group = item.get('group');
    // As the projection says: a card whose group is gone, or in another zone, stands alone again.
    const isInside = !groupZones.has(id) && groupZones.get(String(group)) === zoneOf(item);
    put(isInside ? insideOf(String(group)) : topsOf(zoneOf(item)), id);
  }
  const zones = new Set(items.map(([, item]) => zoneOf(item)));
  for (const zone of zones)
    for (const id of groups.get(topsOf(zone)) ?? [])
      if (groupZones.has(id)) for (const card of groups.get(insideOf(id)) ?? []) put(zone, card);
      else put(zone, id);
}

/**
 * A sheet as the screens read it. Two kinds of change are told apart: the order and grouping of items, and the content of one
 * item. Nothing ever walks the whole document to draw one keystroke.
 */
export class LiveSheet {
  readonly #sheet: SheetDoc;
  readonly #kind: SheetKind;
  readonly #structure = new Signal();
  readonly #items = new Map<string, LiveItem>();
  readonly #touched = new Set<string>();
  #groups: ReadonlyMap<string, readonly string[]> | null = null;
  #structureTouched = false;

  constructor(sheet: SheetDoc, kind: SheetKind) {
    this.#sheet = sheet;
    this.#kind = kind;
    sheet.items.observeDeep(this.#onEvents);
  }

  destroy(): void {
    this.#sheet.items.unobserveDeep(this.#onEvents);
  }

  /** Ids of the items of one zone (or group), in screen order. The same array as long as nothing moved in it. */
  idsIn(group: string): readonly string[] {
    this.#structure.read();
    this.#groups ??= this.#regroup(null);
    return this.#groups.get(group) ?? [];
  }

  /** What stands in a zone by itself, in screen order: lone cards and groups, a group in place of its cards. */
  topsIn(zone: string): readonly string[] {
    return this.idsIn(topsOf(zone));
  }

  /** Cards gathered in a group, in screen order; none for what is not a group. */
  cardsIn(groupId: string): readonly string[] {
    return this.idsIn(insideOf(groupId));
  }

  /** The group a card stands in; undefined for a lone one. */
  gatheredIn(cardId: string): string | undefined {
    const item = this.item(cardId);
    const group = item?.value('group');
    return typeof group === 'string' && this.cardsIn(group).includes(cardId) ? group : undefined;
  }

  isGroup(id: string): boolean {
    return this.item(id)?.value('isGroup') === true;
  }

  /** Ids of all items that are not deleted, in screen order. */
  get ids(): readonly string[] {
    return this.idsIn('');
  }

  /** The item, or undefined for one that is not in the document. */
  item(id: string): LiveItem | undefined {
    const known = this.#items.get(id);
    if (known) return known;
    const map = this.#sheet.items.get(id);
    if (!map) return undefined;
    const item = new LiveItem(id, map);
    this.#items.set(id, item);
    return item;
  }

  #groupOf(item: Y.Map<unknown>): string {
    if (this.#kind.family === 'map')
      return typeof item.get('x') === 'number' && typeof item.get('y') === 'number' ? PLACED : TRAY;
    return 'rows';
  }

  #regroup(before: ReadonlyMap<string, readonly string[]> | null): ReadonlyMap<string, readonly string[]> {
    const groups = new Map<string, string[]>([['', []]]);
    const put = (group: string, id: string): void => {
      const ids = groups.get(group);
      if (ids) ids.push(id);
      else groups.set(group, [id]);
    };
    const items = liveItems(this.#sheet);
    for (const [id] of items) put('', id);
    if (this.#kind.family === 'cards') putCards(items, put, groups);
    else for (const [id, item] of items) put(this.#groupOf(item), id);
    // The same array for a zone nothing moved in: its list is then not drawn again.
    const same = (group: string, ids: string[]): readonly string[] => {
      const old = before?.get(group);
      return old?.length === ids.length && old.every((id, at) => id === ids[at]) ? old : ids;
    };
    return new Map([...groups].map(([group, ids]) => [group, same(group, ids)]));
  }

  readonly #flush = oncePerFrame(() => {
    if (this.#structureTouched) {
      this.#structureTouched = false;
      this.#groups = this.#regroup(this.#groups);
      this.#structure.changed();
    }
    for (const id of this.#touched) this.#items.get(id)?.signal.changed();
    this.#touched.clear();
  });

  readonly #onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const [id] = event.path;
      if (id === undefined) {
        this.#structureTouched = true;
        for (const key of event.changes.keys.keys()) this.#items.delete(key);
      } else {
        this.#touched.add(String(id));
        if (event.target instanceof Y.Map && PLACES.some((key) => event.changes.keys.has(key)))
          this.#structureTouched = true;
      }
    }
    this.#flush();
  };

  /** True for an item that exists and is not deleted, now. */
  has(id: string): boolean {
    const item = this.#sheet.items.get(id);
    return item !== undefined && !isDeleted(item);
  }
}
