import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnGrappe } from '../harness/grappe-process.ts';

/** One Grappe with fresh demo data for all journeys; its address travels in the environment (`people.ts` reads it). */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grappe-journeys-'));
  const grappe = await spawnGrappe({ dataDir });
  process.env.GRAPPE_ORIGIN = grappe.origin;
  process.env.GRAPPE_DATABASE = grappe.databaseUrl;
  return async () => {
    await grappe.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
