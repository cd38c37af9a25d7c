import { buildPages } from './build-pages.ts';
import { seedDemo } from './demo/seed.ts';
import { demoLinks, printLinks } from './demo/links.ts';
import { CannotStart } from './data-folder.ts';
import { startGrappe } from './grappe.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/*
 * `npm start`: Grappe with its demo cluster, all embedded, on one port. Data stays under `.data/` (or GRAPPE_DATA) between
 * starts; PORT changes the port.
 */

const dataDir = process.env.GRAPPE_DATA ?? '.data';
const port = Number(process.env.PORT ?? 8787);

console.log('Grappe : construction des pages…');
await buildPages();
const grappe = await startGrappe({ dataDir, port }).catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error;
  console.error(`Grappe : ${error.message}`);
  process.exit(1);
});
stopOnSignal(() => grappe.stop());

await seedDemo(grappe, (step) => console.log(`Grappe : ${step}`));
printLinks(grappe.origin, await demoLinks(grappe), dataDir);
