import type { College } from '#domain/people/roles.ts';
import type { PictureType } from '#domain/picture/picture.ts';
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { clusters, establishments } from './clusters.ts';
import { createdAt, id } from './columns.ts';
import { people } from './people.ts';
import { phases } from './phases.ts';

/** An instance of a board kind in a phase of a cluster. */
export const boards = sqliteTable(
  'boards',
  {
    id: id(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    phaseId: text('phase_id')
      .notNull()
      .references(() => phases.id),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    position: integer('position').notNull(),
    state: text('state')
      .$type<'prepared' | 'open' | 'grouping' | 'voting' | 'frozen' | 'released'>()
      .notNull(),
    /** How its sheets were cut: the kind's own scope, or what the facilitator chose. */
    scope: text('scope').$type<'establishment' | 'college' | 'cluster'>().notNull().default('establishment'),
    /** How cards are written until the reveal of each sheet. */
    writing: text('writing').$type<'open' | 'private' | 'anonymous'>().notNull().default('open'),
    /** Participants edit and delete only the cards they wrote. */
    ownCardsOnly: integer('own_cards_only', { mode: 'boolean' }).notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [index('boards_cluster').on(t.clusterId)],
);

/** One Y.Doc, one room, the unit of permission. Its room is named by its id. */
export const sheets = sqliteTable(
  'sheets',
  {
    id: id(),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id),
    establishmentId: text('establishment_id').references(() => establishments.id),
    college: text('college').$type<College>(),
    /** Version being written: 1, then one more after each seal that is re-opened. */
    version: integer('version').notNull().default(1),
    sealedAt: integer('sealed_at'),
    releasedAt: integer('released_at'),
    /** When the private or anonymous cards were revealed; null while they are apart, or when writing is open. */
    revealedAt: integer('revealed_at'),
    /** Last durable edit, told by the room now and then; null for a sheet nobody has written on. */
    editedAt: integer('edited_at'),
  },
  (t) => [index('sheets_board').on(t.boardId), index('sheets_establishment').on(t.establishmentId)],
);

/**
 * A picture of a photo diagnosis, read with the rights of its sheet. Never changed, nor removed when a row lets it go: an earlier version or
 * an undo still names it. `id` is the SHA-256 of `bytes` (`domain/picture/picture.ts`), which what is sealed then covers; the key
 * is that of one sheet, because the same picture may be brought to two sheets, each with readers of its own.
 */
export const images = sqliteTable(
  'images',
  {
    id: text('id').notNull(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheets.id),
    type: text('type').$type<PictureType>().notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.sheetId, t.id] })],
);

/** One thing that came from another: a priority became an experiment. Items are named by id, so that renaming breaks nothing. */
export const traces = sqliteTable(
  'traces',
  {
    id: id(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    fromSheetId: text('from_sheet_id')
      .notNull()
      .references(() => sheets.id),
    /** Card, row or field it came from; the whole sheet when null. */
    fromItemId: text('from_item_id'),
    toSheetId: text('to_sheet_id')
      .notNull()
      .references(() => sheets.id),
    toItemId: text('to_item_id'),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (t) => [index('traces_from').on(t.fromSheetId), index('traces_to').on(t.toSheetId)],
);
