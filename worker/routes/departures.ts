import { Hono } from 'hono';
import * as v from 'valibot';
import { endMember } from '#db/queries/departures.ts';
import type { MemberRow } from '#db/queries/memberships.ts';
import { GrappeError } from '#domain/errors.ts';
import { PersonDraftSchema, type PersonDraft } from '#domain/people/person-draft.ts';
import { planPerson } from '../cluster-plan.ts';
import type { LoggedInEnv } from '../context.ts';
import {
  assertGood,
  assertKnown,
  assertLeadStays,
  entryOf,
  loadManaged,
  memberIn,
} from '../managed-people.ts';
import { closeLogins } from '../room-access.ts';
import { valid } from '../valid.ts';
import { peopleContext } from '../views/people-view.ts';

const Deputy = v.object({ deputyId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
const Successor = v.pick(PersonDraftSchema, ['name', 'title', 'personId']);

/** Only who stands in for this very seat takes it over; anybody else is not there. */
function assertDeputy(members: readonly MemberRow[], member: MemberRow, deputyId: string): void {
  const standsIn = members.some(
    ({ membershipId, role, isDeputy, college, establishmentId }) =>
      membershipId === deputyId &&
      role === 'member' &&
      isDeputy &&
      college === member.college &&
      establishmentId === member.establishmentId,
  );
  if (!standsIn || member.isDeputy) throw new GrappeError('not_found');
}

/** People who leave a cluster, and who takes over from them (rule C6). */
export const departures = new Hono<LoggedInEnv>()
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
  .post('/people/:membershipId/hand-over', valid('json', Deputy), async (c) => {
    const { db, actor } = c.var;
    const { deputyId } = c.req.valid('json');
    const rows = await loadManaged(db, actor);
    const judge = (members: MemberRow[]) => {
      const there = memberIn({ members }, c.req.param('membershipId'), actor);
      assertDeputy(members, there, deputyId);
      return there;
    };
    const member = judge(rows.members);
    const now = Date.now();
    const loginIds = await endMember(
      db,
      member,
      { deputyId },
      [
        entryOf(actor, 'person.end', member.membershipId, now),
        entryOf(actor, 'person.replace', deputyId, now, { replaces: member.membershipId }),
      ],
      now,
      judge,
    );
    c.executionCtx.waitUntil(closeLogins(c.env, db, actor.clusterId, loginIds));
    return c.json({ membershipId: deputyId });
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
