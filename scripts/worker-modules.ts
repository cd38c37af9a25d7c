import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The modules that the Worker's bundle is made of, packed as for a deployment; nothing is deployed. The pages must have been built.
 * Rejects with what wrangler said when it does not pack.
 */
export async function workerModules(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'grappe-worker-'));
  try {
    const list = join(folder, 'modules.json');
    const options = ['deploy', '--dry-run', '--outdir', join(folder, 'out'), '--metafile', list];
    const { status, stderr } = spawnSync('npx', ['wrangler', ...options], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the Worker does not pack:\n${stderr}`);
    const { inputs } = JSON.parse(await readFile(list, 'utf8')) as { inputs: Record<string, unknown> };
    // From the root, so that every `node_modules` has something before it.
    return Object.keys(inputs).map((path) => `/${path}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
