import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import type { Checkpoint, CheckpointCause } from '#domain/sheet/checkpoint.ts';
import type { ItemWords } from '#domain/sheet/item-words.ts';
import type { TrashedItem } from '#domain/sheet/trash.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { encodeNews, encodeSyncStep1 } from '#party/shared/messages.ts';
import type { RevealedCard } from '#party/shared/revealed-card.ts';
import type { CloseReason, RoomGrant, SheetNews } from '#party/shared/protocol.ts';
import { Server, type Connection, type ConnectionContext, type WSMessage } from 'partyserver';
import * as Y from 'yjs';
import { AccessChanges, type AccessChange } from './access-changes.ts';
import { insertionOf } from './card-insertion.ts';
import { EndedLogins } from './ended-logins.ts';
import { readGrant } from './grant.ts';
import { ownCards, type OwnCard } from './own-cards.ts';
import type { ReleasedReaders } from './released-readers.ts';
import { ROOM_LIMITS, type RoomLimits } from './room-limits.ts';
import { Seat, type SeatState } from './seat.ts';
import { openParts, type SheetParts } from './sheet-parts.ts';
import { statsOf, type SheetStats } from './sheet-stats.ts';
import type { SheetState } from './sheet-versions.ts';

/**
 * One sheet: one Y.Doc, one permission zone, log first (rules R1–R6, docs/rooms.md). It extends partyserver's `Server` and
 * speaks y-protocols itself, because y-partyserver applies and broadcasts before it saves (docs/decisions/003). This file is its
 * life, its doors and the calls from the Worker; `SheetDesk` reads messages, `EditPath` writes edits.
 *
 * Every method below is synchronous from reading to writing: one event is one step, and nothing slips between.
 */
export class SheetRoom extends Server {
  static override options = { hibernate: true };

  protected readonly limits: RoomLimits = ROOM_LIMITS;
  readonly #accessChanges = new AccessChanges();
  readonly #endedLogins = new EndedLogins();
  #parts: SheetParts | undefined;
  #shut: GrappeError | undefined;

  override async onStart(): Promise<void> {
    this.#open();
    await this.#parts?.upkeep.wake();
  }

  /** Reads the sheet from disk, once. Also for a call that comes before partyserver has started the room (failure 11). */
  #open(): void {
    if (this.#parts || this.#shut) return;
    const { SHEET_COMMIT_PACE: pace } = this.env as { SHEET_COMMIT_PACE?: string };
    try {
      this.#parts = openParts(this, this.ctx, this.limits, pace);
    } catch (error) {
      // Never starts empty (rule R6): every socket and every call is told, until someone repairs the row.
      this.#shut = error instanceof GrappeError ? error : new GrappeError('room_unreadable', String(error));
      console.error(`sheet ${this.name}: ${this.#shut.message}`);
      for (const connection of this.getConnections<SeatState>())
        connection.close(4510, 'room_unreadable' satisfies CloseReason);
      return;
    }
    this.#parts.seats.wake(this.getConnections<SeatState>());
  }

  /** @throws GrappeError `room_unreadable` for a room that is shut */
  #opened(): SheetParts {
    this.#open();
    if (!this.#parts) throw this.#shut;
    return this.#parts;
  }

  // ---- doors

