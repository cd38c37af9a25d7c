import { resolve } from 'node:path';
import { CannotStart, takeDataFolder } from './data-folder.ts';
import { assertPortIsFree, portAskedFor } from './free-port.ts';

/**
 * Folder and port that GRAPPE_DATA and PORT ask for. Looked at before anything is built: what is wrong with them is said at once. Ends the
 * process, with the reason in words, when one of them cannot be had.
 */
export async function placeAskedFor(): Promise<{ dataDir: string; port: number }> {
  return sayingWhy(async () => {
    const dataDir = process.env.GRAPPE_DATA ?? '.data';
    const port = portAskedFor(process.env.PORT);
    await assertPortIsFree(port);
    takeDataFolder(resolve(dataDir))();
    return { dataDir, port };
  });
}

/** Ends the process with the reason in words when `start` throws CannotStart. */
export async function sayingWhy<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(`Grappe : ${error.message}`);
    process.exit(1);
  }
}
