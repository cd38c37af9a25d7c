import type { SheetKind, TableColumn } from '#domain/boards/kind.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { FORM_ITEM, markKey, measureDay } from './sheet-doc.ts';

/*
 * What each key of a sheet's item may hold, kind by kind. The room's guard refuses an update that leaves anything else in the
 * document (rule R4); the screens may ask the same questions before they write.
 */

/** `text`: co-edited characters, written once with the item and never replaced. `value`: a plain value, last one wins. */
export type KeyRule =
  { holds: 'text' } | { holds: 'value'; required: boolean; allows: (value: unknown) => boolean };

const MAX_ID = 64;
const MAX_ORDER = 512;
const MAX_NUMBER = 1e15;

const isOrder = (value: unknown): boolean => {
  if (typeof value !== 'string' || value.length > MAX_ORDER || !/^[0-9A-Za-z]+$/.test(value)) return false;
  try {
    // The library's own check: an order it cannot read would throw on every screen that inserts beside it.
    generateKeyBetween(value, null);
    return true;
  } catch {
    return false;
  }
};

const isDate = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
};

const orNull =
  (allows: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || allows(value);

const isNumberWithin =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high;

const TEXT: KeyRule = { holds: 'text' };
const ORDER: KeyRule = { holds: 'value', required: true, allows: isOrder };
const FLAG: KeyRule = { holds: 'value', required: false, allows: (value) => value === true };
const optional = (allows: (value: unknown) => boolean): KeyRule => ({
  holds: 'value',
  required: false,
  allows: orNull(allows),
});

const isId = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MAX_ID && /^[A-Za-z0-9_-]+$/.test(value);
const isChoiceOf =
  (choices: readonly { key: string }[]) =>
  (value: unknown): boolean =>
    choices.some(({ key }) => key === value);
const NUMBER = optional(isNumberWithin(-MAX_NUMBER, MAX_NUMBER));

/** Null for a column that keeps nothing under its own key (`measures`: a key per day). */
function columnRule(column: TableColumn): KeyRule | null {
  switch (column.type) {
    case 'text':
      return TEXT;
    case 'choice':
      return optional(isChoiceOf(column.choices));
    case 'person':
      return optional((value) => typeof value === 'string' && value.length <= SHEET_LIMITS.personLength);
    case 'date':
      return optional(isDate);
    case 'number':
      return NUMBER;
    case 'image':
      return optional(isId);
    case 'measures':
      return null;
  }
}

/** What the keys of an item of one kind may hold. */
export class ItemRules {
  /** Keys known by their name. */
  readonly named: ReadonlyMap<string, KeyRule>;
  readonly #measured: readonly string[];

  constructor(kind: SheetKind) {
    this.named = namedRules(kind);
    this.#measured =
      kind.family === 'table'
        ? kind.columns.filter(({ type }) => type === 'measures').map(({ key }) => key)
        : [];
  }

  /** The rule of a key; undefined for a key that may not exist. */
  of(key: string): KeyRule | undefined {
    const named = this.named.get(key);
    if (named || this.#measured.length === 0) return named;
    const measure = measureDay(key);
    return measure && this.#measured.includes(measure.column) && isDate(measure.day) ? NUMBER : undefined;
  }
}

function namedRules(kind: SheetKind): ReadonlyMap<string, KeyRule> {
  switch (kind.family) {
    case 'cards':
      return new Map([
        ['text', TEXT],
        ['order', ORDER],
        ['deleted', FLAG],
        [
          'zone',
          { holds: 'value', required: true, allows: (value) => kind.zones.some(({ key }) => key === value) },
        ],
        ['isGroup', FLAG],
        ['group', optional(isId)],
        ...(kind.marks ?? []).map(({ key }): [string, KeyRule] => [markKey(key), FLAG]),
      ]);
    case 'map':
      return new Map([
        ['text', TEXT],
        ['note', TEXT],
        ['order', ORDER],
        ['deleted', FLAG],
        ['x', optional(isNumberWithin(...kind.range))],
        ['y', optional(isNumberWithin(...kind.range))],
      ]);
    case 'table':
      return new Map([
        ['order', ORDER],
        ['deleted', FLAG],
        ...kind.columns.flatMap((column): [string, KeyRule][] => {
          const rule = columnRule(column);
          return rule ? [[column.key, rule]] : [];
        }),
      ]);
    case 'form':
      return new Map(
        kind.fields.map(({ key, choices }): [string, KeyRule] => [
          key,
          choices ? optional(isChoiceOf(choices)) : TEXT,
        ]),
      );
  }
}

/** Co-edited keys an item of this kind cannot do without. A table's text cell may be missing: it reads as empty. */
function requiredTexts(kind: SheetKind): readonly string[] {
  if (kind.family === 'cards') return ['text'];
  if (kind.family === 'map') return ['text', 'note'];
  return [];
}

/** True for a name a new item may take. A form has one item, which the server wrote. */
export function isItemId(kind: SheetKind, id: string): boolean {
  if (kind.family === 'form') return id === FORM_ITEM;
  return id.length <= MAX_ID && /^[A-Za-z0-9_-]+$/.test(id);
}

/** True for plain text within bounds. A subclass (XmlText) or a map is not one. */
export function isPlainText(value: unknown): boolean {
  return (
    value instanceof Y.Text && value.constructor === Y.Text && value.length <= SHEET_LIMITS.mergedTextLength
  );
}

/** True when `rule` lets a key hold `value`; undefined means that the key is absent. */
export function mayHold(rule: KeyRule, value: unknown): boolean {
  if (rule.holds === 'text') return value === undefined || isPlainText(value);
  return value === undefined ? !rule.required : rule.allows(value);
}

/** True when every key of `item` is one the kind declares, holds what it may, and nothing required is missing. */
export function isItem(kind: SheetKind, rules: ItemRules, item: Y.Map<unknown>): boolean {
  for (const [key, value] of item.entries()) {
    const rule = rules.of(key);
    if (!rule || !mayHold(rule, value)) return false;
  }
  for (const [key, rule] of rules.named) if (!mayHold(rule, item.get(key))) return false;
  return requiredTexts(kind).every((key) => item.get(key) !== undefined);
}
