import type { Database } from '#db/client.ts';
import type { AuditEntry } from '#db/queries/audit.ts';
import { selectColleagues, type MemberRow } from '#db/queries/memberships.ts';
import { loadPeople, type PeopleRows } from '#db/queries/people.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { checkPeople, isError } from '#domain/people/import.ts';
import { mayManage } from '#domain/people/manage.ts';
import type { PersonDraft } from '#domain/people/person-draft.ts';
import type { Actor } from '#domain/people/roles.ts';
import { InvalidInput } from './errors.ts';
import { isClosed } from './sheet-rights.ts';

/* What every route that manages people asks first (rules A9, C3, C5, C6). */

/** Everyone of the asker's cluster, for someone who manages people. `open`: refuses a cluster that is closed. */
export async function loadManaged(db: Database, actor: Actor, open = true): Promise<PeopleRows> {
  if (!can(actor, 'cluster.manage', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  const rows = await loadPeople(db, actor.clusterId);
  if (!rows.cluster) throw new GrappeError('not_found');
  if (open && isClosed({ state: rows.cluster.state, live: false })) throw new GrappeError('cluster_closed');
  return rows;
}

export function memberIn(rows: Pick<PeopleRows, 'members'>, membershipId: string, actor: Actor): MemberRow {
  const member = rows.members.find((one) => one.membershipId === membershipId);
  if (!member) throw new GrappeError('not_found');
  if (!mayManage(actor, member)) throw new GrappeError('forbidden');
  return member;
}

/** Refuses a list with an error in it, by line and field (rule C3). */
export function assertGood(people: readonly PersonDraft[], context: Parameters<typeof checkPeople>[1]): void {
  const errors = checkPeople(people, context).filter(isError);
  if (errors.length > 0)
    throw new InvalidInput(
      errors.map(({ index, field, code }) => ({ path: `people.${index}.${field}`, message: code })),
    );
}

/** Rule C5: only someone of a cluster one leads may be named as the same person. */
export async function assertKnown(
  db: Database,
  actor: Actor,
  people: readonly Pick<PersonDraft, 'personId' | 'role'>[],
): Promise<void> {
  const named = people.filter(({ personId }) => personId !== null);
  if (named.length === 0) return;
  const colleagues = actor.role === 'lead' ? await selectColleagues(db, actor.personId) : [];
  const knows = ({ personId, role }: (typeof named)[number]) =>
    role !== 'member' && colleagues.some((one) => one.personId === personId);
  if (!named.every(knows)) throw new GrappeError('forbidden');
}

/** A cluster must keep someone who leads it. */
export function assertLeadStays(rows: Pick<PeopleRows, 'members'>, leaving: MemberRow): void {
  const others = rows.members.filter(
    ({ role, membershipId }) => role === 'lead' && membershipId !== leaving.membershipId,
  );
  if (leaving.role === 'lead' && others.length === 0) throw new GrappeError('last_lead');
}

/** A line of the log about someone's place in the cluster. */
export function entryOf(
  { clusterId, personId }: Actor,
  action: AuditEntry['action'],
  subject: string,
  at: number,
  detail?: AuditEntry['detail'],
): AuditEntry {
  return { at, clusterId, personId, action, subject, detail };
}
