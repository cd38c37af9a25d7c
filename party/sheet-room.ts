import { kindOf } from '#domain/boards/catalogue.ts';
import type { BoardKind } from '#domain/boards/kind.ts';
import { GrappeError, type ErrorCode } from '#domain/errors.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { ProjectionSchema, type SheetProjection } from '#domain/sheet/projection.ts';
import {
  encodeAck,
  encodeQueryAwareness,
  encodeStatus,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  readFrame,
} from '#party/shared/messages.ts';
import { decodePresence } from '#party/shared/presence.ts';
import type { CloseReason, ReadOnlyReason, RoomGrant, SheetStatus } from '#party/shared/protocol.ts';
import { openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { isItem, itemRules } from '#party/shared/sheet-schema.ts';
import { writeProjection } from '#party/shared/write-projection.ts';
import { Server, type Connection, type ConnectionContext, type WSMessage } from 'partyserver';
import * as v from 'valibot';
import * as Y from 'yjs';
import { AccessChanges, type AccessChange } from './access-changes.ts';
import type { Authorship } from './authors.ts';
import { isHeavy } from './compaction.ts';
import { readGrant } from './grant.ts';
import { GroupCommit, type CommitPace } from './group-commit.ts';
import { Guard } from './guard.ts';
import { PresenceBoard } from './presence.ts';
import { ROOM_LIMITS, type RoomLimits } from './room-limits.ts';
import { Seat, type SeatState } from './seat.ts';
import { SheetLedger, type Edit } from './sheet-ledger.ts';

/** One consistent state of the sheet: what it says, its bytes, and the sequence number both stand at. */
export type SheetState = { projection: SheetProjection; yjs: Uint8Array; seq: number; epoch: number };

/** What a room says of itself to whoever operates it. No content. */
export type RoomStats = {
  seq: number;
  epoch: number;
  version: number;
  isSealed: boolean;
  /** Milliseconds UTC of the last durable edit by a person. */
  editedAt: number | null;
  items: number;
  historyBytes: number;
  logRows: number;
  checkpoints: number;
  connections: number;
};

/** A settled document message: an edit to write, or nothing new to acknowledge in its turn. */
type Pending = { seat: Seat; count: number; edit: Edit | null };

/** A frame may exceed its update by the message's own header. */
const FRAME_HEADER = 64;
/** What makes the room encode the whole sheet weighs as much as this many edits. */
const WHOLE_SHEET_WEIGHT = 10;
/** Milliseconds after which a heavy log is folded, so that a burst is folded once. */
const COMPACT_DELAY = 2_000;

/**
 * One sheet: one Y.Doc, one permission zone, log first (rules R1–R6, docs/rooms.md). It extends partyserver's `Server` and
 * speaks y-protocols itself, because y-partyserver applies and broadcasts before it saves (docs/decisions/003).
 *
 * Every method below is synchronous from reading to writing: one event is one step, and nothing slips between.
 */
export class SheetRoom extends Server {
  static override options = { hibernate: true };

  protected readonly limits: RoomLimits = ROOM_LIMITS;
  readonly #seats = new Map<WebSocket, Seat>();
  readonly #accessChanges = new AccessChanges();
  #ledger!: SheetLedger;
  #presence!: PresenceBoard;
  #commit!: GroupCommit<Pending>;
  #guard: Guard | undefined;
  #isOpen = false;
  #shut: GrappeError | undefined;
  #alarmAt: number | null = null;
  /** The whole state as a frame: thirty people who arrive together ask for the same one. */
  #wholeState: { seq: number; epoch: number; frame: Uint8Array } | undefined;

  // ---- life of the room

  override async onStart(): Promise<void> {
    this.#open();
    this.#alarmAt ??= await this.ctx.storage.getAlarm();
  }

  /** Reads the sheet from disk, once. Also for a call that comes before partyserver has started the room (failure 11). */
  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    try {
      this.#ledger = new SheetLedger(this.ctx.storage, this.limits);
      this.#ledger.open();
    } catch (error) {
      // Never starts empty (rule R6): every socket and every call is told, until someone repairs the row.
      this.#shut = error instanceof GrappeError ? error : new GrappeError('room_unreadable', String(error));
      console.error(`sheet ${this.name}: ${this.#shut.message}`);
      for (const connection of this.getConnections<SeatState>())
        connection.close(4510, 'room_unreadable' satisfies CloseReason);
      return;
    }
    const pace = (this.env as { SHEET_COMMIT_PACE?: string }).SHEET_COMMIT_PACE;
    this.#commit = new GroupCommit(
      (batch) => this.#settle(batch),
      () => this.ctx.storage.sync(),
      paceOf(pace),
    );
    this.#presence = new PresenceBoard(
      this.#ledger.clientIds,
      () => this.#seats.values(),
      this.limits.presenceDelay,
    );
    this.#openGuard();
    this.#wakeSeats();
  }

  /** After hibernation the sockets are there and what they said of themselves is not: ask again (failure 11). */
  #wakeSeats(): void {
    for (const connection of this.getConnections<SeatState>()) {
      const state = connection.state as SeatState | null;
      if (!state) continue;
      const seat = new Seat(connection, state, this.limits, Date.now());
      this.#seats.set(connection, seat);
      if (seat.clientId !== null) this.#ledger.clientIds.claim(seat.clientId, seat.grant.actor.personId);
      seat.send(encodeQueryAwareness());
    }
  }

  #openGuard(): void {
    const { facts, clientIds, authors } = this.#ledger;
    const kind = facts && kindOf(facts.kind);
    this.#guard =
      kind &&
      new Guard(kind, clientIds, authors, () => [
        Y.encodeStateAsUpdate(this.#ledger.sheet.doc),
        ...this.#commit.waiting.flatMap(({ edit }) => (edit ? [edit.update] : [])),
      ]);
  }

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
    if (this.#shut) return refuse('room_unreadable');
    let grant: RoomGrant;
    try {
      grant = this.#accessChanges.applyTo(readGrant(request.headers));
    } catch {
      return refuse('bad_request');
    }
    // Accepted, then closed: a provider whose upgrade is refused retries for ever.
    if (grant.refuse) return refuse(grant.refuse);
    const kind = kindOf(grant.kind);
    if (!kind) return refuse('not_found');
    try {
      this.#welcome(kind, grant.version);
    } catch (error) {
      console.error(`sheet ${this.name}: ${String(error).slice(0, 200)}`);
      return refuse(
        error instanceof GrappeError && error.code === 'bad_request' ? 'bad_request' : 'storage_failed',
      );
    }
    const seat = new Seat(
      connection,
      { grant, clientId: null, count: 0, newClientIds: 0, isCaughtUp: false },
      this.limits,
      Date.now(),
    );
    seat.save();
    this.#seats.set(connection, seat);
    seat.send(encodeStatus(this.#statusFor(seat)));
    seat.send(encodeSyncStep1(Y.encodeStateVector(this.#ledger.sheet.doc)));
    const others = this.#presence.frameFor(seat);
    if (others) seat.send(others);
  }

  /** Writes the template the first time; follows the database when it is a version ahead (its call to `unseal` was lost). */
  #welcome(kind: BoardKind, version: number): void {
    const { facts } = this.#ledger;
    if (!facts) this.#begin(kind, version, (doc) => writeTemplate(doc, kind));
    else if (facts.kind !== kind.key) throw new GrappeError('bad_request', 'sheet of another kind');
    else if (version > facts.version) this.#reopen(version);
  }

  override async webSocketMessage(ws: WebSocket, message: WSMessage): Promise<void> {
    // A seat that is known skips partyserver's reading of the attachment, once per message.
    const seat = this.#seats.get(ws);
    if (seat) this.#receive(seat, message);
    else await super.webSocketMessage(ws, message);
  }

  override onMessage(connection: Connection<SeatState>, message: WSMessage): void {
    const seat = this.#seats.get(connection);
    if (seat) this.#receive(seat, message);
  }

  override onClose(connection: Connection<SeatState>): void {
    const seat = this.#seats.get(connection);
    if (seat) this.#leave(seat);
  }

  override onError(connection: Connection<SeatState>, error: unknown): void {
    console.warn(`sheet ${this.name}: socket failed: ${String(error).slice(0, 120)}`);
    this.onClose(connection);
  }

  #leave(seat: Seat): void {
    this.#seats.delete(seat.connection);
    this.#presence.leave(seat);
  }

  #dismiss(seat: Seat, reason: CloseReason): void {
    seat.close(reason);
    this.#leave(seat);
  }

  // ---- messages

  /** One message. Whatever is in it, at worst that socket closes (failures 13–17). */
  #receive(seat: Seat, message: WSMessage): void {
    if (seat.isClosed) return;
    try {
      if (typeof message === 'string') return this.#dismiss(seat, 'unknown_message');
      const bytes =
        message instanceof ArrayBuffer
          ? new Uint8Array(message)
          : new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
      if (!seat.byteBucket.take(Date.now(), bytes.length)) return this.#dismiss(seat, 'flood');
      if (bytes.length > SHEET_LIMITS.updateBytes + FRAME_HEADER && bytes.length > this.#frameLimit())
        return this.#refuse(seat, ++seat.received, 'update_too_large');
      this.#dispatch(seat, bytes);
    } catch (error) {
      if (error instanceof GrappeError && error.code === 'bad_request')
        return this.#dismiss(seat, 'bad_request');
      console.error(`sheet ${this.name}: ${String(error).slice(0, 200)}`);
      this.#dismiss(seat, 'internal');
    }
  }

  #dispatch(seat: Seat, bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    const now = Date.now();
    switch (frame.type) {
      case 'syncStep1':
        if (!seat.documentBucket.take(now, WHOLE_SHEET_WEIGHT)) return this.#dismiss(seat, 'flood');
        return seat.send(this.#stateSince(frame.stateVector));
      case 'syncStep2':
        seat.isCaughtUp = true;
        seat.isAwaitingStep2 = false;
        return this.#edit(seat, frame.update, now);
      case 'update':
        return this.#edit(seat, frame.update, now);
      case 'awareness':
        if (seat.presenceBucket.take(now)) this.#presence.receive(seat, decodePresence(frame.update));
        return;
      case 'queryAwareness': {
        const others = seat.presenceBucket.take(now) && this.#presence.frameFor(seat);
        if (others) seat.send(others);
        return;
      }
      case 'ack':
      case 'refused':
      case 'status':
      case 'unknown':
        // What only the server may say, and what nobody says (failures 13, 33).
        return this.#dismiss(seat, 'unknown_message');
    }
  }

  /** A step 2 always carries every deletion ever made: a long history makes it longer than an edit may be. */
  #frameLimit(): number {
    const { doc } = this.#ledger.sheet;
    const deletionBytes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).length;
    return SHEET_LIMITS.updateBytes + 2 * deletionBytes + FRAME_HEADER;
  }

  #stateSince(stateVector: Uint8Array): Uint8Array {
    const { sheet, seq, facts } = this.#ledger;
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0;
    const known = this.#wholeState;
    if (isNewcomer && known?.seq === seq && known.epoch === facts?.epoch) return known.frame;
    let frame: Uint8Array;
    try {
      frame = encodeSyncStep2(Y.encodeStateAsUpdate(sheet.doc, stateVector));
    } catch {
      throw new GrappeError('bad_request', 'state vector does not decode');
    }
    if (isNewcomer && facts) this.#wholeState = { seq, epoch: facts.epoch, frame };
    return frame;
  }

  #edit(seat: Seat, update: Uint8Array, now: number): void {
    seat.received += 1;
    const count = seat.received;
    if (!seat.documentBucket.take(now)) return this.#refuse(seat, count, 'flood');
    if (!this.#guard) throw new GrappeError('internal', 'no guard');
    // Its step 2 says this again, with what came before.
    if (seat.isAwaitingStep2) return;
    const { personId } = seat.grant.actor;
    const verdict = this.#guard.examine(update, {
      personId,
      mayNot: this.#readOnlyFor(seat) ?? (this.#isFull() ? 'update_too_large' : null),
      newClientIdsLeft: this.limits.newClientIds - seat.newClientIds,
    });
    if (verdict.outcome === 'gap') {
      // Someone who typed while the connection opened: stock clients send that at once, before what they wrote offline.
      if (seat.isCaughtUp) return this.#refuse(seat, count, 'update_refused');
      seat.isAwaitingStep2 = true;
      return;
    }
    if (verdict.outcome === 'refused') {
      // The code only: the detail may say something of what was written.
      return this.#refuse(seat, count, verdict.code);
    }
    if (verdict.outcome === 'nothing') return this.#commit.submit({ seat, count, edit: null });
    const { newClientIds, newItems } = verdict;
    seat.newClientIds += newClientIds.length;
    if (verdict.isCostly) seat.documentBucket.charge(WHOLE_SHEET_WEIGHT);
    this.#commit.submit({
      seat,
      count,
      edit: { personId, at: now, update: verdict.update, newClientIds, newItems },
    });
  }

  /** Says no to one message, after what the same person sent before it has been written and acknowledged. */
  #refuse(seat: Seat, count: number, code: ErrorCode): void {
    this.#commit.flush();
    seat.refuse(count, code);
    this.#leave(seat);
  }

  /** History so long that the sheet would one day not load (failure 23). Folds first: much of a log is often collected. */
  #isFull(): boolean {
    if (this.#ledger.historyBytes < this.limits.historyLimit) return false;
    // Not for a few rows: near the bound it would fold a heavy sheet at every edit.
    if (this.#ledger.log.bytes >= this.limits.historyLimit / 20) this.#compact();
    return this.#ledger.historyBytes >= this.limits.historyLimit;
  }

  // ---- disk first, then the others, then the sender

  #settle(batch: Pending[]): void {
    const edits = batch.flatMap(({ edit }) => edit ?? []);
    if (edits.length > 0) {
      try {
        this.#ledger.write(edits);
      } catch (error) {
        return this.#notWritten(batch, error);
      }
    }
    // From here on the output gate holds every frame until the write above is durable.
    for (const { seat, edit } of batch) if (edit) this.#broadcast(encodeUpdate(edit.update), seat);
    const counts = new Map(batch.map(({ seat, count }) => [seat, count]));
    for (const [seat, count] of counts) {
      if (!this.#seats.has(seat.connection)) continue;
      seat.save(count);
      seat.send(encodeAck(count, this.#ledger.seq));
    }
    if (edits.length > 0) this.#planUpkeep();
  }

  /** Nobody received the batch; its senders are told, and the room is as it was before it (failure 4). */
  #notWritten(batch: Pending[], error: unknown): void {
    console.error(`sheet ${this.name}: write failed: ${String(error).slice(0, 200)}`);
    this.#guard?.reset();
    for (const { seat, count } of batch) {
      seat.refuse(count, 'storage_failed');
      this.#leave(seat);
    }
    this.#reclaim();
  }

  /** Bindings and authors claimed for what was not written are given up. */
  #reclaim(): void {
    const { clientIds, authors } = this.#ledger;
    const announced = [...this.#seats.values()].flatMap(({ clientId, grant }): [number, string][] =>
      clientId === null ? [] : [[clientId, grant.actor.personId]],
    );
    try {
      clientIds.reload(announced);
      authors.reload();
    } catch {
      // Without knowing whose id is whose the room cannot go on: start again from the disk, or stay shut.
      this.ctx.abort('storage cannot be read');
    }
  }

  #broadcast(frame: Uint8Array, except?: Seat): void {
    for (const seat of this.#seats.values()) if (seat !== except) seat.send(frame);
  }

  // ---- upkeep

  #planUpkeep(): void {
    const delay = isHeavy(this.#ledger.log, this.limits) ? COMPACT_DELAY : this.limits.checkpointEvery;
    const at = Date.now() + delay;
    if (this.#alarmAt !== null && this.#alarmAt <= at) return;
    this.#alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }

  /** Folds the log; a second firing finds nothing to fold (failure 12). */
  override onAlarm(): void {
    this.#alarmAt = null;
    if (this.#shut) return;
    this.#commit.flush();
    this.#compact();
  }

  #compact(): void {
    const done = this.#ledger.compact(Date.now());
    if (done && this.#ledger.historyBytes >= this.limits.historyWarning)
      console.warn(`sheet ${this.name}: history of ${this.#ledger.historyBytes} bytes`);
  }

  // ---- status and rights

  #readOnlyFor(seat: Seat): ReadOnlyReason | null {
    return this.#ledger.facts?.sealed ? 'sheet_sealed' : seat.grant.readOnly;
  }

  #statusFor(seat: Seat): SheetStatus {
    const { facts, seq } = this.#ledger;
    return {
      readOnly: this.#readOnlyFor(seat),
      version: facts?.version ?? seat.grant.version,
      seq,
      epoch: facts?.epoch ?? 0,
    };
  }

  #tellStatus(): void {
    for (const seat of this.#seats.values()) seat.send(encodeStatus(this.#statusFor(seat)));
  }

  // ---- documents

  #begin(kind: BoardKind, version: number, write: (doc: Y.Doc) => void): void {
    this.#ledger.begin(kind, version, Date.now(), (doc) => {
      write(doc);
      const rules = itemRules(kind);
      for (const item of openSheetDoc(doc).items.values())
        if (!isItem(kind, rules, item)) throw new GrappeError('bad_request', 'content outside the schema');
    });
    this.#openGuard();
  }

  /** Opens a sealed sheet for `version`. A heavy history is left behind: the new version starts from what the sheet says. */
  #reopen(version: number): void {
    const { facts, sheet } = this.#ledger;
    const kind = facts && kindOf(facts.kind);
    if (!facts || !kind) throw new GrappeError('internal', 'room without a sheet');
    this.#commit.flush();
    if (this.#ledger.historyBytes >= this.limits.historyWarning) {
      const projection = projectSheet(sheet, kind);
      this.#begin(kind, version, (doc) => writeProjection(doc, kind, projection));
      // Their documents are of the old epoch: they come back and take the new one.
      this.#sendAway([...this.#seats.values()], 'new version');
      return;
    }
    this.#ledger.set({ version, sealed: false });
    // Rights read while it was sealed do not say what these people may do now.
    this.#sendAway(
      [...this.#seats.values()].filter(({ grant }) => grant.readOnly === 'sheet_sealed'),
      'reopened',
    );
    this.#tellStatus();
  }

  #sendAway(seats: readonly Seat[], why: string): void {
    for (const seat of seats) {
      seat.sendAway(why);
      this.#leave(seat);
    }
  }

  // ---- calls from the Worker, through `getServerByName(env.SHEET_ROOMS, sheetId)`

  /**
   * The sheet as it stands on disk, projection and bytes of the same instant. A room nobody has opened gives the empty template
   * and stays unwritten.
   * @throws GrappeError `room_unreadable`, or `bad_request` for a kind that is not the sheet's
   */
  project(kindKey: string): SheetState {
    this.#assertOpen();
    const kind = this.#assertKind(kindKey);
    this.#commit.flush();
    const { facts } = this.#ledger;
    let { sheet } = this.#ledger;
    if (!facts) {
      sheet = openSheetDoc(new Y.Doc());
      writeTemplate(sheet.doc, kind);
    }
    return {
      projection: projectSheet(sheet, kind),
      yjs: Y.encodeStateAsUpdate(sheet.doc),
      seq: this.#ledger.seq,
      epoch: facts?.epoch ?? 0,
    };
  }

  /**
   * Seals the sheet for `version` and gives the state that was sealed. What was accepted before is written first; what comes
   * after is refused. Sealing again gives the same state.
   * @param ifSeq the sequence number of the preview that is being sealed, when there was one
   * @throws GrappeError `hash_mismatch` when an edit came after the preview (failure 44), `sheet_sealed` when another version
   *   is sealed, `bad_request`, `room_unreadable`
   */
  seal(kindKey: string, version: number, ifSeq?: number): SheetState {
    this.#assertOpen();
    const kind = this.#assertKind(kindKey);
    this.#commit.flush();
    if (!this.#ledger.facts) this.#begin(kind, version, (doc) => writeTemplate(doc, kind));
    const { facts } = this.#ledger;
    if (facts?.sealed && facts.version !== version) throw new GrappeError('sheet_sealed', 'another version');
    // A submission that was slower than the next version must not seal under the old number.
    if (facts && version < facts.version) throw new GrappeError('bad_request', 'a version that is over');
    if (!facts?.sealed) {
      if (ifSeq !== undefined && ifSeq !== this.#ledger.seq)
        throw new GrappeError('hash_mismatch', 'the sheet changed since the preview');
      this.#ledger.set({ sealed: true, version });
      this.#tellStatus();
    }
    return this.project(kindKey);
  }

  /**
   * Opens the sheet again: for the next version, or for the same one when what followed the seal could not be stored.
   * @throws GrappeError `room_unreadable`, `bad_request` for a version that is over
   */
  unseal(version: number): void {
    this.#assertOpen();
    const { facts } = this.#ledger;
    if (!facts) return;
    if (version < facts.version) throw new GrappeError('bad_request', 'a version that is over');
    if (facts.sealed || version > facts.version) this.#reopen(version);
  }

  /**
   * Writes demo content the first time.
   * @returns false, and changes nothing, when the sheet was opened or seeded before
   * @throws GrappeError `bad_request` for content outside the kind's schema, `room_unreadable`
   */
  seedProjection(kindKey: string, projection: SheetProjection, version = 1): boolean {
    this.#assertOpen();
    const kind = this.#assertKind(kindKey);
    if (this.#ledger.facts) return false;
    const parsed = v.safeParse(ProjectionSchema, projection);
    if (!parsed.success) throw new GrappeError('bad_request', 'projection does not parse');
    this.#begin(kind, version, (doc) => writeProjection(doc, kind, parsed.output));
    return true;
  }

  /** Rights changed in the database: whoever is connected is told at once, and the next message meets the new rights. */
  refreshAccess(changes: readonly AccessChange[]): void {
    this.#assertOpen();
    for (const change of changes) {
      this.#accessChanges.remember(change, Date.now());
      for (const seat of [...this.#seats.values()])
        if (seat.grant.actor.personId === change.personId) this.#applyAccess(seat, change);
    }
  }

  #applyAccess(seat: Seat, change: AccessChange): void {
    const grant = AccessChanges.grantAfter(seat.grant, change);
    if (grant.refuse) return this.#dismiss(seat, grant.refuse);
    seat.grant = grant;
    // What is settled so far; what waits is counted when it is written.
    seat.save(seat.received - this.#commit.waiting.filter((pending) => pending.seat === seat).length);
    if (change.actor) this.#presence.restamp(seat);
    seat.send(encodeStatus(this.#statusFor(seat)));
  }

  /** A login ended: its sockets close. */
  closeLogin(loginId: string): void {
    this.#assertOpen();
    for (const seat of [...this.#seats.values()])
      if (seat.grant.loginId === loginId) this.#dismiss(seat, 'login_required');
  }

  /** Who first wrote each item; `#server` for demo content. */
  authorship(): Authorship[] {
    this.#assertOpen();
    return this.#ledger.authors.all();
  }

  stats(): RoomStats {
    this.#assertOpen();
    const { facts, seq, sheet, historyBytes, log, snapshots } = this.#ledger;
    return {
      seq,
      epoch: facts?.epoch ?? 0,
      version: facts?.version ?? 1,
      isSealed: facts?.sealed ?? false,
      editedAt: facts?.editedAt ?? null,
      items: sheet.items.size,
      historyBytes,
      logRows: log.rows,
      checkpoints: Math.max(0, snapshots.list().length - 1),
      connections: this.#seats.size,
    };
  }

  #assertOpen(): void {
    this.#open();
    if (this.#shut) throw this.#shut;
  }

  #assertKind(kindKey: string): BoardKind {
    const kind = kindOf(kindKey);
    const { facts } = this.#ledger;
    if (!kind || (facts && facts.kind !== kindKey)) throw new GrappeError('bad_request', 'kind');
    return kind;
  }
}

/** `SHEET_COMMIT_PACE` lets the bench compare paces; without it the room uses the better one (docs/decisions/003). */
function paceOf(setting: string | undefined): CommitPace {
  if (setting === undefined) return 0;
  return setting === 'each' ? 'each' : Number(setting);
}
