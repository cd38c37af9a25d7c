import { buildPages } from './build-pages.ts';
import { seedDemo } from './demo/seed.ts';
import { demoLinks, printLinks } from './demo/links.ts';
import { startGrappe } from './grappe.ts';
import { placeAskedFor, sayingWhy } from './place-asked-for.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/*
 * `npm start`: Grappe with its demo cluster, all embedded, on one port. Data stays under `.data/` (or GRAPPE_DATA) between
 * starts; PORT changes the port.
 */

const { dataDir, port } = await placeAskedFor();

console.log('Grappe : construction des pages…');
await buildPages();
const grappe = await sayingWhy(() => startGrappe({ dataDir, port }));
stopOnSignal(() => grappe.stop());

await seedDemo(grappe, (step) => console.log(`Grappe : ${step}`));
printLinks(grappe.origin, await demoLinks(grappe), dataDir);
