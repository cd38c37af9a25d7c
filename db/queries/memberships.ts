import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, notInArray } from 'drizzle-orm';
import type { Database } from '../client.ts';
import type { Role } from '#domain/people/roles.ts';
import { assignments, clusters, establishments, memberships, people } from '../schema.ts';
import { inWriteTransaction, type Transaction } from '../write-transaction.ts';
import { insertAudit, type AuditEntry } from './audit.ts';

function memberRows(db: Database | Transaction) {
  return db
    .select({
      membershipId: memberships.id,
      personId: memberships.personId,
      clusterId: memberships.clusterId,
      name: people.displayName,
      title: memberships.title,
      role: memberships.role,
      establishmentId: memberships.establishmentId,
      college: memberships.college,
      isDeputy: memberships.isDeputy,
      replacesId: memberships.replacesId,
      establishment: establishments,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(establishments, eq(establishments.id, memberships.establishmentId));
}

export type MemberRow = Awaited<ReturnType<typeof memberRows>>[number];

/** Establishment by establishment, as lists and printed invitations are handed out; those of none last. */
const BY_TEAM = [
  asc(isNull(establishments.id)),
  asc(establishments.colour),
  asc(establishments.name),
  asc(memberships.college),
  asc(memberships.isDeputy),
  asc(people.displayName),
];

/** People who are of a cluster today, establishment by establishment. */
export function selectMembers(db: Database | Transaction, clusterId: string) {
  return memberRows(db)
    .where(and(eq(memberships.clusterId, clusterId), isNull(memberships.endedAt)))
    .orderBy(...BY_TEAM);
}

/** Those of these memberships that are of this cluster today, establishment by establishment. */
export function selectMembersById(db: Database, clusterId: string, membershipIds: string[]) {
  return memberRows(db)
    .where(
      and(
        inArray(memberships.id, membershipIds),
        eq(memberships.clusterId, clusterId),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(...BY_TEAM);
}

/** People who left a cluster, the last one first. */
export function selectFormerMembers(db: Database, clusterId: string) {
  return db
    .select({
      membershipId: memberships.id,
      name: people.displayName,
      title: memberships.title,
      role: memberships.role,
      college: memberships.college,
      endedAt: memberships.endedAt,
      establishment: establishments,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
    .where(and(eq(memberships.clusterId, clusterId), isNotNull(memberships.endedAt)))
    .orderBy(desc(memberships.endedAt));
}

/** Which establishments each facilitator of a cluster follows. */
export function selectAssignments(db: Database, clusterId: string) {
  return db
    .select({ membershipId: assignments.membershipId, establishmentId: assignments.establishmentId })
    .from(assignments)
    .innerJoin(memberships, eq(memberships.id, assignments.membershipId))
    .where(and(eq(memberships.clusterId, clusterId), isNull(memberships.endedAt)));
}

/**
 * Facilitators, observers and leads of the clusters this person leads: those who may be of one more as the same person. A line per
 * membership.
 */
export async function selectColleagues(db: Database, leadPersonId: string) {
  const led = db
    .select({ id: memberships.clusterId })
    .from(memberships)
    .where(
      and(eq(memberships.personId, leadPersonId), eq(memberships.role, 'lead'), isNull(memberships.endedAt)),
    );
  return db
    .select({
      personId: memberships.personId,
      name: people.displayName,
      title: memberships.title,
      role: memberships.role,
      cluster: clusters.name,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(clusters, eq(clusters.id, memberships.clusterId))
    .where(
      and(
        inArray(memberships.clusterId, led),
        isNull(memberships.endedAt),
        inArray(memberships.role, ['facilitator', 'observer', 'lead'] satisfies Role[]),
        ne(memberships.personId, leadPersonId),
      ),
    )
    .orderBy(asc(people.displayName));
}

export type NewPerson = {
  /** Null for someone known from another cluster. */
  person: typeof people.$inferInsert | null;
  membership: typeof memberships.$inferInsert;
  assignments: (typeof assignments.$inferInsert)[];
};

/**
 * Judges a change by who is of the cluster at the very moment of writing, and throws what refuses it: two identical lists sent at once
 * both looked good when they were read (rule C3).
 */
export type StillGood = (members: MemberRow[]) => void;

export async function insertPeople(tx: Transaction, added: readonly NewPerson[]): Promise<void> {
  const persons = added.flatMap(({ person }) => person ?? []);
  const follows = added.flatMap((one) => one.assignments);
  if (persons.length > 0) await tx.insert(people).values(persons);
  await tx.insert(memberships).values(added.map(({ membership }) => membership));
  if (follows.length > 0) await tx.insert(assignments).values(follows);
}

/** Adds all of these people to a cluster, or none. Throws what `assertStill` does. */
export function addPeople(
  db: Database,
  clusterId: string,
  added: readonly NewPerson[],
  entries: AuditEntry[],
  assertStill: StillGood,
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    assertStill(await selectMembers(tx, clusterId));
    await insertPeople(tx, added);
    await insertAudit(tx, ...entries);
  });
}

/** Whether this person is today of a cluster that the other one does not lead, beside `clusterId`. */
export async function isOfAnotherCluster(
  db: Database,
  { personId, clusterId }: Pick<MemberRow, 'personId' | 'clusterId'>,
  leadPersonId: string,
): Promise<boolean> {
  const led = db
    .select({ id: memberships.clusterId })
    .from(memberships)
    .where(
      and(eq(memberships.personId, leadPersonId), eq(memberships.role, 'lead'), isNull(memberships.endedAt)),
    );
  const elsewhere = await db.$count(
    memberships,
    and(
      eq(memberships.personId, personId),
      ne(memberships.clusterId, clusterId),
      isNull(memberships.endedAt),
      notInArray(memberships.clusterId, led),
    ),
  );
  return elsewhere > 0;
}

export type MemberChange = {
  membership: Partial<Omit<typeof memberships.$inferInsert, 'id' | 'personId' | 'clusterId'>>;
  /** New name; undefined to leave it. */
  name?: string;
  /** Establishments followed from now on. */
  follows: readonly string[];
};

/** Changes what a person is in a cluster, and how they are called. Throws what `assertStill` does. */
export function changeMember(
  db: Database,
  { membershipId, personId, clusterId }: Pick<MemberRow, 'membershipId' | 'personId' | 'clusterId'>,
  { membership, name, follows }: MemberChange,
  entry: AuditEntry,
  assertStill: StillGood,
): Promise<void> {
  return inWriteTransaction(db, async (tx) => {
    assertStill(await selectMembers(tx, clusterId));
    await tx.update(memberships).set(membership).where(eq(memberships.id, membershipId));
    await tx.delete(assignments).where(eq(assignments.membershipId, membershipId));
    if (follows.length > 0)
      await tx
        .insert(assignments)
        .values(follows.map((establishmentId) => ({ membershipId, establishmentId })));
    if (name !== undefined) await tx.update(people).set({ displayName: name }).where(eq(people.id, personId));
    await insertAudit(tx, entry);
  });
}
