import type { College } from '#domain/people/roles.ts';
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { boards, sheets } from './boards.ts';
import { clusters, establishments } from './clusters.ts';
import { createdAt, id } from './columns.ts';
import { people } from './people.ts';
import { expectedDeliverables } from './phases.ts';

/**
 * IMMUTABLE. A sheet's state, sealed. Rows form one chain per cluster: `position` has no hole and `previousHash` is the hash
 * of the row before. `projection` is the exact text that was hashed (canonical JSON, RFC 8785).
 */
export const snapshots = sqliteTable(
  'snapshots',
  {
    id: id(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    position: integer('position').notNull(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheets.id),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id),
    version: integer('version').notNull(),
    schemaVersion: integer('schema_version').notNull(),
    projection: text('projection').notNull(),
    yjsState: blob('yjs_state', { mode: 'buffer' }).notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull().unique(),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('snapshots_position').on(t.clusterId, t.position),
    uniqueIndex('snapshots_version').on(t.sheetId, t.version),
  ],
);

/** What one establishment hands in for one expected deliverable, in one version. Triggers freeze all of it but `state`; its transmission is written once. */
export const deliverables = sqliteTable(
  'deliverables',
  {
    id: id(),
    expectedDeliverableId: text('expected_deliverable_id')
      .notNull()
      .references(() => expectedDeliverables.id),
    establishmentId: text('establishment_id')
      .notNull()
      .references(() => establishments.id),
    snapshotId: text('snapshot_id')
      .notNull()
      .references(() => snapshots.id),
    version: integer('version').notNull(),
    state: text('state')
      .$type<'draft' | 'submitted' | 'validated' | 'transmitted' | 'superseded'>()
      .notNull(),
    submittedBy: text('submitted_by')
      .notNull()
      .references(() => people.id),
    submittedAt: integer('submitted_at').notNull(),
    /** Who must sign, decided when it was handed in (rule D3). The default is for what was handed in before it was written down. */
    signingColleges: text('signing_colleges', { mode: 'json' })
      .$type<College[]>()
      .notNull()
      .default(['direction', 'staff', 'trade']),
    /** When the establishment gave it to the programme, and who did; set once (rule D8). A later version does not take it back. */
    transmittedAt: integer('transmitted_at'),
    transmittedBy: text('transmitted_by').references(() => people.id),
  },
  (t) => [
    uniqueIndex('deliverables_version').on(t.expectedDeliverableId, t.establishmentId, t.version),
    index('deliverables_snapshot').on(t.snapshotId),
  ],
);

/** IMMUTABLE. One college's opinion on one exact hash. A désaccord stays for ever. */
export const signatures = sqliteTable(
  'signatures',
  {
    id: id(),
    deliverableId: text('deliverable_id')
      .notNull()
      .references(() => deliverables.id),
    snapshotHash: text('snapshot_hash')
      .notNull()
      .references(() => snapshots.hash),
    college: text('college').$type<College>().notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** Name and job on the day of signing: kept even if the person's record changes. */
    signedName: text('signed_name').notNull(),
    signedTitle: text('signed_title').notNull(),
    opinion: text('opinion').$type<'accord' | 'reserve' | 'desaccord'>().notNull(),
    comment: text('comment').notNull(),
    signedAt: integer('signed_at').notNull(),
  },
  (t) => [uniqueIndex('signatures_college').on(t.deliverableId, t.college)],
);
