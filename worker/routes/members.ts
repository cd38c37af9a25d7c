import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from '#db/client.ts';
import {
  addPeople,
  changeMember,
  isOfAnotherCluster,
  selectColleagues,
  type MemberRow,
} from '#db/queries/memberships.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { mayManage } from '#domain/people/manage.ts';
import { MOST_PEOPLE, PersonDraftSchema, type PersonDraft } from '#domain/people/person-draft.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { Colleague } from '#domain/views.ts';
import { planPerson } from '../cluster-plan.ts';
import type { LoggedInEnv } from '../context.ts';
import type { Env } from '../env.ts';
import {
  assertGood,
  assertKnown,
  assertLeadStays,
  entryOf,
  loadManaged,
  memberIn,
} from '../managed-people.ts';
import { refreshCluster, refreshSessions } from '../room-access.ts';
import { valid } from '../valid.ts';
import { peopleContext } from '../views/people-view.ts';

const NewPeople = v.object({
  people: v.pipe(v.array(PersonDraftSchema), v.minLength(1), v.maxLength(MOST_PEOPLE)),
});

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

/** Adding and changing the people of a cluster (rules A9, C3, C5). Who leaves: `departures.ts`. */
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
  });

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
