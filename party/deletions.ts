import { isDeleted, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';

/** A card or row that an update hid, or showed again. */
export type Hiding = { itemId: string; isHidden: boolean };

/** Who hid an item, and when (milliseconds UTC). */
export type Deletion = { personId: string; at: number };

/**
 * What of the changes of one transaction hid an item or showed it again, as the sheet now stands. Among the items it brought, those
 * written and deleted offline.
 */
export function hidingsIn(
  sheet: SheetDoc,
  changed: Y.Transaction['changed'],
  newItems: readonly string[],
): Hiding[] {
  const hidings = newItems.flatMap((itemId): Hiding[] => {
    const item = sheet.items.get(itemId);
    return item && isDeleted(item) ? [{ itemId, isHidden: true }] : [];
  });
  for (const [type, keys] of changed) {
    if (type.parent !== sheet.items || !(type instanceof Y.Map) || !keys.has('deleted')) continue;
    const itemId = type._item?.parentSub;
    if (itemId != null) hidings.push({ itemId, isHidden: isDeleted(type as Y.Map<unknown>) });
  }
  return hidings;
}

/**
 * Who deleted each card or row, for the trash (rule K1). Beside the document, never in it: there any client could say that someone
 * else did it.
 */
export class Deletions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS deletions (item_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
    );
  }

  /** Called inside the transaction that writes the update. The first who hid an item keeps having done it, until it is shown again. */
  write(hidings: readonly Hiding[], { personId, at }: Deletion): void {
    for (const { itemId, isHidden } of hidings)
      if (isHidden)
        this.#sql.exec(
          'INSERT INTO deletions (item_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          itemId,
          personId,
          at,
        );
      else this.#sql.exec('DELETE FROM deletions WHERE item_id = ?', itemId);
  }

  /** Forgets all: the document that held those items was replaced. Called inside the transaction that replaces it. */
  clear(): void {
    this.#sql.exec('DELETE FROM deletions');
  }

  /** By item. */
  read(): Map<string, Deletion> {
    const rows = this.#sql.exec<{ item_id: string; person_id: string; at: number }>(
      'SELECT item_id, person_id, at FROM deletions',
    );
    return new Map([...rows].map(({ item_id, person_id, at }) => [item_id, { personId: person_id, at }]));
  }
}
