import type { Database } from './client.ts';
import { isDuplicateRow } from './duplicate-row.ts';

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** How often a transaction starts anew before its failure is handed on. */
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction that holds the write lock from its first statement: what it reads stays true until it commits.
 * When a unique key or the lock was lost to another writer all the same, it starts anew and reads again, so `work` must have no effect
 * outside the transaction. Any other error rolls back and is thrown.
 */
export async function inWriteTransaction<Result>(
  db: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !(isDuplicateRow(error) || isBusy(error))) throw error;
      // Two writers that met once must not meet again in step.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
    }
  }
}

/** The write lock was held by another for longer than the database waits. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.startsWith('SQLITE_BUSY') || isBusy(error.cause);
}
