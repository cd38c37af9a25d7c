import type { SessionActor } from '#party/session-presence.ts';
import { ACTOR_HEADER, type RoomGrant } from '#party/shared/protocol.ts';

/** A session's room takes commands from the API only, so its grant says who is there and no more. */
export type SessionGrant = Pick<RoomGrant, 'loginId' | 'issuedAt'> & { actor: SessionActor };

/**
 * The upgrade as the room receives it. What a client wrote in an `x-…` header could pass for ours, its query could choose the id
 * of its connection, and its cookie is none of the room's business: all three stay here.
 */
export function introduce(request: Request, grant: RoomGrant | SessionGrant): Request {
  const headers = new Headers();
  for (const [name, value] of request.headers) {
    if (!name.startsWith('x-') && name !== 'cookie') headers.append(name, value);
  }
  headers.set(ACTOR_HEADER, encodeURIComponent(JSON.stringify(grant)));
  const { origin, pathname } = new URL(request.url);
  return new Request(origin + pathname, { headers });
}
