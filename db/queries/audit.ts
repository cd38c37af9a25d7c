import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import type { Transaction } from '../write-transaction.ts';
import { auditLog } from '../schema.ts';

/** `detail` never holds a ballot, a token or a person's words. */
export type AuditEntry = {
  at: number;
  clusterId: string;
  /** Null for what Grappe does by itself. */
  personId: string | null;
  /** What and how, as `invitation.create`. */
  action: `${string}.${string}`;
  /** Id of what was acted upon. */
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
};

/** One line of the log, to be written in the same batch or transaction as the deed. */
export function insertAudit(db: Database | Transaction, ...entries: AuditEntry[]) {
  return db.insert(auditLog).values(entries);
}

/**
 * The same, for a deed that may turn out to be done already: writes the line only if the statement right before it in the batch
 * changed a row.
 */
export function insertAuditIfChanged(db: Database, entry: AuditEntry) {
  const { at, clusterId, personId, action, subject } = entry;
  const detail = entry.detail ? JSON.stringify(entry.detail) : null;
  return db.run(sql`
    INSERT INTO ${auditLog} (at, cluster_id, person_id, action, subject, detail)
    SELECT ${at}, ${clusterId}, ${personId}, ${action}, ${subject}, ${detail} WHERE changes() > 0`);
}
