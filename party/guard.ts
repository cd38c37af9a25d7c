import type { SheetKind } from '#domain/boards/kind.ts';
import { GrappeError, type ErrorCode } from '#domain/errors.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import type { Authors } from './authors.ts';
import type { ClientIds } from './client-ids.ts';
import { changedItems, isAmongItsOwn, isInPlace, readsTheSame } from './convergence.ts';
import { hidingsIn, type Hiding } from './deletions.ts';
import { bringsNothing, readUpdate, type ReadStruct, type ReadUpdate } from './read-update.ts';
import { SchemaCheck } from './schema-check.ts';

/** Who sent an update, as far as the guard cares. */
export type Sender = {
  personId: string;
  /** Why this person may not change the sheet now, or null. Saying nothing new is always allowed. */
  mayNot: ErrorCode | null;
  /** How many more new clientIDs this connection may bring. */
  newClientIdsLeft: number;
  /** Why this person may not add an item, or null (rule W5). */
  mayNotAdd?: ErrorCode | null;
  /** This person changes only items they wrote (rule W9). */
  ownOnly?: boolean;
  /** Bytes that what is new in it may weigh. */
  mayWeigh: number;
};

/** `accepted` carries the update as Yjs re-encoded it: exactly what changed, which is what is logged and sent on. */
export type Verdict =
  | { outcome: 'nothing' }
  /** Continues something the room has not received: a fault, or an edit that overtook the sender's first step 2. */
  | { outcome: 'gap' }
  | {
      outcome: 'accepted';
      update: Uint8Array;
      newClientIds: number[];
      newItems: string[];
      /** Items it hid or showed again. */
      hidings: Hiding[];
      /** It took a copy of the whole sheet to be sure of. */
      isCostly: boolean;
    }
  | { outcome: 'refused'; code: ErrorCode; detail: string };

/** A V1 update with neither structs nor deletions: 0 clients, 0 delete sets. */
const EMPTY_UPDATE_BYTES = 2;

/**
 * Decides whether an update may enter the sheet (rules R2–R5). It is tried on a scratch copy first, because Yjs can throw after
 * it has changed a document (failure 16); the scratch runs ahead of the room's document by what waits to be written. After
 * any refusal that touched it, the scratch is thrown away and rebuilt from `state` when next needed: nothing else changed.
 */
export class Guard {
  readonly #check: SchemaCheck;
  readonly #clientIds: ClientIds;
  readonly #authors: Authors;
  readonly #state: () => Iterable<Uint8Array>;
  #scratch: SheetDoc | undefined;

  /** @param state the room's document and the accepted updates not yet in it, oldest first */
  constructor(kind: SheetKind, clientIds: ClientIds, authors: Authors, state: () => Iterable<Uint8Array>) {
    this.#check = new SchemaCheck(kind, authors);
    this.#clientIds = clientIds;
    this.#authors = authors;
    this.#state = state;
  }

  /** Forgets the scratch: what was accepted did not reach the disk. */
  reset(): void {
    this.#scratch?.doc.destroy();
    this.#scratch = undefined;
  }

  /** Everything accepted so far, written or waiting, as an update: what the room's document must become. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#open().doc);
  }

  /**
   * Never throws for what a client sent. `accepted` means that the scratch has it: the caller must now write and apply it, or
   * call `reset`.
   */
  examine(bytes: Uint8Array, sender: Sender): Verdict {
    let tried = false;
    try {
      const { doc } = this.#open();
      const update = readUpdate(bytes);
      if (bringsNothing(update, doc)) return { outcome: 'nothing' };
      if (sender.mayNot) return { outcome: 'refused', code: sender.mayNot, detail: 'may not write' };
      if (hasGap(update, doc)) return { outcome: 'gap' };
      const newClientIds = this.#ownedBy(sender, update, doc);
      tried = true;
      return this.#try(bytes, update, sender, newClientIds);
    } catch (error) {
      if (tried) this.reset();
      // Yjs throws plain errors of many kinds for bytes that decode but do not fit together.
      if (error instanceof GrappeError)
        return { outcome: 'refused', code: error.code, detail: error.message };
      return {
        outcome: 'refused',
        code: 'update_refused',
        detail: `Yjs refused: ${String(error).slice(0, 80)}`,
      };
    }
  }

  #open(): SheetDoc {
    if (!this.#scratch) {
      const scratch = openSheetDoc(new Y.Doc());
      scratch.doc.transact(() => {
        for (const update of this.#state()) Y.applyUpdate(scratch.doc, update);
      });
      this.#scratch = scratch;
    }
    return this.#scratch;
  }

