import type { ErrorCode } from '#domain/errors.ts';
import {
  CLOSE,
  type CloseReason,
  type Presence,
  type PresenceUser,
  type RoomGrant,
} from '#party/shared/protocol.ts';
import { encodeRefused } from '#party/shared/messages.ts';
import type { PresenceEntry } from '#party/shared/presence.ts';
import type { Connection } from 'partyserver';
import type { RoomLimits } from './room-limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** What survives hibernation, in the socket's attachment. */
export type SeatState = {
  grant: RoomGrant;
  /** The one clientID this connection may be present under. */
  clientId: number | null;
  /** Document messages received and settled on this connection. */
  count: number;
  /** New clientIDs this connection has brought. */
  newClientIds: number;
  /** It has answered the room's first question with all it had. */
  isCaughtUp: boolean;
};

/** Codes whose close is another's: a reader who writes is forbidden, whatever the reason shown. */
function closeReasonFor(code: ErrorCode): CloseReason {
  return code in CLOSE ? (code as CloseReason) : 'forbidden';
}

/** One open socket, and what the room knows of who sits there. */
export class Seat {
  readonly connection: Connection<SeatState>;
  readonly documentBucket: TokenBucket;
  readonly presenceBucket: TokenBucket;
  readonly byteBucket: TokenBucket;
  grant: RoomGrant;
  clientId: number | null;
  /** Document messages received; those not settled yet included. */
  received: number;
  newClientIds: number;
  isCaughtUp: boolean;
  /** An edit came before the step 2 that carries it too: nothing is settled until that step 2 is. */
  isAwaitingStep2 = false;
  /** Last presence this connection gave; undefined before the first. */
  presence: PresenceEntry<Presence | null> | undefined;
  /** Set when the room closed it: whatever still arrives is not listened to. */
  isClosed = false;

  constructor(connection: Connection<SeatState>, state: SeatState, limits: RoomLimits, now: number) {
    this.connection = connection;
    this.grant = state.grant;
    this.clientId = state.clientId;
    this.received = state.count;
    this.newClientIds = state.newClientIds;
    this.isCaughtUp = state.isCaughtUp;
    this.documentBucket = new TokenBucket(limits.documentRate, now);
    this.presenceBucket = new TokenBucket(limits.presenceRate, now);
    this.byteBucket = new TokenBucket(limits.byteRate, now);
  }

  /** Closes a socket that never gets a seat. */
  static turnAway(connection: Connection<SeatState>, reason: CloseReason): void {
    connection.close(CLOSE[reason], reason);
  }

  /** Reads what the sheet says, through the released copy, and receives nothing else (rule K2). */
  get readsCopy(): boolean {
    return this.grant.readsCopy === true;
  }

  /** Identity stamped on this connection's presence. */
  get user(): PresenceUser {
    const { personId, name, role, college, establishmentId, colour } = this.grant.actor;
    return { personId, name, role, college, establishmentId, colour };
  }

  /** Puts what must survive hibernation into the attachment. `count`: settled document messages. */
  save(count = this.received): void {
    this.connection.setState({
      grant: this.grant,
      clientId: this.clientId,
      count,
      newClientIds: this.newClientIds,
      isCaughtUp: this.isCaughtUp,
    });
  }

  /** Sends unless the socket is going away, which its close event will tell. */
  send(frame: Uint8Array): void {
    if (!this.isClosed && this.connection.readyState === WebSocket.OPEN) this.connection.send(frame);
  }

  close(reason: CloseReason): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.connection.close(CLOSE[reason], reason);
  }

  /** Closes without a reason of ours: the client comes back by itself and is granted anew. */
  sendAway(why: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    // 1012, "service restart".
    this.connection.close(1012, why);
  }

  /** Says that document message number `count` changed nothing, and closes. */
  refuse(count: number, code: ErrorCode): void {
    this.send(encodeRefused(count, code));
    this.close(closeReasonFor(code));
  }
}
