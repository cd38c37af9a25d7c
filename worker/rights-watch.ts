import type { Database } from '#db/client.ts';
import { loadActors } from '#db/queries/actors.ts';
import { clusterOfSession } from '#db/queries/agenda.ts';
import { selectLogins, slide } from '#db/queries/logins.ts';
import { isLive, slideLogin } from '#domain/people/login.ts';
import type { AccessChange } from '#party/access-changes.ts';
import type { SessionActor } from '#party/session-presence.ts';
import type { RoomGrant } from '#party/shared/protocol.ts';
import { sessionActor } from './room-grant.ts';
import { rightsOnSheet } from './access-now.ts';

/** One open socket of a sheet's room. `isUsed`: it sent an edit since the last look. */
export type WatchedSeat = { grant: RoomGrant; isUsed: boolean };

/** What a look found: rights that are not those granted, and logins that are over. */
export type Findings = { changes: AccessChange[]; endedLogins: string[] };

/**
 * Looks up the rights and logins of those who sit in a sheet's room (rule A8). Changes made through the API reach the room at
 * once (`room-access.ts`); this finds the rest: a login that expired with its socket open, a change made in the database by an
 * operator, a call that never arrived. Someone who only writes makes no request, so their login moves forward here (rule L4).
 * `now` is ms UTC. Throws what the database throws.
 */
export async function lookAtRights(
  db: Database,
  sheetId: string,
  seats: readonly WatchedSeat[],
  now: number,
): Promise<Findings> {
  const loginIds = [...new Set(seats.map(({ grant }) => grant.loginId))];
  const [logins, rights] = await Promise.all([selectLogins(db, loginIds), rightsOnSheet(db, sheetId)]);
  const live = logins.filter((login) => isLive(login, now));
  for (const login of live) {
    const isUsed = seats.some(({ grant, isUsed }) => isUsed && grant.loginId === login.id);
    const times = isUsed ? slideLogin(login, now) : null;
    if (times) await slide(db, login.id, times);
  }
  const grants = new Map(seats.map(({ grant }) => [grant.actor.personId, grant]));
  return {
    changes: [...grants].flatMap(([personId, grant]) => {
      const now = rights.get(personId) ?? { personId, isRemoved: true };
      return isSame(grant, now) ? [] : [now];
    }),
    endedLogins: loginIds.filter((id) => !live.some((login) => login.id === id)),
  };
}

/** One open socket of a session's room. */
export type Listener = { personId: string; loginId: string };

/**
 * The same for those who listen in a session's room: who is of the cluster now, and which logins are over. A socket there
 * never sends, so it keeps no login alive. `now` is ms UTC. Throws what the database throws.
 */
export async function lookAtAudience(
  db: Database,
  sessionId: string,
  audience: readonly Listener[],
  now: number,
): Promise<{ people: SessionActor[]; endedLogins: string[] }> {
  const loginIds = [...new Set(audience.map(({ loginId }) => loginId))];
  const [logins, clusterId] = await Promise.all([
    selectLogins(db, loginIds),
    clusterOfSession(db, sessionId),
  ]);
  const actors = clusterId ? await loadActors(db, clusterId) : [];
  return {
    people: actors.map(sessionActor),
    endedLogins: loginIds.filter((id) => !logins.some((login) => login.id === id && isLive(login, now))),
  };
}

/** True when the room would learn nothing: it tells everyone of each change. */
function isSame({ readOnly, cards, readsCopy, actor }: RoomGrant, change: AccessChange): boolean {
  const { actor: now } = change;
  return (
    !change.isRemoved &&
    change.readOnly === readOnly &&
    change.cards?.writing === cards?.writing &&
    change.cards?.ownOnly === cards?.ownOnly &&
    (change.readsCopy ?? false) === (readsCopy ?? false) &&
    now?.name === actor.name &&
    now.role === actor.role &&
    now.college === actor.college &&
    now.establishmentId === actor.establishmentId
  );
}
