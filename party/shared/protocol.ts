import type { CardRules } from '#domain/draft/draft.ts';
import type { ErrorCode } from '#domain/errors.ts';
import type { College, Role } from '#domain/people/roles.ts';

/*
 * What travels on a room's socket. Sheets speak the y-websocket wire format (lib0 varuint message type first): 0 and 1 are
 * its own, 3 is "send me your awareness" (y-websocket's queryAwareness); 10 and above are ours and go from server to client
 * only. A client that knows only Yjs may ignore them. `docs/rooms.md` documents all of it.
 */
export const MESSAGE = {
  /** y-protocols/sync: 0 step 1 (state vector), 1 step 2 (missing updates), 2 update. */
  sync: 0,
  /** y-protocols/awareness. */
  awareness: 1,
  /** Server → client after hibernation; the client answers with its awareness. */
  queryAwareness: 3,
  /**
   * Server → client: `varuint count, varuint seq`. The first `count` document messages (step 2 or update) received on THIS
   * connection are on disk; `seq` is the room's last durable sequence number. This, and only this, is "Enregistré".
   */
  ack: 10,
  /**
   * Server → client: `varuint count, varstring code`. Document message number `count` of this connection was refused with an
   * ErrorCode and changed nothing. The connection then closes with `CLOSE[...]`.
   */
  refused: 11,
  /** Server → client: `varstring JSON` of `SheetStatus`, at connection and at every change. */
  status: 12,
  /**
   * Server → client: `varstring JSON` array of item ids that this person wrote, to be added to those told before. Sent only where everyone
   * changes only their own cards; nothing ever says whose the others are.
   */
  own: 13,
  /** Server → client: `varstring JSON` of `SheetNews`, when something beside the document happened. Nothing keeps it: a page that was away asks. */
  news: 14,
} as const;

/** Why one may not write, or null when one may. */
export type ReadOnlyReason = Extract<
  ErrorCode,
  'sheet_sealed' | 'sheet_read_only' | 'cluster_closed' | 'storage_failed'
>;

export type SheetStatus = {
  readOnly: ReadOnlyReason | null;
  /** Version being written (or sealed). */
  version: number;
  /** Last durable sequence number. */
  seq: number;
  /**
   * Another number when the document is another one (it was replaced, or one reads another copy of it): a local copy of another epoch must
   * be dropped. Below zero for those who read the released copy.
   */
  epoch: number;
  /** What this person may do with cards; absent: all that `readOnly` allows. */
  cards?: CardRules;
};

/**
 * What happened beside the document. Only what everyone on the sheet may know: who wants more asks the API, with their own rights.
 * A client leaves alone what it does not know.
 */
export type SheetNews = {
  about: 'placement';
  id: string;
  state: 'open' | 'revealed';
  /** People who may place, and how many did. */
  electors: number;
  placed: number;
};

/**
 * Close codes of both kinds of room. 44xx are final: the client shows the sentence of the code and does not come back by
 * itself, except 4429, 4500 and 4503, after which it waits longer than usual.
 */
export const CLOSE = {
  bad_request: 4400,
  login_required: 4401,
  forbidden: 4403,
  not_found: 4404,
  sheet_sealed: 4409,
  update_too_large: 4413,
  update_refused: 4422,
  too_many_measures: 4423,
  unknown_message: 4415,
  flood: 4429,
  internal: 4500,
  storage_failed: 4503,
  room_unreadable: 4510,
} as const satisfies Partial<Record<ErrorCode, number>>;

export type CloseReason = keyof typeof CLOSE;

/** The error code a close code stands for; undefined for an ordinary loss of network. */
export function closeReasonOf(code: number): CloseReason | undefined {
  return (Object.keys(CLOSE) as CloseReason[]).find((reason) => CLOSE[reason] === code);
}

/** Close codes after which a client may try again by itself (with a longer wait). */
export const RETRYABLE_CLOSES: readonly number[] = [CLOSE.flood, CLOSE.internal, CLOSE.storage_failed];

/** Who is behind a presence. Stamped by the room from the login; whatever a client writes under `user` is replaced. */
export type PresenceUser = {
  personId: string;
  name: string;
  role: Role;
  college: College | null;
  establishmentId: string | null;
  /** 0–5 colour of the establishment, null for facilitators. */
  colour: number | null;
};

/**
 * One client's awareness state. A client sends everything but `user`. Offsets are Yjs relative positions (JSON of
 * `Y.relativePositionToJSON`), so that carets stay sane while others type.
 */
export type Presence = {
  user: PresenceUser;
  focus?: { itemId: string; field: string; anchor?: unknown; head?: unknown } | null;
  /** Pointer on a map, in axis units. */
  cursor?: { x: number; y: number } | null;
};

/** Headers by which the Worker tells a room who is connecting. Every client-sent `x-grappe-…` header is stripped first. */
export const ACTOR_HEADER = 'x-grappe-actor';

/** JSON, URI-encoded, in `ACTOR_HEADER` of an upgrade to a sheet room. The room trusts it: only the Worker can reach a room. */
export type RoomGrant = {
  actor: PresenceUser & { clusterId: string };
  kind: string;
  version: number;
  /** Null when this person may write now. */
  readOnly: ReadOnlyReason | null;
  /** How cards are written and changed; absent: openly, by all. */
  cards?: CardRules;
  /** Only reads the sheet, through the released copy: what it says now, and nothing that was taken out of it (rule K2). */
  readsCopy?: boolean;
  /** Login that opened the socket, to close it when the login ends. */
  loginId: string;
  /** Set instead of granting: the room accepts the socket and closes it with this reason, else clients retry for ever. */
  refuse?: CloseReason;
  /** Milliseconds UTC at which the rights were read: a change of rights that overtook this upgrade then still counts. */
  issuedAt?: number;
};
