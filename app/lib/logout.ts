import { copyNames, forgetCopies } from '#app/lib/sheet/copies-on-device.ts';
import { api, ApiError, ask } from './api.ts';

/** Every local copy is in a database of this name: `grappe:<personId>:<sheetId>`. */
const LOCAL_COPIES = 'grappe:';

/**
 * Leaves: closes the login, then removes from this computer all that was copied for work without network. The caller then
 * loads the arrival page anew, so that nothing stays in memory either. Throws an `ApiError` when the server could not be
 * reached: the login is then still open and the copies still there, so that nothing written offline is lost.
 */
export async function logout(): Promise<void> {
  await ask(api.logout.$post(), { expired: 'stay' }).catch((error: unknown) => {
    // A login that is already over is what was wanted.
    if (!(error instanceof ApiError && error.code === 'login_required')) throw error;
  });
  await clearLocalCopies();
}

/** How many modifications made on this computer the server does not have: leaving would lose them. */
export async function unsentEdits(): Promise<number> {
  const counts = await Promise.all(copyNames().map(pendingIn));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Sheets with modifications that wait on this device, and how many: they leave when the sheet is opened. */
export async function sheetsWithUnsentEdits(): Promise<{ sheetId: string; count: number }[]> {
  const sheets = await Promise.all(
    copyNames().map(async (name) => ({
      sheetId: name.split(':').at(-1) ?? '',
      count: await pendingIn(name),
    })),
  );
  return sheets.filter(({ count }) => count > 0);
}

/** Reads the count that a sheet's local copy keeps beside its document. A copy that cannot be read has nothing to save. */
function pendingIn(name: string): Promise<number> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onerror = () => resolve(0);
    // Opening a name that is gone would make an empty database, which the sheet could not keep anything in.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      const database = request.result;
      const done = (pending: unknown) => {
        database.close();
        resolve(typeof pending === 'number' ? pending : 0);
      };
      if (!database.objectStoreNames.contains('custom')) return done(0);
      const kept = database.transaction('custom').objectStore('custom').get('pending');
      kept.onsuccess = () => done(kept.result);
      kept.onerror = () => done(0);
    };
  });
}

/** Deletes our IndexedDB databases and caches. A database still held open by a page goes when that page closes. */
async function clearLocalCopies(): Promise<void> {
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
