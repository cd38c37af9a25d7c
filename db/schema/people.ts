import type { College, Role } from '#domain/people/roles.ts';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { clusters, establishments } from './clusters.ts';
import { createdAt, id } from './columns.ts';

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

/** Failed invitation attempts per client, to throttle guessing (failure case 46). `key` is a hash. */
export const attempts = sqliteTable('attempts', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  windowStartedAt: integer('window_started_at').notNull(),
});
