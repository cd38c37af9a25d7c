import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { clusters } from './clusters.ts';
import { id } from './columns.ts';
import { phases } from './phases.ts';

export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    phaseId: text('phase_id')
      .notNull()
      .references(() => phases.id),
    title: text('title').notNull(),
    state: text('state').$type<'planned' | 'lobby' | 'live' | 'closed'>().notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    visioUrl: text('visio_url'),
    /** Called off before it began; its line stays, so that calendars learn it. */
    cancelledAt: integer('cancelled_at'),
    /** How often title, times or link changed: calendars keep the highest. */
    revision: integer('revision').notNull().default(0),
  },
  (t) => [index('sessions_cluster').on(t.clusterId)],
);
