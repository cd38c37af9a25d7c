import { inArray } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { people } from '../schema.ts';

/** Names of people by id, those who left the cluster included: what they did keeps its name. */
export async function namesOf(db: Database, personIds: Iterable<string>): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: people.id, name: people.displayName })
    .from(people)
    .where(inArray(people.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
