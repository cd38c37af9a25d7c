import { forgetCopies } from '#app/lib/sheet/copies-on-device.ts';
import { api, ask } from './api.ts';

/** Every local copy is in a database of this name: `grappe:<personId>:<sheetId>`. */
const LOCAL_COPIES = 'grappe:';

/**
 * Leaves: closes the login, then removes from this computer all that was copied for work without network. The page is
 * reloaded by the caller, so that nothing stays in memory either. Throws an `ApiError` when the server could not be reached:
 * local copies are then gone, but the login is not closed and the person must know.
 */
export async function logout(): Promise<void> {
  await clearLocalCopies();
  await ask(api.logout.$post(), { expired: 'stay' }).catch((error: unknown) => {
    // A login that is already over is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'login_required')) throw error;
  });
}

/** Deletes our IndexedDB databases and caches. A database still held open by a page goes when that page closes. */
export async function clearLocalCopies(): Promise<void> {
  // By our own list first: older Firefox cannot name its databases.
  await forgetCopies();
  const databases = (await indexedDB.databases?.()) ?? [];
  const names = databases.map(({ name }) => name ?? '').filter((name) => name.startsWith(LOCAL_COPIES));
  await Promise.all(names.map(deleteDatabase));
  if ('caches' in globalThis) await Promise.all((await caches.keys()).map((key) => caches.delete(key)));
  sessionStorage.clear();
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    // Held by another tab: the browser deletes it as soon as that tab lets go.
    request.onblocked = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(`could not delete ${name}`));
  });
}
