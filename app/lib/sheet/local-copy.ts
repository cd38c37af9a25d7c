import type { SheetView } from '#domain/views.ts';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { copyName, copyNames, deleteCopy, noteCopy } from './copies-on-device.ts';

/** Milliseconds after which a browser that does not open its database is treated as one that has none. */
const OPENS_WITHIN = 3_000;

/** What is kept beside the document, so that a board opens without the network. */
export type CopyFacts = {
  /** Epoch of the document; null before the room was ever reached. */
  epoch: number | null;
  /** Modifications not known to be on the server. */
  pending: number;
  view: SheetView | null;
};

/** One sheet as this person last had it on this device, in IndexedDB. */
export class LocalCopy {
  readonly facts: CopyFacts;
  readonly #store: IndexeddbPersistence;
  readonly #name: string;
  #isGone = false;

  private constructor(store: IndexeddbPersistence, name: string, facts: CopyFacts) {
    this.#store = store;
    this.#name = name;
    this.facts = facts;
  }

  /**
   * Fills `doc` from the copy and keeps it up to date from then on. Null where the browser keeps nothing (private window, full
   * disk): the sheet then lives in this tab only, and the page says so before it is closed.
   */
  static async open(doc: Y.Doc, personId: string, sheetId: string): Promise<LocalCopy | null> {
    if (typeof indexedDB === 'undefined') return null;
    const name = copyName(personId, sheetId);
    const store = new IndexeddbPersistence(name, doc);
    try {
      await Promise.race([
        store.whenSynced,
        store._db.then(() => store.whenSynced),
        new Promise((_resolve, reject) =>
          setTimeout(() => reject(new Error('local copy: no answer')), OPENS_WITHIN),
        ),
      ]);
      const [epoch, pending, view] = await Promise.all([
        store.get('epoch'),
        store.get('pending'),
        store.get('view'),
      ]);
      noteCopy(name);
      return new LocalCopy(store, name, {
        epoch: typeof epoch === 'number' ? epoch : null,
        pending: typeof pending === 'number' ? pending : 0,
        view: typeof view === 'string' ? (JSON.parse(view) as SheetView) : null,
      });
    } catch (cause) {
      console.warn('No local copy on this device', cause);
      doc.off('update', store._storeUpdate);
      return null;
    }
  }

  /** Keeps what changed. Values are written in the order of the calls. */
  async remember(facts: Partial<CopyFacts>): Promise<void> {
    if (this.#isGone) return;
    const writes: Promise<unknown>[] = [];
    if (facts.epoch != null && facts.epoch !== this.facts.epoch)
      writes.push(this.#store.set('epoch', facts.epoch));
    if (facts.pending !== undefined && facts.pending !== this.facts.pending)
      writes.push(this.#store.set('pending', facts.pending));
    if (facts.view) writes.push(this.#store.set('view', JSON.stringify(facts.view)));
    Object.assign(this.facts, facts);
    await Promise.all(writes);
  }

  /** Throws the copy away. */
  async drop(): Promise<void> {
    if (this.#isGone) return;
    this.#isGone = true;
    await this.#store.destroy();
    await deleteCopy(this.#name);
  }

  /** Stops writing; the copy stays on the device. */
  async close(): Promise<void> {
    await this.#store.destroy();
  }
}

/** View of a sheet this person opened on this device before; null when there is none. For a page opened offline. */
export async function rememberedView(personId: string, sheetId: string): Promise<SheetView | null> {
  if (!copyNames().includes(copyName(personId, sheetId))) return null;
  const doc = new Y.Doc();
  const copy = await LocalCopy.open(doc, personId, sheetId);
  await copy?.close();
  doc.destroy();
  return copy?.facts.view ?? null;
}
