import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from '#db/client.ts';
import type { AuditEntry } from '#db/queries/audit.ts';
import {
  addPeople,
  changeMember,
  endMember,
  isOfAnotherCluster,
  selectColleagues,
  type MemberRow,
} from '#db/queries/memberships.ts';
import { loadPeople, type PeopleRows } from '#db/queries/people.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { checkPeople, isError } from '#domain/people/import.ts';
import { mayManage } from '#domain/people/manage.ts';
import { PersonDraftSchema, type PersonDraft } from '#domain/people/person-draft.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { Colleague } from '#domain/views.ts';
import { planPerson } from '../cluster-plan.ts';
import type { LoggedInEnv } from '../context.ts';
import type { Env } from '../env.ts';
import { InvalidInput } from '../errors.ts';
import { closeLogins, refreshCluster, refreshSessions } from '../room-access.ts';
import { isClosed } from '../sheet-rights.ts';
import { valid } from '../valid.ts';
import { peopleContext } from '../views/people-view.ts';

const NewPeople = v.object({
  people: v.pipe(v.array(PersonDraftSchema), v.minLength(1), v.maxLength(200)),
});
const Successor = v.pick(PersonDraftSchema, ['name', 'title', 'personId']);

/** Everyone of the asker's cluster, for someone who manages people. `open`: refuses a cluster that is closed. */
async function loadManaged(db: Database, actor: Actor, open = true): Promise<PeopleRows> {
  if (!can(actor, 'cluster.manage', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
  const rows = await loadPeople(db, actor.clusterId);
  if (!rows.cluster) throw new GrappeError('not_found');
  if (open && isClosed({ state: rows.cluster.state, live: false })) throw new GrappeError('cluster_closed');
  return rows;
}

function memberIn(rows: Pick<PeopleRows, 'members'>, membershipId: string, actor: Actor): MemberRow {
  const member = rows.members.find((one) => one.membershipId === membershipId);
  if (!member) throw new GrappeError('not_found');
  if (!mayManage(actor, member)) throw new GrappeError('forbidden');
  return member;
}

/** Refuses to put anyone where one does not follow (rule A9): by moving them there, or by adding them. */
function assertFollows(actor: Actor, people: readonly PersonDraft[]): void {
  for (const { role, establishment } of people)
    if (
      role === 'member' &&
      establishment !== null &&
      !mayManage(actor, { role, establishmentId: establishment })
    )
      throw new GrappeError('forbidden');
}

/** Refuses a list with an error in it, by line and field (rule C3). */
function assertGood(people: readonly PersonDraft[], context: Parameters<typeof checkPeople>[1]): void {
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
function assertLeadStays(rows: Pick<PeopleRows, 'members'>, leaving: MemberRow): void {
  const others = rows.members.filter(
    ({ role, membershipId }) => role === 'lead' && membershipId !== leaving.membershipId,
  );
  if (leaving.role === 'lead' && others.length === 0) throw new GrappeError('last_lead');
}

/** Adding, changing, replacing and taking out the people of a cluster (rules A9, C3, C5, C6). */
export const members = new Hono<LoggedInEnv>()
  .get('/colleagues', async (c) => {
    const { db, actor } = c.var;
    if (!can(actor, 'cluster.create', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
    const colleagues = new Map<string, Colleague>();
    for (const { cluster, ...row } of await selectColleagues(db, actor.personId)) {
      const known = colleagues.get(row.personId) ?? { ...row, clusters: [] };
      known.clusters.push(cluster);
      colleagues.set(row.personId, known);
    }
    return c.json({ colleagues: [...colleagues.values()] });
  })
  .post('/people', valid('json', NewPeople), async (c) => {
    const { db, actor } = c.var;
    const { people } = c.req.valid('json');
    const rows = await loadManaged(db, actor);
    const judge = (members: MemberRow[]) => assertGood(people, peopleContext(actor, { ...rows, members }));
    judge(rows.members);
    assertFollows(actor, people);
    await assertKnown(db, actor, people);
    const now = Date.now();
    const added = people.map((person) => planPerson(person, actor.clusterId, now));
    await addPeople(
      db,
      actor.clusterId,
      added,
      added.map(({ membership }) => entryOf(actor, 'person.add', membership.id, now, aboutSeat(membership))),
      judge,
    );
    return c.json({ membershipIds: added.map(({ membership }) => membership.id) });
  })
  .post('/people/:membershipId', valid('json', PersonDraftSchema), async (c) => {
    const { db, actor } = c.var;
    const person = c.req.valid('json');
    const rows = await loadManaged(db, actor);
    const judge = (members: MemberRow[]) => {
      const there = memberIn({ members }, c.req.param('membershipId'), actor);
      if (person.role !== there.role) assertLeadStays({ members }, there);
      assertGood([person], peopleContext(actor, { ...rows, members }, there.membershipId));
      return there;
    };
    const member = judge(rows.members);
    assertFollows(actor, [person]);
    const now = Date.now();
    const planned = planPerson(person, actor.clusterId, now);
    const { role, college, establishmentId, title, isDeputy } = planned.membership;
    const name = person.name.trim();
    // A name is the person's in every cluster they are of: it is changed by who answers for all of them (rule A1).
    if (name !== member.name && (await isOfAnotherCluster(db, member, actor.personId)))
      throw new GrappeError('forbidden');
    await changeMember(
      db,
      member,
      {
        membership: { role, college, establishmentId, title, isDeputy },
        name: name === member.name ? undefined : name,
        follows: planned.assignments.map(({ establishmentId }) => establishmentId),
      },
      entryOf(actor, 'person.change', member.membershipId, now, {
        ...aboutSeat(planned.membership),
        renamed: name !== member.name,
      }),
      judge,
    );
    c.executionCtx.waitUntil(tellRooms(c.env, db, actor.clusterId));
    return c.json({ ok: true });
  })
  .post('/people/:membershipId/replace', valid('json', Successor), async (c) => {
    const { db, actor } = c.var;
    const rows = await loadManaged(db, actor);
    const member = memberIn(rows, c.req.param('membershipId'), actor);
    const person: PersonDraft = {
      ...c.req.valid('json'),
      role: member.role,
      college: member.college,
      establishment: member.establishment?.id ?? null,
      isDeputy: member.isDeputy,
      follows: rows.assigned
        .filter(({ membershipId }) => membershipId === member.membershipId)
        .map(({ establishmentId }) => establishmentId),
    };
    const judge = (members: MemberRow[]) => {
      memberIn({ members }, member.membershipId, actor);
      assertGood([person], peopleContext(actor, { ...rows, members }, member.membershipId));
    };
    judge(rows.members);
    await assertKnown(db, actor, [person]);
    const now = Date.now();
    const planned = planPerson(person, actor.clusterId, now);
    const successor = {
      ...planned,
      membership: { ...planned.membership, replacesId: member.membershipId },
    };
    const loginIds = await endMember(
      db,
      member,
      successor,
      [
        entryOf(actor, 'person.end', member.membershipId, now),
        entryOf(actor, 'person.replace', planned.membership.id, now, { replaces: member.membershipId }),
      ],
      now,
      judge,
    );
    c.executionCtx.waitUntil(closeLogins(c.env, db, actor.clusterId, loginIds));
    return c.json({ membershipId: planned.membership.id });
  })
  .post('/people/:membershipId/end', async (c) => {
    const { db, actor } = c.var;
    const rows = await loadManaged(db, actor, false);
    const judge = (members: MemberRow[]) => {
      const there = memberIn({ members }, c.req.param('membershipId'), actor);
      assertLeadStays({ members }, there);
      return there;
    };
    const member = judge(rows.members);
    const now = Date.now();
    const entry = entryOf(actor, 'person.end', member.membershipId, now);
    const loginIds = await endMember(db, member, null, [entry], now, judge);
    c.executionCtx.waitUntil(closeLogins(c.env, db, actor.clusterId, loginIds));
    return c.json({ ok: true });
  });

function entryOf(
  { clusterId, personId }: Actor,
  action: AuditEntry['action'],
  subject: string,
  at: number,
  detail?: AuditEntry['detail'],
): AuditEntry {
  return { at, clusterId, personId, action, subject, detail };
}

/** What decides rights, for the log; no name, no words. */
function aboutSeat({
  role,
  college,
  establishmentId,
  isDeputy,
}: ReturnType<typeof planPerson>['membership']) {
  return { role, college, establishmentId, isDeputy };
}

/** Rights follow a change of role or place at once (rule A8). */
async function tellRooms(env: Env, db: Database, clusterId: string): Promise<void> {
  await Promise.all([refreshCluster(env, db, clusterId), refreshSessions(env, db, clusterId)]);
}
