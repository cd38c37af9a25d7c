import { Server, type Connection, type ConnectionContext, type WSMessage } from 'partyserver';
import type { ErrorCode, Outcome } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import { applyToSession, sessionAt, withPublishedVote, withTurnout } from '#domain/session/apply.ts';
import { sessionSeenBy } from '#domain/session/as-seen-by.ts';
import { decideSession, type SessionCommand, type VoteNotice } from '#domain/session/decide.ts';
import { laterState, newSession, type KnownSession, type SessionRecord } from '#domain/session/record.ts';
import type { SessionMessage, SessionState, TimerCommand } from '#domain/session/session.ts';
import { CLOSE, type CloseReason } from '#party/shared/protocol.ts';
import { EndedLogins } from './ended-logins.ts';
import { PeopleNow } from './people-now.ts';
import {
  actorOf,
  attendees,
  readGrant,
  seated,
  seatOf,
  type Seat,
  type SessionActor,
} from './session-presence.ts';
import { SessionStorage } from './session-storage.ts';

/** Arrivals, departures and turnouts are told together this often: thirty people who come back at once are one message each. */
const GATHER_MS = 200;

/** Tabs and devices of one person; the next one is refused. */
const MAX_SOCKETS_EACH = 20;

/**
 * The room of one session (séance), named by the session's id: one timer, one gathering, who is there. Commands come by RPC from the
 * Worker, never by socket; whatever changes is on disk before anyone is told. A socket gets the whole state at once and at
 * every change, so that who arrives late or comes back knows what the others know (rule S3).
 */
export class SessionRoom extends Server {
  static override options = { hibernate: true };