  /** Drops what a client could slip in beside the grant: partyserver takes an id from the query and props from a header. */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    for (const name of [...headers.keys()]) if (name.startsWith('x-partykit-')) headers.delete(name);
    return super.fetch(new Request(url.origin + url.pathname, new Request(request, { headers })));
  }

  override onRequest(): Response {
    return new Response(null, { status: 404 });
  }

  override onConnect(connection: Connection<SeatState>, { request }: ConnectionContext): void {
    const refuse = (reason: CloseReason): void => Seat.turnAway(connection, reason);
    if (!this.#parts) return refuse('room_unreadable');
    const { ledger, seats, versions, readers } = this.#parts;
    let grant: RoomGrant;
    try {
      grant = this.#accessChanges.applyTo(readGrant(request.headers));
    } catch {
      return refuse('bad_request');
    }
    // Accepted, then closed: a provider whose upgrade is refused retries for ever.
    if (grant.refuse) return refuse(grant.refuse);
    if (this.#endedLogins.has(grant.loginId)) return refuse('login_required');
    const kind = sheetKindOf(grant.kind);
    if (!kind) return refuse('not_found');
    try {
      versions.welcome(kind, grant.version);
    } catch (error) {
      console.error(`sheet ${this.name}: ${String(error).slice(0, 200)}`);
      return refuse(
        error instanceof GrappeError && error.code === 'bad_request' ? 'bad_request' : 'storage_failed',
      );
    }
    const seat = seats.take(connection, {
      grant,
      clientId: null,
      count: 0,
      newClientIds: 0,
      isCaughtUp: false,
    });
    seat.save();
    if (seat.readsCopy) return this.#greetReader(seat, readers);
    seats.tellStatus([seat]);
    seats.tellOwn(seat);
    seat.send(encodeSyncStep1(Y.encodeStateVector(ledger.sheet.doc)));
    const others = seats.presence.frameFor(seat);
    if (others) seat.send(others);
  }

  #greetReader(seat: Seat, readers: ReleasedReaders): void {
    try {
      readers.greet(seat);
    } catch (error) {
      console.error(`sheet ${this.name}: released copy: ${String(error).slice(0, 200)}`);
      this.#parts?.seats.dismiss(seat, 'storage_failed');
    }
  }

  override async webSocketMessage(ws: WebSocket, message: WSMessage): Promise<void> {
    // A seat that is known skips partyserver's reading of the attachment, once per message.
    if (this.#parts?.seats.of(ws)) this.#receive(ws, message);
    else await super.webSocketMessage(ws, message);
  }

  override onMessage(connection: Connection<SeatState>, message: WSMessage): void {
    this.#receive(connection, message);
  }

  #receive(socket: WebSocket, message: WSMessage): void {
    const seat = this.#parts?.seats.of(socket);
    if (seat) this.#parts?.desk.receive(seat, message);
  }

  override onClose(connection: Connection<SeatState>): void {
    const seat = this.#parts?.seats.of(connection);
    if (seat) this.#parts?.seats.leave(seat);
  }

  override onError(connection: Connection<SeatState>, error: unknown): void {
    console.warn(`sheet ${this.name}: socket failed: ${String(error).slice(0, 120)}`);
    this.onClose(connection);
  }

  override onAlarm(): void {
    if (!this.#parts) return;
    const { upkeep, edits } = this.#parts;
    upkeep.rang();
    edits.flush();
    upkeep.fold();
  }

  // ---- calls from the Worker, through `getServerByName(env.SHEET_ROOMS, sheetId)`

  /**
   * The sheet as it stands on disk, projection and bytes of the same instant. A room nobody has opened gives the empty template
   * and stays unwritten.
   * @throws GrappeError `room_unreadable`, or `bad_request` for a kind that is not the sheet's
   */
  project(kindKey: string): SheetState {
    return this.#opened().versions.state(kindKey);
  }

  /**
   * Seals the sheet for `version` and gives the state that was sealed. What was accepted before is written first; what comes
   * after is refused. Sealing again gives the same state.
   * @throws GrappeError `sheet_sealed` when another version is sealed, `bad_request`, `room_unreadable`
   */
  seal(kindKey: string, version: number): SheetState {
    return this.#opened().versions.seal(kindKey, version);
  }

  /**
   * Opens the sheet again: for the next version, or for the same one when what followed the seal could not be stored.
   * @throws GrappeError `room_unreadable`, `bad_request` for a version that is over
   */
  unseal(version: number): void {
    this.#opened().versions.unseal(version);
  }

  /**
   * Puts revealed cards on the sheet in one edit of the server's (rule W7). Cards it has already are left alone: calling again is as
   * calling once. Values, because an error that crosses an RPC keeps only its message.
   */
  insertCards(kindKey: string, version: number, cards: readonly RevealedCard[]): Outcome<null> {
    const kind = sheetKindOf(kindKey);
    if (!kind) return { ok: false, error: 'not_found' };
    const { versions, edits, ledger } = this.#opened();
    versions.welcome(kind, version);
    edits.flush();
    if (ledger.facts?.sealed) return { ok: false, error: 'sheet_sealed' };
    const edit = insertionOf(ledger.sheet, cards, Date.now());
    if (edit) edits.writeOwn(edit);
    return { ok: true, value: null };
  }

  /**
   * The cards that one person first wrote, for that person alone (rule B1). None in a room nobody has opened.
   * @throws GrappeError `room_unreadable`
   */
  cardsOf(personId: string): OwnCard[] {
    const { ledger, edits } = this.#opened();
    edits.flush();
    const kind = ledger.facts && sheetKindOf(ledger.facts.kind);
    return kind ? ownCards(ledger.sheet, kind, ledger.authors, personId) : [];
  }

  /**
   * What these items say now, for a link that points at them. Nothing is written, also in a room nobody has opened.
   * @throws GrappeError `room_unreadable`, or `bad_request` for a kind that is not the sheet's
   */
  describe(kindKey: string, itemIds: readonly string[]): ItemWords[] {
    return this.#opened().versions.describe(kindKey, itemIds);
  }

  /**
   * What was deleted from the sheet and can be brought back, the last deleted first.
   * @throws GrappeError `room_unreadable`
   */
  trash(): TrashedItem[] {
    return this.#opened().versions.trash();
  }

  /**
   * Keeps the present state as a checkpoint, now. Twice without an edit between is as once (failure 12).
   * @throws GrappeError `room_unreadable`
   */
  checkpoint(cause: CheckpointCause): void {
    const { edits, upkeep } = this.#opened();
    edits.flush();
    upkeep.fold(cause);
  }

  /**
   * Earlier states, the newest first; the empty template is not one.
   * @throws GrappeError `room_unreadable`
   */
  checkpoints(): Checkpoint[] {
    return this.#opened().versions.checkpoints();
  }

  /**
   * What the sheet said at a checkpoint; null for one that is not kept (any more).
   * @throws GrappeError `room_unreadable`
   */
  checkpointState(generation: number): SheetProjection | null {
    return this.#opened().versions.checkpointState(generation);
  }

  /** Rights changed in the database: whoever is connected is told at once, and the next message meets the new rights. */
  refreshAccess(changes: readonly AccessChange[]): void {
    const { seats, edits } = this.#opened();
    for (const change of changes) {
      this.#accessChanges.remember(change, Date.now());
      for (const seat of seats.where(({ grant }) => grant.actor.personId === change.personId))
        seats.regrant(seat, change, edits.settledOf(seat));
    }
  }

  /** A login ended: its sockets close. */
  closeLogin(loginId: string): void {
    this.#endedLogins.remember(loginId, Date.now());
    const { seats } = this.#opened();
    for (const seat of seats.where(({ grant }) => grant.loginId === loginId))
      seats.dismiss(seat, 'login_required');
  }

  /** Something beside the document happened: everyone connected is told. Nothing of it is kept. */
  tell(news: SheetNews): void {
    this.#opened().seats.broadcast(encodeNews(news));
  }

  stats(): SheetStats {
    return statsOf(this.#opened());
  }
}
