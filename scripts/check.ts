import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/*
 * `npm run check`: format, lint, types, direction of imports. As many at a time as there are processors, each told whole when it ends; all of
 * them are run whatever the others say, so that one correction is not followed by the next surprise.
 */

const CHECKS: [name: string, command: string, ...args: string[]][] = [
  // The longest first: the short ones fit beside them.
  ['lint, direction of imports', 'eslint', '.'],
  ['types', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  ['format', 'prettier', '--check', '.'],
  ['types of the service worker', 'tsc', '-p', 'app/service-worker'],
];

/** Runs one check; true when it found nothing. */
function run([name, command, ...args]: (typeof CHECKS)[number]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // npm puts our own tools first in PATH.
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      console.log(`\n── ${name}${code === 0 ? '' : ' ✗'}\n${output.trim()}`);
      resolve(code === 0);
    });
  });
}

const waiting = [...CHECKS];
let isClean = true;
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      if (!(await run(check))) isClean = false;
  }),
);
process.exitCode = isClean ? 0 : 1;
