import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';
import { clusters } from '#db/schema.ts';
import type { Grappe } from '../grappe.ts';
import { fillSheets } from './fill-sheets.ts';
import { insertCluster } from './insert-cluster.ts';
import { makeRegion } from './make-region.ts';
import { bretagne } from './regions/bretagne.ts';
import { ileDeFrance } from './regions/ile-de-france.ts';
import { normandie } from './regions/normandie.ts';
import { occitanie } from './regions/occitanie.ts';
import { signFirstDeliverable } from './sign-deliverable.ts';

/** One cluster of each other programme, each further on its way than the one before. */
const REGIONS = [bretagne, occitanie, normandie, ileDeFrance];

/**
 * Makes the demo clusters in an empty database; does nothing when a cluster exists. The rows are inserted; the words are then
 * written, sealed and signed by the demo people through the rooms and the API, as real people do. `whileMaking` is given the making.
 */
export async function seedDemo(
  grappe: Pick<Grappe, 'origin' | 'databaseUrl'>,
  say: (step: string) => void = () => {},
  whileMaking: (make: () => Promise<void>) => Promise<void> = (make) => make(),
): Promise<void> {
  const client = createClient({ url: grappe.databaseUrl });
  try {
    const db = drizzle(client);
    if ((await db.select({ id: clusters.id }).from(clusters).limit(1)).length > 0) return;
    await whileMaking(async () => {
      say('création du cluster de démonstration…');
      const cluster = await insertCluster(db);
      await fillSheets(grappe.origin, db, cluster);
      await signFirstDeliverable(grappe.origin, db, cluster);
      for (const region of REGIONS) {
        say(`création de « ${region.name} »…`);
        await makeRegion(grappe.origin, db, cluster, region);
      }
    });
  } finally {
    client.close();
  }
}
