import { seedDemo } from '../../scripts/demo/seed.ts';
import { startGrappe } from '../../scripts/grappe.ts';
import { stopOnSignal } from '../../scripts/stop-on-signal.ts';

/* A whole Grappe as its own process, for tests that kill it: says where it is in one line of JSON, then waits. */

const [dataDir, port, demo] = process.argv.slice(2);
const grappe = await startGrappe({ dataDir: dataDir!, port: Number(port) });
stopOnSignal(() => grappe.stop());
if (demo === 'demo') await seedDemo(grappe);
console.log(JSON.stringify({ origin: grappe.origin, databaseUrl: grappe.databaseUrl }));
