import type { Database } from '../client.ts';
import { auditLog } from '../schema.ts';

/** `detail` never holds a ballot, a token or a person's words. */
export type AuditEntry = {
  at: number;
  clusterId: string;
  personId: string;
  /** What and how, as `invitation.create`. */
  action: `${string}.${string}`;
  /** Id of what was acted upon. */
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
};

/** One line of the log, to be written in the same batch as the deed. */
export function insertAudit(db: Database, ...entries: AuditEntry[]) {
  return db.insert(auditLog).values(entries);
}
