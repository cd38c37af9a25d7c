import { COLLEGES, ROLES } from '#domain/people/roles.ts';
import { CardRulesSchema } from '#domain/draft/draft.ts';
import { GrappeError } from '#domain/errors.ts';
import { ACTOR_HEADER, CLOSE, type CloseReason, type RoomGrant } from '#party/shared/protocol.ts';
import * as v from 'valibot';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ReadOnly = v.nullable(
  v.picklist(['sheet_sealed', 'sheet_read_only', 'cluster_closed', 'storage_failed']),
);

const PresenceUserSchema = v.object({
  personId: Id,
  name: v.pipe(v.string(), v.maxLength(200)),
  role: v.picklist(ROLES),
  college: v.nullable(v.picklist(COLLEGES)),
  establishmentId: v.nullable(Id),
  colour: v.nullable(v.number()),
});

const GrantSchema = v.object({
  actor: v.object({ ...PresenceUserSchema.entries, clusterId: Id }),
  kind: v.pipe(v.string(), v.maxLength(80)),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  readOnly: ReadOnly,
  cards: v.optional(CardRulesSchema),
  readsCopy: v.optional(v.boolean()),
  loginId: v.pipe(v.string(), v.maxLength(80)),
  refuse: v.optional(v.picklist(Object.keys(CLOSE) as CloseReason[])),
  issuedAt: v.optional(v.number()),
});

/**
 * The grant the Worker put on the upgrade. It is bounded here because it is kept in the socket's attachment (16 KiB).
 * @throws GrappeError `bad_request` when there is none or it does not parse
 */
export function readGrant(headers: Headers): RoomGrant {
  const header = headers.get(ACTOR_HEADER);
  if (!header) throw new GrappeError('bad_request', 'upgrade without a grant');
  try {
    return v.parse(GrantSchema, JSON.parse(decodeURIComponent(header)));
  } catch {
    throw new GrappeError('bad_request', 'grant does not parse');
  }
}
