import './quiet.ts';
import { spawnSync } from 'node:child_process';
import { migrate } from '#db/migrate.ts';
import { duplicates } from '../vite.yjs-once.ts';
import { buildPages } from './build-pages.ts';
import { workerModules } from './worker-modules.ts';

/*
 * `npm run deploy`: pages, then migrations on Turso (TURSO_DATABASE_URL and TURSO_AUTH_TOKEN from the environment), then the
 * Worker. `npm run deploy -- --dry-run` builds everything and touches nothing.
 */

const dryRun = process.argv.includes('--dry-run');
const { TURSO_DATABASE_URL: url, TURSO_AUTH_TOKEN: authToken } = process.env;

await buildPages();
// Vite looks after the pages; the Worker is packed by wrangler, which does not mind a second Yjs (failure case 24).
const copies = duplicates(await workerModules());
if (copies.length > 0) {
  console.error(`Two copies of one package in the Worker. ${copies.join('; ')}`);
  process.exit(1);
}
if (!dryRun) {
  if (!url) {
    console.error('TURSO_DATABASE_URL is not set: see "Deployment" in the README.');
    process.exit(1);
  }
  await migrate({ url, authToken });
}
const { status } = spawnSync('npx', ['wrangler', 'deploy', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, WRANGLER_LOG: 'log' },
});
process.exit(status ?? 1);
