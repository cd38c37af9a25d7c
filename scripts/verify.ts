import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDatabase, type DatabaseTarget } from '#db/client.ts';
import { startLocalLibsql } from '#db/local/libsql-server.ts';
import { selectClusterNames, verifyChain } from '#db/queries/snapshots.ts';
import type { BrokenLink } from '#domain/deliverable/chain.ts';

/*
 * `npm run verify`: walks the chain of every cluster, a line each, and exits with 1 when one is broken, naming its first bad link.
 * Reads the database of TURSO_DATABASE_URL when it is set, else the local one under `.data/` (or GRAPPE_DATA), whether Grappe runs or not.
 */

const REASONS: Record<BrokenLink['reason'], string> = {
  missing: 'il manque',
  hash: 'son contenu ou son empreinte a changé depuis le scellement',
  previous: 'il ne suit pas le précédent',
  truncated: 'il manque, avec tout ce qui suivait',
  signature: 'une signature porte sur une autre empreinte',
};

/** Says how each chain stands; false when one is broken. */
async function verify(target: DatabaseTarget): Promise<boolean> {
  const db = openDatabase(target);
  let whole = true;
  for (const { id, name } of await selectClusterNames(db)) {
    const { brokenAt, length, head } = await verifyChain(db, id, Date.now());
    if (brokenAt) {
      const { position, snapshotId, reason } = brokenAt;
      console.log(
        `✗ ${name} : premier maillon fautif, n° ${position} (${snapshotId ?? 'inconnu'}) : ${REASONS[reason]}`,
      );
      whole = false;
    } else {
      const last = head ? `, dernière empreinte ${head}` : '';
      console.log(`✓ ${name} : ${length} instantané${length > 1 ? 's' : ''}, chaîne intacte${last}`);
    }
  }
  return whole;
}

const url = process.env.TURSO_DATABASE_URL;
const file = resolve(process.env.GRAPPE_DATA ?? '.data', 'grappe.db');
if (url) {
  process.exitCode = (await verify({ url, authToken: process.env.TURSO_AUTH_TOKEN })) ? 0 : 1;
} else if (existsSync(file)) {
  const server = await startLocalLibsql({ file, port: 0 });
  try {
    process.exitCode = (await verify(server)) ? 0 : 1;
  } finally {
    await server.close();
  }
} else {
  console.error(`Aucune base dans ${file}. Lancez d’abord npm start, ou indiquez GRAPPE_DATA.`);
  process.exitCode = 1;
}
