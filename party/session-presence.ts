import type { Connection } from 'partyserver';
import * as v from 'valibot';
import { COLLEGES, ROLES, type Actor } from '#domain/people/roles.ts';
import type { Attendee } from '#domain/session/session.ts';
import { ACTOR_HEADER, CLOSE, type CloseReason } from '#party/shared/protocol.ts';

/** The part of a `RoomGrant` a session room needs. */
const GrantSchema = v.object({
  actor: v.object({
    personId: v.string(),
    name: v.string(),
    role: v.picklist(ROLES),
    college: v.nullable(v.picklist(COLLEGES)),
    establishmentId: v.nullable(v.string()),
    clusterId: v.string(),
    follows: v.optional(v.array(v.string()), []),
  }),
  loginId: v.string(),
  issuedAt: v.optional(v.number()),
  refuse: v.optional(v.picklist(Object.keys(CLOSE) as CloseReason[])),
});
export type SessionGrant = v.InferOutput<typeof GrantSchema>;

/** A person as the Worker tells a session's room of them. `follows`: establishments a facilitator follows. */
export type SessionActor = SessionGrant['actor'];

/** Kept with each socket, through hibernation. `actor`: who they are to the rules, at every moment. */
export type Seat = { actor: SessionActor; loginId: string };

/** What the Worker says of who is connecting; null when it says nothing, which only a fault can do. */
export function readGrant(request: Request): SessionGrant | null {
  const header = request.headers.get(ACTOR_HEADER);
  if (!header) return null;
  const parsed = v.safeParse(
    v.pipe(v.string(), v.transform(decodeURIComponent), v.parseJson(), GrantSchema),
    header,
  );
  return parsed.success ? parsed.output : null;
}

/** Identity is the grant's alone: a client sends nothing that ends up here (rule R2). */
export const seatOf = ({ actor, loginId }: Pick<SessionGrant, 'actor' | 'loginId'>): Seat => ({
  actor,
  loginId,
});

/** A person of the room as `can` knows them. */
export function actorOf({ name, follows, ...actor }: SessionActor): Actor {
  return { ...actor, displayName: name, assignedEstablishmentIds: follows };
}

/** Sockets of people who were let in, with their seats. */
export function* seated(connections: Iterable<Connection<Seat>>): Generator<[Connection<Seat>, Seat]> {
  for (const connection of connections) if (connection.state) yield [connection, connection.state as Seat];
}

/** Who is there: a line per person, whatever the number of tabs and devices (rule L5), by name. */
export function attendees(connections: Iterable<Connection<Seat>>): Attendee[] {
  const people = new Map<string, Attendee>();
  for (const [, { actor }] of seated(connections)) {
    const { personId, name, role, establishmentId, college } = actor;
    people.set(personId, { personId, name, role, establishmentId, college });
  }
  return [...people.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'fr') || (a.personId < b.personId ? -1 : 1),
  );
}
