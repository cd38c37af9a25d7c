import type { College, Role } from '#domain/people/roles.ts';
import type { PictureType } from '#domain/picture/picture.ts';
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * Every time is an integer, milliseconds UTC. Ids are random strings of 128 bits. Tables marked IMMUTABLE carry triggers
 * (`db/triggers.ts`) that abort UPDATE, DELETE and INSERT over an existing row.
 */

const id = () => text('id').primaryKey();
const createdAt = () => integer('created_at').notNull();

/** Where a phase's or an expected deliverable's words come from. */
export type TextSource = 'call' | 'grappe' | 'cluster';

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

export const people = sqliteTable('people', {
  id: id(),
  displayName: text('display_name').notNull(),
  createdAt: createdAt(),
});

/** What a person is in a cluster. A person who leaves gets `endedAt`; the row stays for the history. */
export const memberships = sqliteTable(
  'memberships',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    role: text('role').$type<Role>().notNull(),
    establishmentId: text('establishment_id').references(() => establishments.id),
    college: text('college').$type<College>(),
    /** Job as printed on invitations and signatures ("IDE coordinatrice"). */
    title: text('title').notNull(),
    /** A deputy (suppléant) of their college's seat. */
    isDeputy: integer('is_deputy', { mode: 'boolean' }).notNull().default(false),
    /** Membership this person took over from. */
    replacesId: text('replaces_id'),
    endedAt: integer('ended_at'),
  },
  (t) => [uniqueIndex('memberships_person_cluster').on(t.personId, t.clusterId)],
);

/** Which establishments a facilitator follows. */
export const assignments = sqliteTable(
  'assignments',
  {
    membershipId: text('membership_id')
      .notNull()
      .references(() => memberships.id),
    establishmentId: text('establishment_id')
      .notNull()
      .references(() => establishments.id),
  },
  (t) => [primaryKey({ columns: [t.membershipId, t.establishmentId] })],
);

/** A personal link. Only the SHA-256 of its token is kept. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: id(),
    membershipId: text('membership_id')
      .notNull()
      .references(() => memberships.id),
    tokenHash: text('token_hash').notNull().unique(),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
    /** Logins it may still open: a phone, a PC, and the day the cookie was lost. */
    usesLeft: integer('uses_left').notNull(),
    firstUsedAt: integer('first_used_at'),
  },
  (t) => [index('invitations_membership').on(t.membershipId)],
);

/** A person's login on one device ("session" means the séance here). Only the SHA-256 of the cookie is kept. */
export const logins = sqliteTable(
  'logins',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => clusters.id),
    tokenHash: text('token_hash').notNull().unique(),
    sharedComputer: integer('shared_computer', { mode: 'boolean' }).notNull(),
    createdAt: createdAt(),
    lastSeenAt: integer('last_seen_at').notNull(),
    /** Slides with use; never beyond `endsAt`. */
    expiresAt: integer('expires_at').notNull(),
    endsAt: integer('ends_at').notNull(),
  },
  (t) => [index('logins_person').on(t.personId)],
);

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

/** A vote as everyone may know it. Ballots never come here: they live and die in the vote's own Durable Object. */
export const votes = sqliteTable(
  'votes',
  {
    id: id(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id),
    /** The vote this one is a second round of. */
    previousVoteId: text('previous_vote_id'),
    question: text('question').notNull(),
    state: text('state').$type<'draft' | 'open' | 'closed' | 'published'>().notNull(),
    budget: integer('budget').notNull(),
    cap: integer('cap').notNull(),
    electorate: text('electorate', { mode: 'json' }).notNull(),
    electorCount: integer('elector_count').notNull(),
    items: text('items', { mode: 'json' }).notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (t) => [index('votes_session').on(t.sessionId), index('votes_board').on(t.boardId)],
);

/** IMMUTABLE. The published count of a vote (`domain/vote/result.ts`), a row per vote. */
export const voteResults = sqliteTable('vote_results', {
  id: id(),
  voteId: text('vote_id')
    .notNull()
    .unique()
    .references(() => votes.id),
  result: text('result', { mode: 'json' }).notNull(),
  publishedAt: integer('published_at').notNull(),
});

/** Placement of a map's cards, each person alone first. What people place lives and dies in its Durable Object. */
export const placements = sqliteTable(
  'placements',
  {
    id: id(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheets.id),
    state: text('state').$type<'open' | 'revealed'>().notNull(),
    /** Card ids and words at the opening. */
    items: text('items', { mode: 'json' }).notNull(),
    electorCount: integer('elector_count').notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: integer('opened_at').notNull(),
    revealedAt: integer('revealed_at'),
    /** Medians and spreads; null before the reveal. */
    result: text('result', { mode: 'json' }),
  },
  (t) => [index('placements_sheet').on(t.sheetId)],
);

/** One round of an anonymous questionnaire. Answers live and die in its Durable Object; only the aggregate comes here. */
export const questionnaires = sqliteTable(
  'questionnaires',
  {
    id: id(),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id),
    state: text('state').$type<'open' | 'closed'>().notNull(),
    respondentCount: integer('respondent_count').notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
    /** Aggregates, null before the close; free texts in it are shown once reviewed. */
    result: text('result', { mode: 'json' }),
  },
  (t) => [index('questionnaires_board').on(t.boardId)],
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

/** Failed invitation attempts per client, to throttle guessing (failure case 46). `key` is a hash. */
export const attempts = sqliteTable('attempts', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  windowStartedAt: integer('window_started_at').notNull(),
});
