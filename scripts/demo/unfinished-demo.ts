import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const markIn = (dataDir: string): string => resolve(dataDir, 'demo-unfinished');

/**
 * Empties a data folder whose demo was cut while it was being made: half of it would pass for all of it. A folder without the mark is left as it is.
 * To be called before anything of the folder is opened. Returns whether there was one.
 */
export function forgetUnfinishedDemo(dataDir: string): boolean {
  if (!existsSync(markIn(dataDir))) return false;
  for (const name of ['grappe.db', 'grappe.db-wal', 'grappe.db-shm', 'worker'])
    rmSync(resolve(dataDir, name), { recursive: true, force: true });
  rmSync(markIn(dataDir));
  return true;
}

/** Marks a data folder for as long as `make` makes the demo in it. A failure leaves the mark, as a kill does. */
export async function markedUnfinished(dataDir: string, make: () => Promise<void>): Promise<void> {
  writeFileSync(markIn(dataDir), '');
  await make();
  rmSync(markIn(dataDir));
}
