import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { clusters } from './clusters.ts';
import { id } from './columns.ts';

/** Where a phase's or an expected deliverable's words come from. */
export type TextSource = 'call' | 'grappe' | 'cluster';

export const phases = sqliteTable(
  'phases',
  {
    id: id(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    position: integer('position').notNull(),
    kind: text('kind')
      .$type<'kickoff' | 'collective' | 'individual' | 'intersession' | 'review' | 'sequence'>()
      .notNull(),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull(),
    state: text('state').$type<'planned' | 'current' | 'done'>().notNull(),
    startsAt: integer('starts_at'),
    endsAt: integer('ends_at'),
    /** `call`: word for word from the call; `grappe`: added by us; `cluster`: changed or added by its people. */
    source: text('source').$type<TextSource>().notNull().default('call'),
    /** Position in the programme's template (from 0) of the phase it was made from; null for one its people added. */
    templatePosition: integer('template_position'),
  },
  (t) => [uniqueIndex('phases_position').on(t.clusterId, t.position)],
);

export const expectedDeliverables = sqliteTable(
  'expected_deliverables',
  {
    id: id(),
    phaseId: text('phase_id')
      .notNull()
      .references(() => phases.id),
    position: integer('position').notNull(),
    /** Word for word from the call. */
    title: text('title').notNull(),
    /** Kind of the board that produces it, when the method has one. */
    boardKind: text('board_kind'),
    dueAt: integer('due_at'),
    source: text('source').$type<TextSource>().notNull().default('call'),
  },
  (t) => [uniqueIndex('expected_deliverables_position').on(t.phaseId, t.position)],
);
