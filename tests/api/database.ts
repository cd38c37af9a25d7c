import { inject } from 'vitest';
import { openDatabase } from '#db/client.ts';

/** The database behind the API under test. */
export function database() {
  return openDatabase({ url: inject('grappe').databaseUrl });
}
