import type { SheetKind } from '#domain/boards/kind.ts';
import { GrappeError } from '#domain/errors.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import type { SheetDoc } from '#party/shared/sheet-doc.ts';
import { isItem, isItemId, isPlainText, ItemRules, mayHold } from '#party/shared/sheet-schema.ts';
import * as Y from 'yjs';
import type { Authors } from './authors.ts';
import type { ReadStruct } from './read-update.ts';

type Changed = Y.Transaction['changed'];

const refuse = (detail: string): GrappeError => new GrappeError('update_refused', detail);

/** What a Y.Map holds under `key` now: its newest entry, deleted or not. */
const entryOf = <Value>(map: Y.Map<Value>, key: string): Y.Item | undefined => map._map.get(key);

/**
 * Last gate of the guard: what an update changed on the scratch leaves the sheet inside its kind's schema (rule R4), and takes
 * nothing of others away for good. Looks only at the new structs and the changed types, so its cost follows the edit, not
 * the sheet.
 */
export class SchemaCheck {
  readonly #kind: SheetKind;
  readonly #authors: Authors;
  readonly #rules: ItemRules;

  constructor(kind: SheetKind, authors: Authors) {
    this.#kind = kind;
    this.#authors = authors;
    this.#rules = new ItemRules(kind);
  }

  /**
   * Returns the ids of items that appeared.
   * @throws GrappeError `update_refused`, `too_many_measures`, or `not_your_card` where a person changes only their own
   */
  assert(
    sheet: SheetDoc,
    structs: readonly ReadStruct[],
    changed: Changed,
    { personId, ownOnly = false }: { personId: string; ownOnly?: boolean },
  ): string[] {
    for (const struct of structs) this.#assertStruct(sheet, struct);
    const newItems: string[] = [];
    for (const [type, keys] of changed) {
      if ((type as unknown) === sheet.meta) throw refuse('meta is the server’s');
      if ((type as unknown) === sheet.items) newItems.push(...this.#assertItems(sheet, keys, personId));
      else if (type.parent === sheet.items && type instanceof Y.Map) this.#assertKeys(type, keys);
      else if (type.parent?.parent === sheet.items && type instanceof Y.Text) this.#assertText(type, keys);
      else throw refuse('change outside the sheet’s shape');
      if (ownOnly) this.#assertOwn(sheet, type, personId);
    }
    return newItems;
  }

  /** An item that was there before is changed by its author only (rule W9); what is new is in no list of changed types. */
  #assertOwn({ items }: SheetDoc, type: { parent: unknown; _item: Y.Item | null }, personId: string): void {
    if ((type as unknown) === items) return;
    const item = type.parent === items ? type._item : (type.parent as Y.Map<unknown>)._item;
    const id = item?.parentSub;
    if (!id || this.#authors.authorOf(id) !== personId)
      throw new GrappeError('not_your_card', 'item of someone else');
  }

  /** A struct sits where its content may: maps in `items`, values and texts in an item, characters in a text. */
  #assertStruct({ doc, items }: SheetDoc, { client, clock, length }: ReadStruct): void {
    // Its last clock: the first may be something known, under which the new part would hide.
    const struct = Y.getItem(doc.store, Y.createID(client, clock + length - 1)) as Y.Item | Y.GC;
    // Yjs turns what hangs under something collected into a GC: nothing of it can ever be seen.
    if (!(struct instanceof Y.Item)) return;
    const parent = struct.parent as Y.AbstractType<unknown> | null;
    const { content } = struct;
    const isDeleted = content instanceof Y.ContentDeleted;
    if (parent?.constructor === Y.Text) {
      if (struct.parentSub !== null || !(isDeleted || content instanceof Y.ContentString))
        throw refuse('not characters in a text');
      return;
    }
    if (parent?.constructor !== Y.Map || struct.parentSub === null) throw refuse('not a key of a map');
    if (isDeleted) return;
    if (content instanceof Y.ContentType) {
      const wanted = (parent as unknown) === items ? Y.Map : Y.Text;
      if (content.type.constructor !== wanted) throw refuse('type in the wrong place');
    } else if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) {
      throw refuse('not one value');
    }
  }

  #assertItems({ items }: SheetDoc, keys: Set<string | null>, personId: string): string[] {
    // The form's only item is the server's: nobody adds, replaces or removes it.
    if (this.#kind.family === 'form') throw refuse('the form is the server’s');
    const newItems: string[] = [];
    for (const key of keys) {
      const entry = key === null ? undefined : entryOf(items, key);
      if (key === null || !entry) throw refuse('not a key of a map');
      const author = this.#authors.authorOf(key);
      // A hard delete (or a replacement) throws away everyone's words in it. Undoing one's own creation is the exception.
      if (author !== undefined && author !== personId) throw refuse('item of someone else');
      if (entry.deleted) continue;
      const item = items.get(key) as unknown;
      if (!isItemId(this.#kind, key) || !(item instanceof Y.Map) || item.constructor !== Y.Map)
        throw refuse('not an item');
      if (!isItem(this.#kind, this.#rules, item)) throw refuse('item outside the schema');
      this.#assertSize(item);
      if (author === undefined) newItems.push(key);
    }
    if (newItems.length > 0 && items._map.size > SHEET_LIMITS.items) throw refuse('too many items');
    return newItems;
  }

  /** Days are the only keys nobody can list: a row would otherwise hold every day of ten thousand years. */
  #assertSize({ _map: keys }: Y.Map<unknown>): void {
    if (keys.size > this.#rules.named.size + SHEET_LIMITS.measures)
      throw new GrappeError('too_many_measures');
  }

  #assertKeys(item: Y.Map<unknown>, keys: Set<string | null>): void {
    this.#assertSize(item);
    for (const key of keys) {
      const rule = key === null ? undefined : this.#rules.of(key);
      const entry = key === null ? undefined : entryOf(item, key);
      if (key === null || !rule || !entry) throw refuse('unknown key');
      // A text is written once. Replacing it would throw away what others typed in it.
      if (rule.holds === 'text' && (entry.left !== null || entry.deleted)) throw refuse('text replaced');
      if (!mayHold(rule, item.get(key))) throw refuse('value outside the schema');
    }
  }

  #assertText(text: Y.Text, keys: Set<string | null>): void {
    if ([...keys].some((key) => key !== null) || !isPlainText(text)) throw refuse('text outside the schema');
  }
}