  readonly #kept: SessionStorage;
  /** Null until the first call that tells what the database knows. */
  #session: SessionRecord | null = null;
  readonly #unreadable: boolean;
  #tellingSoon = false;
  readonly #peopleNow = new PeopleNow();
  readonly #endedLogins = new EndedLogins();

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    // Answered by the runtime: a heartbeat wakes nobody.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
    // Here and not in onStart, which an RPC does not wait for (failure case 11).
    this.#kept = new SessionStorage(ctx.storage.sql);
    const kept = this.#kept.read();
    this.#unreadable = !kept.read;
    if (kept.read) this.#session = kept.record;
  }

  /** The state as it is now, after taking over whatever the database knows and this room does not. */
  async state(known: KnownSession): Promise<Outcome<SessionState>> {
    if (this.#unreadable) return refuse('room_unreadable');
    const session = this.#brought(known);
    if (session !== this.#session) await this.#keep(session);
    return { ok: true, value: this.#stateOf(session) };
  }

  open(known: KnownSession, actor: Actor): Promise<Outcome<SessionState>> {
    return this.#run(known, { type: 'open' }, actor);
  }

  close(known: KnownSession, actor: Actor): Promise<Outcome<SessionState>> {
    return this.#run(known, { type: 'close' }, actor);
  }

  /** Brings everyone to a board. */
  gather(
    known: KnownSession,
    actor: Actor,
    board: { boardId: string; boardTitle: string },
  ): Promise<Outcome<SessionState>> {
    return this.#run(known, { type: 'gather', ...board }, actor);
  }

  timer(known: KnownSession, actor: Actor, timer: TimerCommand): Promise<Outcome<SessionState>> {
    return this.#run(known, { type: 'timer', timer }, actor);
  }

  announceVote(known: KnownSession, actor: Actor, vote: VoteNotice): Promise<Outcome<SessionState>> {
    return this.#run(known, { type: 'announce_vote', vote }, actor);
  }

  /** Number of voters of the vote that is open. Told to the room a few times a second at most. */
  async turnout(voteId: string, voters: number): Promise<void> {
    const session = this.#session && withTurnout(this.#session, voteId, voters);
    if (!session || session === this.#session) return;
    this.#write(session);
    this.#tellSoon();
  }

  /** The vote is closed and its result can be fetched: by each person, as far as they may see it. */
  async publishVote(voteId: string, voters: number): Promise<void> {
    const session = this.#session && withPublishedVote(this.#session, voteId, voters);
    if (session && session !== this.#session) await this.#keep(session);
  }

  /**
   * Places or rights changed: `people` is everyone of the cluster as they are now. Whoever is connected is that person from here on, and
   * whoever may no longer be here is out (rule A8).
   */
  async refreshPeople(people: readonly SessionActor[]): Promise<void> {
    this.#peopleNow.remember(people, Date.now());
    for (const [connection, seat] of seated(this.getConnections<Seat>())) {
      const actor = people.find(({ personId }) => personId === seat.actor.personId);
      if (!actor || !this.#mayListen(actor)) end(connection, 'forbidden');
      else connection.setState(seatOf({ actor, loginId: seat.loginId }));
    }
    this.#tellSoon();
  }

  /** Closes every socket that a login opened, when that login ends. */
  async removeLogin(loginId: string): Promise<void> {
    this.#endedLogins.remember(loginId, Date.now());
    this.#closeSeats((seat) => seat.loginId === loginId, 'login_required');
  }

  override onConnect(connection: Connection<Seat>, { request }: ConnectionContext): void {
    const granted = readGrant(request);
    const grant = granted && this.#peopleNow.applyTo(granted);
    const refusal = this.#refusalOf(grant);
    if (!grant || refusal) return end(connection, refusal ?? 'internal');
    const seat = seatOf(grant);
    connection.setState(seat);
    connection.send(textFor(seat, this.#stateOf(this.#shown())));
    this.#tellSoon();
  }

  override onMessage(connection: Connection<Seat>, message: WSMessage): void {
    if (message === 'ping') connection.send('pong');
    // States are the server's to send: a client that speaks is broken or hostile (failure case 33).
    else end(connection, 'unknown_message');
  }

  override onClose(): void {
    this.#tellSoon();
  }

  override onError(): void {
    this.#tellSoon();
  }

  /** The timer's end. An alarm can come twice, late, or for a timer that was paused meanwhile: only the clock decides. */
  override async onAlarm(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    const rung = sessionAt(session, Date.now());
    if (rung !== session) return this.#keep(rung);
    if (session.timer.state === 'running') await this.ctx.storage.setAlarm(session.timer.endsAt);
  }

  async #run(known: KnownSession, command: SessionCommand, actor: Actor): Promise<Outcome<SessionState>> {
    if (this.#unreadable) return refuse('room_unreadable');
    const now = Date.now();
    const session = sessionAt(this.#brought(known), now);
    const decision = decideSession(session, command, actor, now);
    if (!decision.ok) return decision;
    const next = decision.value.reduce(applyToSession, session);
    if (next !== this.#session) await this.#keep(next);
    return { ok: true, value: this.#stateOf(next) };
  }

  /** This room's record brought to what the database knows: a Worker may have died between telling one and the other. */
  #brought(known: KnownSession): SessionRecord {
    const session = this.#session ?? newSession(known);
    if (laterState(session.state, known.state) === session.state) return session;
    return known.state === 'closed'
      ? applyToSession(session, { type: 'closed' })
      : { ...session, state: known.state };
  }

  /** On disk, with the alarm of its timer, then told. */
  async #keep(session: SessionRecord): Promise<void> {
    this.#write(session);
    const { storage } = this.ctx;
    if (session.timer.state === 'running') await storage.setAlarm(session.timer.endsAt);
    else await storage.deleteAlarm();
    this.#tell();
  }

  #write(session: SessionRecord): void {
    // Disk first: when the write throws, memory must not know more than the disk.
    this.#kept.write(session);
    this.#session = session;
    this.onChanged();
  }

  /** The session changed, which those present are about to hear: for a room that watches over who they are. */
  protected onChanged(): void {}

  /** Whoever hears of changes: a line per socket. */
  protected audience(): { personId: string; loginId: string }[] {
    return [...seated(this.getConnections<Seat>())].map(([, { actor, loginId }]) => ({
      personId: actor.personId,
      loginId,
    }));
  }

  #stateOf(session: SessionRecord): SessionState {
    const now = Date.now();
    const { sessionId, state, timer, gathering, vote } = sessionAt(session, now);
    const present = attendees(this.getConnections<Seat>());
    return { sessionId, state, timer, gathering, vote, present, now };
  }

  /** Before the first command nothing is kept: the session is planned, in the cluster the Worker lets people in from. */
  #shown(): SessionRecord {
    return this.#session ?? newSession({ sessionId: this.name, clusterId: '', state: 'planned' });
  }

  #tell(): void {
    const state = this.#stateOf(this.#shown());
    for (const [connection, seat] of seated(this.getConnections<Seat>()))
      connection.send(textFor(seat, state));
  }

  #tellSoon(): void {
    if (this.#tellingSoon) return;
    this.#tellingSoon = true;
    setTimeout(() => {
      this.#tellingSoon = false;
      this.#tell();
    }, GATHER_MS);
  }

  #refusalOf(grant: ReturnType<typeof readGrant>): CloseReason | null {
    if (this.#unreadable) return 'room_unreadable';
    if (!grant) return 'internal';
    if (grant.refuse) return grant.refuse;
    if (this.#endedLogins.has(grant.loginId)) return 'login_required';
    const { actor } = grant;
    if (!this.#mayListen(actor)) return 'forbidden';
    const own = [...seated(this.getConnections<Seat>())].filter(
      ([, seat]) => seat.actor.personId === actor.personId,
    );
    return own.length >= MAX_SOCKETS_EACH ? 'flood' : null;
  }

  #mayListen(actor: SessionActor): boolean {
    const clusterId = this.#session?.clusterId ?? actor.clusterId;
    return can(actorOf(actor), 'session.read', { clusterId });
  }

  #closeSeats(which: (seat: Seat) => boolean, reason: CloseReason): void {
    for (const [connection, seat] of seated(this.getConnections<Seat>()))
      if (which(seat)) end(connection, reason);
    this.#tellSoon();
  }
}

const refuse = (error: ErrorCode): { ok: false; error: ErrorCode } => ({ ok: false, error });
/** The state as this person may know it (rule V10). */
const textFor = ({ actor }: Seat, state: SessionState): string =>
  JSON.stringify({ type: 'state', state: sessionSeenBy(actorOf(actor), state) } satisfies SessionMessage);
const end = (connection: Connection, reason: CloseReason): void => connection.close(CLOSE[reason], reason);
