import type { Database } from '#db/client.ts';
import { advanceSession, findSession, type SessionRow } from '#db/queries/sessions.ts';
import { GrappeError } from '#domain/errors.ts';
import { can, type Capability } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import { laterState, type KnownSession } from '#domain/session/record.ts';
import type { SessionState } from '#domain/session/session.ts';
import type { Env } from './env.ts';
import { orThrow } from './outcome.ts';

/*
 * A session stands in two places: its room, which decides and tells everyone, and the database, on which rights depend. The room
 * goes first; whoever looks next carries over what a Worker that died did not.
 */

/** A session this person may do `capability` in. Another cluster's does not exist for them (rule A1). */
export async function sessionFor(
  db: Database,
  actor: Actor,
  sessionId: string,
  capability: Capability,
): Promise<SessionRow> {
  const row = await findSession(db, sessionId);
  if (!row || row.session.clusterId !== actor.clusterId) throw new GrappeError('not_found');
  if (!can(actor, capability, { clusterId: row.session.clusterId })) throw new GrappeError('forbidden');
  return row;
}

export function roomOf(env: Env, sessionId: string) {
  return env.SESSION_ROOMS.getByName(sessionId);
}

export function knownOf({ session }: SessionRow): KnownSession {
  return { sessionId: session.id, clusterId: session.clusterId, state: session.state };
}

/** The live state, with room and database brought to the later of their two states. */
export async function alignSession(
  env: Env,
  db: Database,
  actor: Actor,
  row: SessionRow,
): Promise<SessionState> {
  const live = orThrow(await roomOf(env, row.session.id).state(knownOf(row)));
  await recordState(db, actor, row, live.state);
  return live;
}

/** Writes the state a room has reached into the database, if it is ahead of it. True when it was. */
export async function recordState(
  db: Database,
  { personId, clusterId }: Actor,
  { session }: SessionRow,
  state: SessionState['state'],
): Promise<boolean> {
  if (laterState(session.state, state) === session.state) return false;
  await advanceSession(db, session.id, state, {
    at: Date.now(),
    clusterId,
    personId,
    action: state === 'closed' ? 'session.close' : 'session.open',
    subject: session.id,
  });
  return true;
}
