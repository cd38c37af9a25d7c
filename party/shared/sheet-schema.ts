import type { BoardKind, TableColumn } from '#domain/boards/kind.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { FORM_ITEM } from './sheet-doc.ts';

/*
 * What each key of a sheet's item may hold, kind by kind. The room's guard refuses an update that leaves anything else in the
 * document (rule R4); the screens may ask the same questions before they write.
 */

/** `text`: co-edited characters, written once with the item and never replaced. `value`: a plain value, last one wins. */
export type KeyRule =
  { holds: 'text' } | { holds: 'value'; required: boolean; allows: (value: unknown) => boolean };

const MAX_ID = 64;
const MAX_ORDER = 512;
const MAX_PERSON = 200;
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
const DELETED: KeyRule = { holds: 'value', required: false, allows: (value) => value === true };
const optional = (allows: (value: unknown) => boolean): KeyRule => ({
  holds: 'value',
  required: false,
  allows: orNull(allows),
});

function columnRule(column: TableColumn): KeyRule {
  switch (column.type) {
    case 'text':
      return TEXT;
    case 'choice':
      return optional((value) => column.choices.some(({ key }) => key === value));
    case 'person':
      return optional((value) => typeof value === 'string' && value.length <= MAX_PERSON);
    case 'date':
      return optional(isDate);
    case 'number':
      return optional(isNumberWithin(-MAX_NUMBER, MAX_NUMBER));
  }
}

/** What every key of an item of this kind may hold; a key that is absent may not exist. */
export function itemRules(kind: BoardKind): ReadonlyMap<string, KeyRule> {
  switch (kind.family) {
    case 'cards':
      return new Map([
        ['text', TEXT],
        ['order', ORDER],
        ['deleted', DELETED],
        [
          'zone',
          { holds: 'value', required: true, allows: (value) => kind.zones.some(({ key }) => key === value) },
        ],
      ]);
    case 'map':
      return new Map([
        ['text', TEXT],
        ['note', TEXT],
        ['order', ORDER],
        ['deleted', DELETED],
        ['x', optional(isNumberWithin(...kind.range))],
        ['y', optional(isNumberWithin(...kind.range))],
      ]);
    case 'table':
      return new Map([
        ['order', ORDER],
        ['deleted', DELETED],
        ...kind.columns.map((column): [string, KeyRule] => [column.key, columnRule(column)]),
      ]);
    case 'form':
      return new Map(kind.fields.map(({ key }): [string, KeyRule] => [key, TEXT]));
  }
}

/** Co-edited keys an item of this kind cannot do without. A table's text cell may be missing: it reads as empty. */
export function requiredTexts(kind: BoardKind): readonly string[] {
  if (kind.family === 'cards') return ['text'];
  if (kind.family === 'map') return ['text', 'note'];
  return [];
}

/** True for a name a new item may take. A form has one item, which the server wrote. */
export function isItemId(kind: BoardKind, id: string): boolean {
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
export function isItem(kind: BoardKind, rules: ReadonlyMap<string, KeyRule>, item: Y.Map<unknown>): boolean {
  for (const key of item.keys()) if (!rules.has(key)) return false;
  for (const [key, rule] of rules) if (!mayHold(rule, item.get(key))) return false;
  return requiredTexts(kind).every((key) => item.get(key) !== undefined);
}
