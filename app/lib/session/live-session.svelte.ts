import { createContext } from 'svelte';
import type { Gathering, LiveVote, SessionState } from '#domain/session/session.ts';
import type { SessionView } from '#domain/views.ts';
import { FOLLOWING_AT_FIRST, follow, type Following, type Screen, type Step } from './following.ts';
import {
  recallFollowing,
  recallResultRead,
  rememberFollowing,
  rememberResultRead,
} from './following-memory.ts';
import { RoomClock } from './room-clock.ts';
import { SessionConnection, type SessionLink } from './session-connection.ts';
import { readTimer, timerMoment, type TimerMoment, type TimerReading } from './timer-reading.ts';
import { UnsavedWork } from './unsaved-work.svelte.ts';

/** What happened in the room that a person should hear of. */
export type RoomNews =
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'timer'; moment: TimerMoment; reading: TimerReading }
  | { type: 'gathering'; gathering: NonNullable<Gathering> }
  | { type: 'vote'; vote: NonNullable<LiveVote> };

/** Four looks a second: a second is never shown late enough to see it. Milliseconds. */
const LOOK_EVERY = 250;
const IDLE = readTimer({ state: 'idle' }, 0);

/**
 * The session this screen takes part in, one for the whole application: the bar of the shell, the console and the vote read the
 * same state. `load` asks the API for a session and rejects with its error.
 */
export class LiveSession {
  /** Everything of the session that is not live; null until a session is attached and loaded. */
  view = $state.raw<SessionView | null>(null);
  live = $state.raw<SessionState | null>(null);
  link = $state.raw<SessionLink>({ kind: 'connecting' });
  timer = $state.raw<TimerReading>(IDLE);
  following = $state.raw<Following>(FOLLOWING_AT_FIRST);
  /** Why the screen was not taken along by the last gathering; null once answered. */
  offer = $state<'not_following' | 'unsaved' | null>(null);
  /** The vote whose result was read here, was dismissed, or is behind the group: it calls no longer. '' when none. */
  resultRead = $state.raw('');
  readonly unsaved = new UnsavedWork();
  readonly running = $derived(this.live?.state === 'live' || this.live?.state === 'lobby');

  readonly #load: (sessionId: string) => Promise<SessionView>;
  readonly #clock = new RoomClock();
  #listeners: readonly ((news: RoomNews) => void)[] = [];
  #connection: SessionConnection | null = null;
  #looking: ReturnType<typeof setInterval> | undefined;
  #sessionId: string | null = null;
  #personId = '';

  constructor(load: (sessionId: string) => Promise<SessionView>) {
    this.#load = load;
  }

  get sessionId(): string | null {
    return this.#sessionId;
  }

