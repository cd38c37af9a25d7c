import type { FullConfig } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnGrappe } from '../harness/grappe-process.ts';

/**
 * A Grappe with fresh demo data for each worker, so that no journey meets another one's people; their addresses travel in the environment
 * (`people.ts` reads its worker's).
 */
export default async function globalSetup({ workers }: FullConfig): Promise<() => Promise<void>> {
  const all = await Promise.all(
    Array.from({ length: workers }, async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'grappe-journeys-'));
      return { dataDir, grappe: await spawnGrappe({ dataDir }) };
    }),
  );
  process.env.GRAPPES = JSON.stringify(
    all.map(({ grappe: { origin, databaseUrl } }) => ({ origin, databaseUrl })),
  );
  return async () => {
    for (const { grappe, dataDir } of all) {
      await grappe.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}
