import './quiet.ts';
import { resolve } from 'node:path';
import { unstable_startWorker as startWorker } from 'wrangler';
import { startLocalLibsql } from '#db/local/libsql-server.ts';
import { migrate } from '#db/migrate.ts';

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
 * The pages must have been built (`vite build`). Rejects when a port is taken or the database cannot be opened.
 */
export async function startGrappe({ dataDir, port, databasePort = 0 }: GrappeOptions): Promise<Grappe> {
  const database = await startLocalLibsql({ file: resolve(dataDir, 'grappe.db'), port: databasePort });
  try {
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
    await worker.ready;
    const url = await worker.url;
    return {
      origin: url.origin,
      databaseUrl: database.url,
      async stop() {
        await worker.dispose();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
