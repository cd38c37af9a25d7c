import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { insertAudit } from '#db/queries/audit.ts';
import { selectCluster } from '#db/queries/clusters.ts';
import { selectEstablishments } from '#db/queries/establishments.ts';
import { takeUse } from '#db/queries/invitations.ts';
import { endLogin, findLogin, insertLogin } from '#db/queries/logins.ts';
import { GrappeError } from '#domain/errors.ts';
import { openLogin } from '#domain/people/login.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import type { InvitationPreview, MeView } from '#domain/views.ts';
import { whoIs } from '../actor.ts';
import type { AnyoneEnv } from '../context.ts';

import { clearLoginCookie, setLoginCookie } from '../login-cookie.ts';
import { openInvitation } from '../open-invitation.ts';
import { closeLogin } from '../room-access.ts';
import { valid } from '../valid.ts';
import { labelOf } from '../views/college-labels.ts';
import { meView } from '../views/me-view.ts';

// Of any length up to a bound: a token cut in two by a mail program gets the same answer as an unknown one.
const Token = v.pipe(v.string(), v.maxLength(200));

/** What a person without a login can do: look at their invitation, open a login with it, end it. */
export const arrival = new Hono<AnyoneEnv>()
  // POST, though it only reads: the token stays out of addresses and logs, and a mail scanner that follows links finds nothing.
  .post('/invitations/preview', valid('json', v.object({ token: Token })), async (c) => {
    const now = Date.now();
    const found = await openInvitation(c.var.db, c.req.raw, c.req.valid('json').token, now);
    const preview: InvitationPreview = {
      name: found.name,
      title: found.title,
      role: found.role,
      collegeLabel: labelOf(found.template, found.college),
      establishment: found.establishment,
      cluster: found.cluster,
      expiresAt: found.invitation.expiresAt,
    };
    return c.json(preview);
  })
  .post('/login', valid('json', v.object({ token: Token, sharedComputer: v.boolean() })), async (c) => {
    const { token, sharedComputer } = c.req.valid('json');
    const { db } = c.var;
    const now = Date.now();
    const { invitation, personId, clusterId } = await openInvitation(db, c.req.raw, token, now);

    // Someone who keeps their link as a bookmark and is logged in on this device must not use it up.
    const before = await whoIs(db, c.req.raw, now);
    const same = before?.actor.personId === personId && before.actor.clusterId === clusterId;
    if (!same && !(await takeUse(db, invitation.id, now))) throw new GrappeError('invitation_invalid');

    const cookie = newToken();
    const id = nanoid();
    const times = openLogin(now, sharedComputer);
    const tokenHash = await hashToken(cookie);
    await insertLogin(db, { id, personId, clusterId, tokenHash, sharedComputer, createdAt: now, ...times });
    // The browser forgets the old cookie: what it opened, maybe someone else's, must not stay open behind this person's back.
    if (before) {
      await endLogin(db, before.login.id);
      c.executionCtx.waitUntil(closeLogin(c.env, db, before.actor, before.login.id));
    }
    const [[cluster], establishments] = await db.batch([
      selectCluster(db, clusterId),
      selectEstablishments(db, clusterId),
      insertAudit(db, { at: now, clusterId, personId, action: 'login.open', subject: id }),
    ]);
    const known = await findLogin(db, tokenHash);
    if (!known || !cluster) throw new GrappeError('invitation_invalid');
    setLoginCookie(c, cookie, times.endsAt, now);
    const me: MeView = meView(known, cluster, establishments);
    return c.json(me);
  })
  .post('/logout', async (c) => {
    const { db } = c.var;
    const now = Date.now();
    const known = await whoIs(db, c.req.raw, now);
    clearLoginCookie(c);
    if (known) {
      const { id, personId, clusterId } = known.login;
      await endLogin(db, id);
      await insertAudit(db, { at: now, clusterId, personId, action: 'login.close', subject: id });
      c.executionCtx.waitUntil(closeLogin(c.env, db, known.actor, id));
    }
    return c.json({ ok: true });
  });
