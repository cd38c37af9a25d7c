import type { SessionMessage, SessionState } from '#domain/session/session.ts';
import { closeReasonOf, RETRYABLE_CLOSES, type CloseReason } from '#party/shared/protocol.ts';

/** How the screen is linked to the session's room, for the status line. */
export type SessionLink =
  /** First attempt, nothing heard yet. */
  | { kind: 'connecting' }
  /** The socket is open and the room has spoken. */
  | { kind: 'live' }
  /** The socket is blocked or cut: the state is asked for every few seconds over HTTP. */
  | { kind: 'polling' }
  /** Neither socket nor HTTP: what is shown may be old. */
  | { kind: 'offline' }
  /** Refused for good. */
  | { kind: 'refused'; reason: CloseReason };

/** The part of WebSocket that is used here. */
export type Socket = Pick<WebSocket, 'close' | 'send' | 'addEventListener'>;

export type SessionConnectionOptions = {
  open: () => Socket;
  /** GET of the session over HTTP. Rejects when the network or the server fails. */
  poll: () => Promise<SessionState>;
  onState: (state: SessionState) => void;
  onLink: (link: SessionLink) => void;
  /** 0 to 1, for the jitter. */
  random?: () => number;
};

/** Milliseconds. */
export const SESSION_TIMES = {
  firstRetry: 500,
  longestRetry: 15_000,
  /** After a refusal that passes by itself (flood, storage), the room is left alone for longer: this, and up to as much again. */
  politeRetry: 10_000,
  /** Over which screens that the same Wi-Fi woke are spread. */
  wakeWithin: 1_000,
  pollEvery: 5_000,
  pingEvery: 25_000,
  pongWithin: 10_000,
  /** A proxy may leave an upgrade hanging: nothing heard after this is a blocked socket. */
  openWithin: 6_000,
} as const;

/**
 * Wait before attempt number `attempt` (from 0), milliseconds. Half of it is drawn at random: thirty screens that lose the
 * network together must not come back in the same instant.
 */
export function retryDelay(attempt: number, random: number): number {
  const whole = Math.min(SESSION_TIMES.longestRetry, SESSION_TIMES.firstRetry * 2 ** attempt);
  return Math.round(whole / 2 + (whole / 2) * random);
}

/**
 * One screen's link to a session room: a socket that comes back by itself, and polling meanwhile when it does not come back
 * at once. The room is the only source of truth, so a missed message costs nothing: each one is the whole state.
 */
export class SessionConnection {
  readonly #options: SessionConnectionOptions;
  readonly #random: () => number;
  #socket: Socket | null = null;
  #link: SessionLink = { kind: 'connecting' };
  #attempt = 0;
  #stopped = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #polling: ReturnType<typeof setInterval> | undefined;
  #lastPong = 0;

  constructor(options: SessionConnectionOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  start(): void {
    this.#connect();
  }

  /** Waits no longer, for instance when the browser says the network is back: but a whole room hears it in the same instant. */
  wake(): void {
    if (this.#stopped || this.#socket) return;
    clearTimeout(this.#retry);
    this.#attempt = 0;
    this.#retry = setTimeout(() => this.#connect(), this.#random() * SESSION_TIMES.wakeWithin);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#leaveSocket(1000);
    this.#stopPolling();
  }

  #connect(): void {
    let socket: Socket;
    try {
      socket = this.#options.open();
    } catch {
      // A browser that forbids sockets throws here; polling then carries the session.
      this.#startPolling();
      this.#retryLater(0);
      return;
    }
    this.#socket = socket;
    // Each handler asks whether its socket is still the one in use: a late event of an old one must change nothing.
    const current = () => this.#socket === socket;
    this.#deadline = setTimeout(() => current() && this.#lost(undefined), SESSION_TIMES.openWithin);
    socket.addEventListener('message', (event) => current() && this.#received(event.data));
    socket.addEventListener('close', (event) => current() && this.#lost(event.code));
    socket.addEventListener('error', () => current() && this.#lost(undefined));
  }

  #received(data: unknown): void {
    if (typeof data !== 'string') return;
    if (data === 'pong') {
      this.#lastPong = Date.now();
      return;
    }
    const message = parseMessage(data);
    if (!message) return;
    clearTimeout(this.#deadline);
    this.#attempt = 0;
    this.#stopPolling();
    this.#ping ??= this.#startPing();
    this.#setLink({ kind: 'live' });
    this.#options.onState(message.state);
  }

  #startPing(): ReturnType<typeof setInterval> {
    let sentAt = 0;
    return setInterval(() => {
      // A socket cut without a close frame (sleep, Wi-Fi change) looks open for minutes.
      if (sentAt > 0 && this.#lastPong < sentAt && Date.now() - sentAt >= SESSION_TIMES.pongWithin) {
        this.#lost(undefined);
        return;
      }
      sentAt = Date.now();
      this.#socket?.send('ping');
    }, SESSION_TIMES.pingEvery);
  }

  #lost(code: number | undefined): void {
    const reason = code === undefined ? undefined : closeReasonOf(code);
    this.#leaveSocket(undefined);
    if (this.#stopped) return;
    if (reason && !RETRYABLE_CLOSES.includes(code!)) {
      this.#stopPolling();
      this.#stopped = true;
      this.#setLink({ kind: 'refused', reason });
      return;
    }
    // A first loss is usually the Wi-Fi blinking: the socket gets one quick chance before anything is said.
    if (this.#attempt > 0 || this.#link.kind === 'connecting') this.#startPolling();
    this.#retryLater(reason ? SESSION_TIMES.politeRetry * (1 + this.#random()) : 0);
  }

  #retryLater(atLeast: number): void {
    const delay = atLeast + retryDelay(this.#attempt, this.#random());
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #leaveSocket(code: number | undefined): void {
    clearTimeout(this.#deadline);
    clearInterval(this.#ping);
    this.#ping = undefined;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(code);
  }

  #startPolling(): void {
    if (this.#polling) return;
    // Spread over the interval for the same reason as the retries.
    this.#polling = setInterval(() => void this.#poll(), SESSION_TIMES.pollEvery + this.#random() * 1_000);
    void this.#poll();
  }

  #stopPolling(): void {
    clearInterval(this.#polling);
    this.#polling = undefined;
  }

  async #poll(): Promise<void> {
    try {
      const state = await this.#options.poll();
      // The socket may have come back while the reply travelled: its state is newer.
      if (!this.#polling) return;
      this.#setLink({ kind: 'polling' });
      this.#options.onState(state);
    } catch {
      if (this.#polling) this.#setLink({ kind: 'offline' });
    }
  }

  #setLink(link: SessionLink): void {
    if (this.#link.kind === link.kind) return;
    this.#link = link;
    this.#options.onLink(link);
  }
}

/** A message of the room, or undefined for anything else: an unknown message must not stop the ones we know. */
function parseMessage(data: string): SessionMessage | undefined {
  try {
    const message: unknown = JSON.parse(data);
    const known =
      typeof message === 'object' && message !== null && 'type' in message && message.type === 'state';
    return known ? (message as SessionMessage) : undefined;
  } catch {
    return undefined;
  }
}
