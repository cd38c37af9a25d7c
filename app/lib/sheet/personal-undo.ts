import { markKey, measureDay, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';

/** A key whose absence means something: a card is shown. */
const HIDING = 'deleted';
/** Others: nothing was measured that day, no mark, no group. What someone else set is put back, what nobody did is not. */
const mayBeAbsent = (key: string): boolean =>
  measureDay(key) !== undefined || key.startsWith(markKey('')) || key === 'group' || key === 'isGroup';

/** The value a key had before the entries of `client`, as far as Yjs kept it; undefined when nothing did. */
function valueBefore(last: Y.Item, client: number, key: string): unknown {
  for (let entry: Y.Item | null = last; entry; entry = entry.left)
    if (entry.id.client !== client && entry.content instanceof Y.ContentAny) return entry.content.arr[0];
  if (mayBeAbsent(key)) return undefined;
  // Everything before is gone: what was there a moment ago is then better than a card in no zone.
  return last.content instanceof Y.ContentAny ? last.content.arr[0] : undefined;
}

/**
 * Yjs' undo, made whole for plain values. When two people set the same key at once (both move one card) and the one whose value
 * won undoes it, Yjs deletes that value and restores none, because an entry of someone else stands in between: the card would be
 * in no zone, and the room refuse the edit. The value from before is put back, in the same transaction.
 */
export class PersonalUndo extends Y.UndoManager {
  readonly #sheet: SheetDoc;

  constructor(sheet: SheetDoc, options: { trackedOrigins: Set<unknown>; captureTimeout: number }) {
    super(sheet.items, options);
    this.#sheet = sheet;
  }

  override undo(): ReturnType<Y.UndoManager['undo']> {
    return this.#whole('undoing', () => super.undo());
  }

  override redo(): ReturnType<Y.UndoManager['redo']> {
    return this.#whole('redoing', () => super.redo());
  }

  #whole<Popped>(direction: 'undoing' | 'redoing', pop: () => Popped): Popped {
    try {
      return Y.transact(
        this.doc,
        (transaction) => {
          const popped = pop();
          this.#putBack(transaction);
          // Yjs reads these when the transaction ends, and `pop` has just lowered them.
          this[direction] = true;
          return popped;
        },
        this,
      );
    } finally {
      this[direction] = false;
    }
  }

  #putBack(transaction: Y.Transaction): void {
    for (const [type, keys] of [...transaction.changed]) {
      if (!(type instanceof Y.Map) || type.parent !== this.#sheet.items) continue;
      for (const key of keys) {
        const last = key === null || key === HIDING ? undefined : type._map.get(key);
        // `type` itself goes when a creation is undone.
        if (key === null || !last?.deleted || type._item?.deleted) continue;
        const value = valueBefore(last, this.doc.clientID, key);
        if (value !== undefined) type.set(key, value);
      }
    }
  }
}
