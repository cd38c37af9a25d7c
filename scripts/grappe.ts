import './quiet.ts';
import { resolve } from 'node:path';
import { unstable_startWorker as startWorker } from 'wrangler';
import { startLocalLibsql } from '#db/local/libsql-server.ts';
import { migrate } from '#db/migrate.ts';
import { CannotStart, takeDataFolder } from './data-folder.ts';
import { assertPortIsFree } from './free-port.ts';

export type GrappeOptions = {
  /** Folder of the database and of the rooms; created when missing. */
  dataDir: string;
  /** Port of the one server people open; 0 takes a free one. */
  port: number;
  /** Port of the local database; 0 takes a free one. */
  databasePort?: number;
};

export type Grappe = {
  /** Address to open, without a trailing slash. */
  origin: string;
  databaseUrl: string;
  /** Stops the Worker, then the database. Leaves nothing running. */
  stop(): Promise<void>;
};

/**
 * Starts the whole of Grappe on this machine: local database, migrations, then the Worker with rooms and pages on one port.
 * The pages must have been built (`vite build`). Rejects with
 * CannotStart when the port or the folder is taken.
 */
export async function startGrappe({ dataDir, port, databasePort = 0 }: GrappeOptions): Promise<Grappe> {
  await assertPortIsFree(port);
  const giveBack = takeDataFolder(resolve(dataDir));
  const toStop: (() => void | Promise<void>)[] = [giveBack];
  const stop = async (): Promise<void> => {
    for (const step of toStop.splice(0).reverse()) await step();
  };
  try {
    const database = await startLocalLibsql({ file: resolve(dataDir, 'grappe.db'), port: databasePort });
    toStop.push(() => database.close());
    await migrate({ url: database.url });
    const worker = await startWorker({
      config: resolve(import.meta.dirname, '../wrangler.toml'),
      bindings: { TURSO_DATABASE_URL: { type: 'plain_text', value: database.url } },
      dev: {
        server: { hostname: 'localhost', port },
        inspector: false,
        watch: false,
        persist: resolve(dataDir, 'worker'),
        logLevel: 'error',
      },
    });
    toStop.push(() => worker.dispose());
    await worker.ready;
    await assertAnswers((await worker.url).origin);
    return { origin: (await worker.url).origin, databaseUrl: database.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const PATIENCE_MS = 30_000;

/** A Worker that does not compile, or cannot reach the database, is "ready" all the same: ask it something. */
async function assertAnswers(origin: string): Promise<void> {
  const reply = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => {
      throw new CannotStart(
        'Le serveur ne répond pas. Les erreurs de compilation s’affichent avec WRANGLER_LOG=debug.',
        {
          cause: error,
        },
      );
    },
  );
  if (!reply.ok) throw new CannotStart(`Le serveur répond ${reply.status} : ${await reply.text()}`);
}
