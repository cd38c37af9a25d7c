import { forgetDrafts } from '#app/lib/cluster/kept-drafts.ts';
import type { MeView } from '#domain/views.ts';

/** Databases of local copies: `grappe:<personId>:<sheetId>`. */
const PREFIX = 'grappe:';
/** Names of the copies. `indexedDB.databases()` is missing from the Firefox ESR of many hospital PCs. */
const INDEX = 'grappe-copies';
/** Who was here last, so that a board opens when the server cannot say. */
const PERSON = 'grappe-me';

export const copyName = (personId: string, sheetId: string): string => `${PREFIX}${personId}:${sheetId}`;

/** Names of all copies on this device. */
export function copyNames(): string[] {
  const names: unknown = JSON.parse(localStorage.getItem(INDEX) ?? '[]');
  return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
}

export function noteCopy(name: string): void {
  const names = copyNames();
  if (!names.includes(name)) localStorage.setItem(INDEX, JSON.stringify([...names, name]));
}

/** Deletes one copy. */
export function deleteCopy(name: string): Promise<void> {
  localStorage.setItem(INDEX, JSON.stringify(copyNames().filter((other) => other !== name)));
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Blocked by another tab: the browser deletes it when that tab closes.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** Deletes one person's copy of one sheet, if there is one. */
export async function forgetCopy(personId: string, sheetId: string): Promise<void> {
  const name = copyName(personId, sheetId);
  if (copyNames().includes(name)) await deleteCopy(name);
}

/** Deletes every copy on this device and who was here, or the copies of everyone but one person (a shared computer). */
export async function forgetCopies(exceptPersonId?: string): Promise<void> {
  const kept = exceptPersonId === undefined ? null : `${PREFIX}${exceptPersonId}:`;
  const dropped = copyNames().filter((name) => kept === null || !name.startsWith(kept));
  if (kept === null) localStorage.removeItem(PERSON);
  forgetDrafts(exceptPersonId);
  await Promise.all(dropped.map(deleteCopy));
}

/** Keeps who is here for a page opened offline. What someone else left on this device goes. */
export function rememberMe(me: MeView): void {
  localStorage.setItem(PERSON, JSON.stringify(me));
  void forgetCopies(me.personId);
}

/** The person who was here last; null after a logout. Only for reading one's own copies: the server trusts none of it. */
export function rememberedMe(): MeView | null {
  const json = localStorage.getItem(PERSON);
  return json === null ? null : (JSON.parse(json) as MeView);
}
