import { buildPages } from './build-pages.ts';
import { seedDemo } from './demo/seed.ts';
import { forgetUnfinishedDemo, markedUnfinished } from './demo/unfinished-demo.ts';
import { demoLinks, printLinks } from './demo/links.ts';
import { startGrappe } from './grappe.ts';
import { placeAskedFor, sayingWhy } from './place-asked-for.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/*
 * `npm start`: Grappe with its demo cluster, all embedded, on one port. Data stays under `.data/` (or GRAPPE_DATA) between
 * starts; PORT changes the port.
 */

const { dataDir, port } = await placeAskedFor();
if (forgetUnfinishedDemo(dataDir))
  console.log('Grappe : la démonstration avait été interrompue, elle est refaite.');

console.log('Grappe : construction des pages…');
await buildPages();
const grappe = await sayingWhy(() => startGrappe({ dataDir, port }));
stopOnSignal(() => grappe.stop());

const say = (step: string): void => console.log(`Grappe : ${step}`);
await seedDemo(grappe, say, (make) => markedUnfinished(dataDir, make));
printLinks(grappe.origin, await demoLinks(grappe), dataDir);
