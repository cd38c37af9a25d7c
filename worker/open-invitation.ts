import type { Database } from '#db/client.ts';
import { findInvitation, type FoundInvitation } from '#db/queries/invitations.ts';
import { GrappeError } from '#domain/errors.ts';
import { opensLogin } from '#domain/people/invitation.ts';
import { hashToken } from '#domain/people/token.ts';
import { assertMayTry, clientKey, countFailure } from './throttle.ts';

/**
 * The invitation that this token opens. Unknown, revoked, used up, expired, of a person who left or of an archived cluster: one
 * and the same `invitation_invalid`, so that a token tells nothing about what it once was (rule L3). Changes nothing but the
 * count of failures.
 */
export async function openInvitation(
  db: Database,
  request: Request,
  token: string,
  now: number,
): Promise<FoundInvitation> {
  const key = await clientKey(request);
  await assertMayTry(db, key, now);
  const found = await findInvitation(db, await hashToken(token));
  if (found && found.clusterState !== 'archived' && opensLogin(found.invitation, now)) return found;
  await countFailure(db, key, now);
  throw new GrappeError('invitation_invalid');
}
