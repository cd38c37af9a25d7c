import type { SheetView } from '#domain/views.ts';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

const PREFIX = 'grappe:';
/** Names of the copies on this device. `indexedDB.databases()` is missing from the Firefox ESR of many hospital PCs. */
const INDEX = 'grappe-copies';
/** Milliseconds after which a browser that does not open its database is treated as one that has none. */
const OPENS_WITHIN = 3_000;

const nameOf = (personId: string, sheetId: string): string => `${PREFIX}${personId}:${sheetId}`;

function readIndex(): string[] {
  const names: unknown = JSON.parse(localStorage.getItem(INDEX) ?? '[]');
  return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
}

const writeIndex = (names: string[]): void => localStorage.setItem(INDEX, JSON.stringify(names));

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Blocked by another tab: the browser deletes it when that tab closes.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

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
    const name = nameOf(personId, sheetId);
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
      if (!readIndex().includes(name)) writeIndex([...readIndex(), name]);
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
    await this.#store.destroy();
    await deleteDatabase(this.#name);
    writeIndex(readIndex().filter((name) => name !== this.#name));
  }

  /** Stops writing; the copy stays on the device. */
  async close(): Promise<void> {
    await this.#store.destroy();
  }
}

/** View of a sheet this person opened on this device before; null when there is none. For a page opened offline. */
export async function rememberedView(personId: string, sheetId: string): Promise<SheetView | null> {
  const name = nameOf(personId, sheetId);
  if (!readIndex().includes(name)) return null;
  const { Doc } = await import('yjs');
  const doc = new Doc();
  const copy = await LocalCopy.open(doc, personId, sheetId);
  await copy?.close();
  doc.destroy();
  return copy?.facts.view ?? null;
}

/** Throws away every copy on this device, or those of everyone but `exceptPersonId` (a shared computer). */
export async function forgetCopies(exceptPersonId?: string): Promise<void> {
  const kept = exceptPersonId === undefined ? null : `${PREFIX}${exceptPersonId}:`;
  const [keep, drop] = [
    readIndex().filter((name) => kept !== null && name.startsWith(kept)),
    readIndex().filter((name) => kept === null || !name.startsWith(kept)),
  ];
  writeIndex(keep);
  await Promise.all(drop.map(deleteDatabase));
}
