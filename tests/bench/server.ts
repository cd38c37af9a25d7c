import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTESTANTS } from './contestants.ts';

/*
 * The bench's Worker in a bare workerd, the one wrangler runs: no proxy in front to blur what is compared, and a start of a
 * twentieth of a second, which makes 200 kills affordable.
 */

const WORKERD = createRequire(createRequire(import.meta.url).resolve('wrangler'))('workerd')
  .default as string;
const PATIENCE_MS = 15_000;

export type BenchServer = {
  /** `http://127.0.0.1:port`. */
  origin: string;
  pid: number;
  /** SIGKILL to the process group. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves when the process is gone. */
  stop(): Promise<void>;
};

export type BenchWorker = {
  /** Starts the Worker on a new port; what its rooms store is kept from one start to the next. */
  start(): Promise<BenchServer>;
  /** Forgets bundle and data. */
  remove(): Promise<void>;
};

/** Bundles the bench's Worker into a fresh folder. Throws what wrangler printed when it does not bundle. */
export async function bundleWorker(): Promise<BenchWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'grappe-bench-'));
  await mkdir(join(folder, 'data'));
  const { status, stderr, stdout } = spawnSync(
    'npx',
    [
      'wrangler',
      'deploy',
      '--dry-run',
      '--outdir',
      folder,
      '--config',
      resolve(import.meta.dirname, 'wrangler.toml'),
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the bench's Worker does not bundle:\n${stdout}${stderr}`);
  return {
    start: () => startWorkerd(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function startWorkerd(folder: string): Promise<BenchServer> {
  const port = await freePort();
  const config = join(folder, 'bench.capnp');
  await writeFile(config, workerdConfig(port));
  const child = spawn(WORKERD, ['serve', config, '--directory-path', `disk=${join(folder, 'data')}`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(10)) {
    if (
      await fetch(origin).then(
        ({ status }) => status === 404,
        () => false,
      )
    )
      break;
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`workerd did not come up:\n${errors}`);
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal);
    await gone;
  };
  return { origin, pid: child.pid!, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function workerdConfig(port: number): string {
  const classes = Object.values(CONTESTANTS);
  const bindings = Object.entries(CONTESTANTS);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "bench", worker = .bench), (name = "disk", disk = (writable = true))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "bench")]
);
const bench :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-10-01",
  durableObjectNamespaces = [${classes.map((name) => `(className = "${name}", uniqueKey = "${name}", enableSql = true)`).join(', ')}],
  durableObjectStorage = (localDisk = "disk"),
  bindings = [${bindings.map(([binding, name]) => `(name = "${binding}", durableObjectNamespace = "${name}")`).join(', ')}]
);
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
