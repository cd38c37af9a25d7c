import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';
import * as schema from './schema.ts';

export type DatabaseTarget = { url: string; authToken?: string };

/**
 * A client for ONE request. A client kept in a module is shared by requests whose I/O the runtime keeps apart, and hung 54 of 60
 * concurrent ones. It speaks HTTP, so there is nothing to open or close.
 */
export function openDatabase({ url, authToken }: DatabaseTarget) {
  return drizzle(createClient({ url, authToken }), { schema });
}

export type Database = ReturnType<typeof openDatabase>;
