import './quiet.ts';
import { spawnSync } from 'node:child_process';
import { buildPages } from './build-pages.ts';

/*
 * `npm test`: all tests, one kind after the other (two at once would fight for the machine). The first kind that fails stops
 * the run. Vitest's and Playwright's own arguments go to their own commands: `npx vitest`, `npx playwright test`.
 */

const KINDS: [name: string, command: string[]][] = [
  ['rules and database', ['vitest', 'run']],
  ['rooms, inside workerd', ['vitest', 'run', '--config', 'vitest.rooms.config.ts']],
  ['API over HTTP', ['vitest', 'run', '--config', 'vitest.api.config.ts']],
  ['processes that are killed and restarted', ['vitest', 'run', '--config', 'vitest.process.config.ts']],
  ['journeys in browsers', ['playwright', 'test']],
];

await buildPages();
for (const [name, command] of KINDS) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npx', command, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