  /**
   * Joins a session's room, leaving another one first. Loads its view; rejects with the API's error when it may not be read, and is then
   * in no session: whoever looks for one finds it again later.
   */
  async attach(sessionId: string, personId: string): Promise<SessionView> {
    if (this.#sessionId !== sessionId || this.#personId !== personId) {
      this.detach();
      this.#sessionId = sessionId;
      this.#personId = personId;
      this.following = recallFollowing(sessionStorage, sessionId, personId);
      this.resultRead = recallResultRead(sessionStorage, sessionId, personId);
    }
    const view = await this.refresh().catch((error: unknown) => {
      if (this.#sessionId === sessionId && this.view === null) this.detach();
      throw error;
    });
    // Another session may have been asked for while this one was loading.
    if (this.#sessionId === sessionId && !this.#connection && view.live.state !== 'closed')
      this.#connect(sessionId);
    return view;
  }

  detach(): void {
    this.#connection?.stop();
    this.#connection = null;
    clearInterval(this.#looking);
    this.#looking = undefined;
    this.#sessionId = null;
    this.view = null;
    this.live = null;
    this.link = { kind: 'connecting' };
    this.timer = IDLE;
    this.offer = null;
  }

  /** Asks the API again, for what does not travel on the socket: votes, people, boards. */
  async refresh(): Promise<SessionView> {
    const sessionId = this.#sessionId;
    if (!sessionId) throw new Error('No session is attached');
    return this.take(await this.#load(sessionId));
  }

  /** Shows what a command answered, without waiting for the room to say it. */
  take(view: SessionView): SessionView {
    if (view.id !== this.#sessionId) return view;
    this.view = view;
    this.#receive(view.live);
    return view;
  }

  /** Called with everything a person should hear of; returns how to stop. */
  listen(listener: (news: RoomNews) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => (this.#listeners = this.#listeners.filter((other) => other !== listener));
  }

  /** What this screen should do about the last gathering, remembered as answered. */
  answerGathering(screen: Screen): Step {
    const { step, following } = follow(this.following, this.live?.gathering ?? null, screen);
    if (step.go !== 'stay') this.#remember(following);
    if (step.go !== 'stay') this.offer = step.go === 'offer' ? step.because : null;
    return step;
  }

  /** « Ne plus suivre » and back. */
  setFollowing(on: boolean): void {
    this.offer = null;
    this.#remember({ ...this.following, on });
  }

  /** The person went to the group, or back, on their own: nothing is offered any more. */
  moved(cameFrom: string | null): void {
    this.offer = null;
    this.#remember({ ...this.following, cameFrom });
  }

  /** The result of this vote calls nobody on this tab any more. */
  markResultRead(voteId: string): void {
    if (!this.#sessionId || this.resultRead === voteId) return;
    this.resultRead = voteId;
    rememberResultRead(sessionStorage, this.#sessionId, this.#personId, voteId);
  }

  wake(): void {
    this.#connection?.wake();
  }

  #remember(following: Following): void {
    this.following = following;
    if (this.#sessionId) rememberFollowing(sessionStorage, this.#sessionId, this.#personId, following);
  }

  #connect(sessionId: string): void {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const connection = new SessionConnection({
      open: () =>
        new WebSocket(`${scheme}://${location.host}/rooms/session/${encodeURIComponent(sessionId)}`),
      poll: async () => (await this.refresh()).live,
      onState: (state) => this.#receive(state),
      onLink: (link) => (this.link = link),
    });
    this.#connection = connection;
    connection.start();
  }

  #receive(state: SessionState): void {
    if (state.sessionId !== this.#sessionId) return;
    const before = this.live;
    // An HTTP reply may be overtaken by the socket: the older account of the room changes nothing.
    if (before && state.now < before.now) return;
    this.#clock.sample(state.now);
    this.live = state;
    this.#look(before === null);
    if (before) this.#tellDifference(before, state);
    const running = state.timer.state === 'running';
    if (running) this.#looking ??= setInterval(() => this.#look(), LOOK_EVERY);
    if (!running) {
      clearInterval(this.#looking);
      this.#looking = undefined;
    }
    if (state.state === 'closed') {
      this.#connection?.stop();
      this.#connection = null;
    }
  }

  /** `silent` for a newcomer: what was going on already is not news. */
  #look(silent = false): void {
    const before = this.timer;
    const after = this.live ? readTimer(this.live.timer, this.#clock.now()) : IDLE;
    // The same second again would redraw every screen four times a second for nothing.
    if (after.clock === before.clock && after.state === before.state && after.label === before.label) return;
    this.timer = after;
    const moment = silent ? null : timerMoment(before, after);
    if (moment) this.#tell({ type: 'timer', moment, reading: after });
  }

  #tellDifference(before: SessionState, after: SessionState): void {
    if (before.state !== after.state && after.state === 'live') this.#tell({ type: 'opened' });
    if (before.state !== after.state && after.state === 'closed') this.#tell({ type: 'closed' });
    const { vote, gathering } = after;
    if (gathering && gathering.seq !== before.gathering?.seq) this.#tell({ type: 'gathering', gathering });
    // The facilitator took the group elsewhere once the result was out: the session has moved on.
    if (
      vote?.state === 'published' &&
      before.vote?.voteId === vote.voteId &&
      before.vote.state === 'published' &&
      before.gathering?.seq !== after.gathering?.seq
    )
      this.markResultRead(vote.voteId);
    if (vote && (before.vote?.voteId !== vote.voteId || before.vote.state !== vote.state)) {
      this.#tell({ type: 'vote', vote });
      // The list of votes does not travel on the socket. Failing to have it now costs a line until the next visit.
      void this.refresh().catch(() => null);
    }
  }

  #tell(news: RoomNews): void {
    for (const listener of this.#listeners) listener(news);
  }
}

export const [getLiveSession, setLiveSession] = createContext<LiveSession>();
