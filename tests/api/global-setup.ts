import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { spawnGrappe } from '../harness/grappe-process.ts';

export type Running = { origin: string; databaseUrl: string; dataDir: string; pid: number };

declare module 'vitest' {
  interface ProvidedContext {
    grappe: Running;
  }
}

/** One Grappe without demo data for every file; each makes its own clusters (`seed.ts`). */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grappe-api-'));
  const { origin, databaseUrl, pid, stop } = await spawnGrappe({ dataDir, demo: false });
  project.provide('grappe', { origin, databaseUrl, dataDir, pid });
  return async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
