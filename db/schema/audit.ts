import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** IMMUTABLE. Who did what, when. Never a ballot, a token or the words of a card. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at')
      .notNull()
      .default(sql`(unixepoch() * 1000)`),
    clusterId: text('cluster_id'),
    personId: text('person_id'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: text('detail', { mode: 'json' }),
  },
  (t) => [index('audit_log_cluster').on(t.clusterId, t.at)],
);