  /** Every new struct is under a clientID of the sender's. Returns the ids to bind to the sender. */
  #ownedBy(sender: Sender, { structs }: ReadUpdate, doc: Y.Doc): number[] {
    const fresh = new Set<number>();
    for (const struct of structs)
      // Already known, from whoever: Yjs ignores it, and a stock client may send its whole state.
      if (struct.clock + struct.length > Y.getState(doc.store, struct.client))
        this.#assertOwner(sender, struct, fresh);
    return [...fresh];
  }

  #assertOwner(sender: Sender, { client }: ReadStruct, fresh: Set<number>): void {
    const owner = this.#clientIds.ownerOf(client);
    if (owner === sender.personId) return;
    if (owner !== undefined) throw new GrappeError('update_refused', 'clientID of someone else');
    fresh.add(client);
    if (fresh.size > sender.newClientIdsLeft)
      throw new GrappeError('update_refused', 'too many new clientIDs');
  }

  #try(bytes: Uint8Array, read: ReadUpdate, sender: Sender, newClientIds: number[]): Verdict {
    const sheet = this.#open();
    const { doc } = sheet;
    const changed: Y.Transaction['changed'][] = [];
    const updates: Uint8Array[] = [];
    let isMisplaced = false;
    let isCrossed = false;
    const onTransaction = (transaction: Y.Transaction): void => {
      changed.push(transaction.changed);
      // Now, before Yjs merges what it integrated.
      for (const item of itemsOf(doc, read.structs)) {
        isMisplaced ||= !isInPlace(item);
        isCrossed ||= !isAmongItsOwn(item, doc);
      }
    };
    const onUpdate = (update: Uint8Array): void => void updates.push(update);
    const before = new Map(read.structs.map(({ client }) => [client, Y.getState(doc.store, client)]));
    doc.on('afterTransaction', onTransaction);
    doc.on('update', onUpdate);
    try {
      Y.applyUpdate(doc, bytes);
    } finally {
      doc.off('afterTransaction', onTransaction);
      doc.off('update', onUpdate);
    }
    if (doc.store.pendingStructs || doc.store.pendingDs)
      throw new GrappeError('update_refused', 'depends on what the sheet does not have');
    if (isCrossed) throw new GrappeError('update_refused', 'neighbours of another list');
    const [update] = updates;
    if (changed.length !== 1 || updates.length > 1)
      throw new GrappeError('update_refused', 'more than one transaction');
    if (!update || update.length <= EMPTY_UPDATE_BYTES) return { outcome: 'nothing' };
    const isNew = ({ client, clock, length }: ReadStruct): boolean =>
      clock + length > (before.get(client) ?? 0);
    const newItems = this.#check.assert(sheet, read.structs.filter(isNew), changed[0] ?? new Map(), sender);
    if (newItems.length > 0 && sender.mayNotAdd)
      throw new GrappeError(sender.mayNotAdd, 'cards are written apart');
    if (isMisplaced && !readsTheSame(sheet, changedItems(sheet, changed[0] ?? new Map())))
      throw new GrappeError('update_refused', 'neighbours that cannot be');
    if (update.length > sender.mayWeigh) throw new GrappeError('update_too_large', `${update.length} bytes`);
    for (const clientId of newClientIds) this.#clientIds.claim(clientId, sender.personId);
    this.#authors.claim(newItems, sender.personId);
    const hidings = hidingsIn(sheet, changed[0] ?? new Map(), newItems);
    return { outcome: 'accepted', update, newClientIds, newItems, hidings, isCostly: isMisplaced };
  }
}

/** A gap in the clocks would be stored unseen and come alive later, under someone else's update (failure 18). */
function hasGap({ structs }: ReadUpdate, doc: Y.Doc): boolean {
  const next = new Map<number, number>();
  return structs.some(({ client, clock, length }) => {
    const state = next.get(client) ?? Y.getState(doc.store, client);
    next.set(client, Math.max(state, clock + length));
    return clock > state;
  });
}

/** What `structs` became in `doc`: the part that is new, which may be less than what was sent. */
function* itemsOf(doc: Y.Doc, structs: readonly ReadStruct[]): Generator<Y.Item> {
  for (const { client, clock, length } of structs) {
    const last = clock + length - 1;
    if (last >= Y.getState(doc.store, client)) continue;
    const struct = Y.getItem(doc.store, Y.createID(client, last)) as Y.Item | Y.GC;
    if (struct instanceof Y.Item) yield struct;
  }
}
