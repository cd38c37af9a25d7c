import './quiet.ts';
import { cloudflare } from '@cloudflare/vite-plugin';
import { resolve } from 'node:path';
import { createServer } from 'vite';
import { startLocalLibsql } from '#db/local/libsql-server.ts';
import { migrate } from '#db/migrate.ts';
import { takeDataFolder } from './data-folder.ts';
import { demoLinks, printLinks } from './demo/links.ts';
import { seedDemo } from './demo/seed.ts';
import { forgetUnfinishedDemo, markedUnfinished } from './demo/unfinished-demo.ts';
import { placeAskedFor } from './place-asked-for.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/*
 * `npm run dev`: pages and Worker reload as files change, on one port, with the same data folder as `npm start` (GRAPPE_DATA
 * and PORT change folder and port). Not both at once: the database is one process's.
 */

const { dataDir, port } = await placeAskedFor();
if (forgetUnfinishedDemo(dataDir))
  console.log('Grappe : la démonstration avait été interrompue, elle est refaite.');
const giveBack = takeDataFolder(resolve(dataDir));
const database = await startLocalLibsql({ file: resolve(dataDir, 'grappe.db'), port: 0 });
await migrate({ url: database.url });

const vite = await createServer({
  server: { host: 'localhost', port, strictPort: true },
  plugins: [
    cloudflare({
      inspectorPort: false,
      persistState: { path: resolve(dataDir, 'worker') },
      config: (worker) => {
        worker.vars = { ...worker.vars, TURSO_DATABASE_URL: database.url };
      },
    }),
  ],
});
await vite.listen();
stopOnSignal(async () => {
  await vite.close();
  await database.close();
  giveBack();
});

const grappe = { origin: `http://localhost:${port}`, databaseUrl: database.url };
const say = (step: string): void => console.log(`Grappe : ${step}`);
await seedDemo(grappe, say, (make) => markedUnfinished(dataDir, make));
printLinks(grappe.origin, await demoLinks(grappe), dataDir);
