/**
 * A person's edits that are not known to be on disk. A message is counted as the room counts it: one per document message of
 * this connection. `message` is null for an edit that has not been sent on the connection of now.
 */
type PendingEdit = Edit & { message: number | null };

/**
 * What one transaction did. `what`: the one text it wrote in; `item`: the one item that it changed; `made`: the one it added. Any identity
 * of those things; null for none and for several.
 */
export type Edit = { what: unknown; item: unknown; made: unknown };

const ANY: Edit = { what: null, item: null, made: null };

/**
 * Counts edits the way a person does: words typed one after the other in the same text are one modification, and so is a new item with
 * what was written in it at once.
 */
export class PendingEdits {
  #edits: PendingEdit[] = [];
  #sent = 0;

  get count(): number {
    return this.#edits.length;
  }

  /** True when an edit has not left this device on the present connection. */
  get hasUnsent(): boolean {
    return this.#edits.some((edit) => edit.message === null);
  }

  /** Edits left over from an earlier visit, found in the local copy. */
  recall(count: number): void {
    for (let n = 0; n < count; n += 1) this.note(ANY);
  }

  /** Counts what a transaction did: with the last edit where it is part of it, else as one more. */
  note(edit: Edit = ANY): void {
    const last = this.#edits.at(-1);
    const sameText = last && edit.what !== null && last.what === edit.what;
    const sameNewItem = last && edit.item !== null && last.made === edit.item;
    if (sameText || sameNewItem) last.message = null;
    else this.#edits.push({ ...edit, message: null });
  }

  /** A document message is leaving that carries every edit noted so far. */
  sent(): void {
    this.#sent += 1;
    for (const edit of this.#edits) edit.message ??= this.#sent;
  }

  /** The first `count` document messages of this connection are on disk. */
  acknowledged(count: number): void {
    this.#edits = this.#edits.filter((edit) => edit.message === null || edit.message > count);
  }

  /** The connection is gone: what was not acknowledged may or may not have arrived, so it counts as not sent. */
  connectionLost(): void {
    this.#sent = 0;
    for (const edit of this.#edits) edit.message = null;
  }

  clear(): void {
    this.#edits = [];
  }
}
