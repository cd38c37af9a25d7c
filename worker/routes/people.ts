import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { insertAudit } from '#db/queries/audit.ts';
import { selectCluster } from '#db/queries/clusters.ts';
import {
  findInvitationById,
  insertInvitations,
  revokeInvitation,
  revokeInvitationsOf,
  type InvitationRow,
} from '#db/queries/invitations.ts';
import { endOtherLoginsOf } from '#db/queries/logins.ts';
import { selectMembersById } from '#db/queries/memberships.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { INVITATION_LIFE_MS, INVITATION_USES, mayInvite } from '#domain/people/invitation.ts';
import type { Actor } from '#domain/people/roles.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import type { NewInvitation } from '#domain/views.ts';
import type { LoggedInEnv } from '../context.ts';
import { loadPeople } from '#db/queries/people.ts';
import { closeLogins } from '../room-access.ts';
import { valid } from '../valid.ts';
import { peopleView } from '../views/people-view.ts';
import { personView } from '../views/person-view.ts';

const NewInvitations = v.object({
  membershipIds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(200)),
});

function assertInvites(actor: Actor): void {
  if (!can(actor, 'cluster.invite', { clusterId: actor.clusterId })) throw new GrappeError('forbidden');
}

/** The people of the cluster and their links, for those who invite (rule A9). */
export const people = new Hono<LoggedInEnv>()
  .get('/people', async (c) => {
    const { db, actor } = c.var;
    assertInvites(actor);
    return c.json(peopleView(actor, await loadPeople(db, actor.clusterId), Date.now()));
  })
  .post('/invitations', valid('json', NewInvitations), async (c) => {
    const { db, actor } = c.var;
    assertInvites(actor);
    const membershipIds = [...new Set(c.req.valid('json').membershipIds)];
    const [[cluster], members] = await db.batch([
      selectCluster(db, actor.clusterId),
      selectMembersById(db, actor.clusterId, membershipIds),
    ]);
    if (members.length < membershipIds.length) throw new GrappeError('not_found');
    if (!members.every((member) => mayInvite(actor, member))) throw new GrappeError('forbidden');

    const now = Date.now();
    const made = await Promise.all(
      members.map(async (member) => {
        const token = newToken();
        return { member, token, row: await newInvitation(actor, member.membershipId, token, now) };
      }),
    );
    await db.batch([
      revokeInvitationsOf(db, membershipIds, now),
      insertInvitations(
        db,
        made.map(({ row }) => row),
      ),
      insertAudit(
        db,
        ...made.map(({ row, member }) => ({
          at: now,
          clusterId: actor.clusterId,
          personId: actor.personId,
          action: 'invitation.create' as const,
          subject: row.id,
          detail: { membershipId: member.membershipId },
        })),
      ),
    ]);
    // The origin was checked against this very host; behind a TLS proxy it alone knows that people come by https.
    const origin = c.req.header('origin') ?? new URL(c.req.url).origin;
    const invitations: NewInvitation[] = made.map(({ member, token, row }) => ({
      ...personView(actor, member, { newest: row }, cluster?.template, now),
      // After the #: a browser sends a fragment to no server and puts it in no Referer (rule L1).
      link: `${origin}/invitation#${token}`,
    }));
    return c.json({ invitations });
  })
  .post('/invitations/:id/revoke', async (c) => {
    const { db, actor, login } = c.var;
    assertInvites(actor);
    const found = await findInvitationById(db, c.req.param('id'));
    if (!found || found.clusterId !== actor.clusterId) throw new GrappeError('not_found');
    if (!mayInvite(actor, found)) throw new GrappeError('forbidden');

    const now = Date.now();
    const { personId, clusterId } = found;
    // Whoever got in by a lost link is put out with it; the one who revokes their own link stays.
    const [ended] = await db.batch([
      endOtherLoginsOf(db, { personId, clusterId, keep: login.id }),
      revokeInvitation(db, found.invitation.id, now),
      insertAudit(db, {
        at: now,
        clusterId,
        personId: actor.personId,
        action: 'invitation.revoke',
        subject: found.invitation.id,
      }),
    ]);
    const loginIds = ended.map(({ id }) => id);
    c.executionCtx.waitUntil(closeLogins(c.env, db, clusterId, loginIds));
    return c.json({ ok: true });
  });

async function newInvitation(
  actor: Actor,
  membershipId: string,
  token: string,
  now: number,
): Promise<InvitationRow> {
  return {
    id: nanoid(),
    membershipId,
    tokenHash: await hashToken(token),
    createdBy: actor.personId,
    createdAt: now,
    expiresAt: now + INVITATION_LIFE_MS,
    revokedAt: null,
    usesLeft: INVITATION_USES,
    firstUsedAt: null,
  };
}
