import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, id } from './columns.ts';

/**
 * A call's content as data: phases, expected deliverables, labels (`domain/programmes/programme.ts`). A row never changes: a code has one
 * more each time its template did, so that a cluster keeps the programme it was created with (rule C8).
 */
export const programmes = sqliteTable(
  'programmes',
  {
    id: id(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    template: text('template', { mode: 'json' }).notNull(),
  },
  (t) => [index('programmes_code').on(t.code)],
);

export const clusters = sqliteTable('clusters', {
  id: id(),
  programmeId: text('programme_id')
    .notNull()
    .references(() => programmes.id),
  name: text('name').notNull(),
  territory: text('territory').notNull().default(''),
  state: text('state').$type<'forming' | 'running' | 'closed' | 'archived'>().notNull(),
  startsAt: integer('starts_at'),
  endsAt: integer('ends_at'),
  createdAt: createdAt(),
});

export const establishments = sqliteTable(
  'establishments',
  {
    id: id(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    type: text('type').notNull(),
    status: text('status').notNull(),
    department: text('department').notNull().default(''),
    /** Effectif, people; null when nobody has said. */
    headcount: integer('headcount'),
    /** 0–5: index of its colour and shape (`app/lib/design`). */
    colour: integer('colour').notNull(),
  },
  (t) => [index('establishments_cluster').on(t.clusterId)],
);
