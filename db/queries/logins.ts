import { and, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { LoginTimes } from '#domain/people/login.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { Database } from '../client.ts';
import { assignments, clusters, establishments, logins, memberships, people } from '../schema.ts';
import { actorOf } from './actors.ts';
import { insertAudit, type AuditEntry } from './audit.ts';

export type KnownLogin = typeof logins.$inferSelect & {
  membershipId: string;
  /** Job in this cluster, as printed beside the name. */
  title: string;
  /** 0–5 colour of a member's establishment; null for everyone else. */
  colour: number | null;
  clusterState: (typeof clusters.$inferSelect)['state'];
  /** Clusters the person is of today. */
  clusterCount: number;
};

/**
 * The login with this cookie and who it stands for, with the rights of now. Null for an unknown one and for a person who is no
 * longer of the cluster. The caller looks at its times. One round trip.
 */
export async function findLogin(
  db: Database,
  tokenHash: string,
): Promise<{ actor: Actor; login: KnownLogin } | null> {
  const ofLogin = and(
    eq(memberships.personId, logins.personId),
    eq(memberships.clusterId, logins.clusterId),
    isNull(memberships.endedAt),
  );
  const [rows, assigned] = await db.batch([
    db
      .select({
        login: logins,
        membership: memberships,
        name: people.displayName,
        state: clusters.state,
        colour: establishments.colour,
        clusterCount: sql<number>`(
          SELECT count(*) FROM memberships AS own WHERE own.person_id = ${logins.personId} AND own.ended_at IS NULL
        )`,
      })
      .from(logins)
      .innerJoin(memberships, ofLogin)
      .innerJoin(people, eq(people.id, logins.personId))
      .innerJoin(clusters, eq(clusters.id, logins.clusterId))
      .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
      .where(eq(logins.tokenHash, tokenHash)),
    db
      .select({ establishmentId: assignments.establishmentId })
      .from(logins)
      .innerJoin(memberships, ofLogin)
      .innerJoin(assignments, eq(assignments.membershipId, memberships.id))
      .where(eq(logins.tokenHash, tokenHash)),
  ]);
  const row = rows[0];
  if (!row) return null;
  const actor = actorOf(
    row.membership,
    row.name,
    assigned.map((one) => one.establishmentId),
  );
  const login: KnownLogin = {
    ...row.login,
    membershipId: row.membership.id,
    title: row.membership.title,
    clusterState: row.state,
    colour: row.colour,
    clusterCount: row.clusterCount,
  };
  return { actor, login };
}

/** These logins, those that exist. */
export function selectLogins(db: Database, loginIds: string[]) {
  return db.select().from(logins).where(inArray(logins.id, loginIds));
}

/** Moves a login forward. */
export async function slide(db: Database, loginId: string, times: LoginTimes): Promise<void> {
  await db
    .update(logins)
    .set({ lastSeenAt: times.lastSeenAt, expiresAt: times.expiresAt })
    .where(eq(logins.id, loginId));
}

export type NewLogin = typeof logins.$inferInsert;

/** Stores a login, and forgets those of the same person that are over. */
export async function insertLogin(db: Database, login: NewLogin): Promise<void> {
  await db.batch([
    db.insert(logins).values(login),
    db
      .delete(logins)
      .where(
        and(
          eq(logins.personId, login.personId),
          ne(logins.id, login.id),
          or(lt(logins.expiresAt, login.createdAt), lt(logins.endsAt, login.createdAt)),
        ),
      ),
  ]);
}

/** Ends one login at once, on the server: its cookie is worth nothing any more. */
export async function endLogin(db: Database, loginId: string): Promise<void> {
  await db.delete(logins).where(eq(logins.id, loginId));
}

/** Ends every login of a person in a cluster but `keep`; returns their ids, so that their sockets can be closed. */
export function endOtherLoginsOf(
  db: Database,
  { personId, clusterId, keep }: { personId: string; clusterId: string; keep: string },
) {
  return db
    .delete(logins)
    .where(and(eq(logins.personId, personId), eq(logins.clusterId, clusterId), ne(logins.id, keep)))
    .returning({ id: logins.id });
}

/** Puts one login in the place of another, in one go: at no instant are both open, or neither. */
export async function replaceLogin(
  db: Database,
  oldId: string,
  login: NewLogin,
  ...entries: AuditEntry[]
): Promise<void> {
  await db.batch([
    db.delete(logins).where(eq(logins.id, oldId)),
    db.insert(logins).values(login),
    insertAudit(db, ...entries),
  ]);
}
