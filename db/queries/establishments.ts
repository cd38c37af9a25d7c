import { asc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { establishments } from '../schema.ts';

/** Establishments of a cluster, in the order of their colours. */
export function selectEstablishments(db: Database, clusterId: string) {
  return db
    .select()
    .from(establishments)
    .where(eq(establishments.clusterId, clusterId))
    .orderBy(asc(establishments.colour), asc(establishments.name));
}

export type EstablishmentRow = typeof establishments.$inferSelect;
