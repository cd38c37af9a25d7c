import type { Connection } from 'partyserver';
import * as v from 'valibot';
import { COLLEGES, ROLES } from '#domain/people/roles.ts';
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
  }),
  loginId: v.string(),
  refuse: v.optional(v.picklist(Object.keys(CLOSE) as CloseReason[])),
});
export type SessionGrant = v.InferOutput<typeof GrantSchema>;

/** Kept with each socket, through hibernation. */
export type Seat = { attendee: Attendee; loginId: string };

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
export function seatOf({ actor, loginId }: SessionGrant): Seat {
  const { personId, name, role, establishmentId, college } = actor;
  return { attendee: { personId, name, role, establishmentId, college }, loginId };
}

/** Sockets of people who were let in, with their seats. */
export function* seated(connections: Iterable<Connection<Seat>>): Generator<[Connection<Seat>, Seat]> {
  for (const connection of connections) if (connection.state) yield [connection, connection.state as Seat];
}

/** Who is there: a line per person, whatever the number of tabs and devices (rule L5), by name. */
export function attendees(connections: Iterable<Connection<Seat>>): Attendee[] {
  const people = new Map<string, Attendee>();
  for (const [, { attendee }] of seated(connections)) people.set(attendee.personId, attendee);
  return [...people.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'fr') || (a.personId < b.personId ? -1 : 1),
  );
}
