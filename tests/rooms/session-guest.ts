import { ACTOR_HEADER } from '#party/shared/protocol.ts';
import type { SessionRoom } from '#party/session-room.ts';
import type { SessionMessage, SessionState } from '#domain/session/session.ts';

/** A person's socket in a session room, with everything it was ever sent. */
export class SessionGuest {
  readonly frames: string[] = [];
  closed: { code: number; reason: string } | null = null;
  readonly #socket: WebSocket;
  #wake: () => void = () => undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.frames.push(String(data));
      this.#wake();
    });
    socket.addEventListener('close', ({ code, reason }) => {
      this.closed = { code, reason };
      // Completes the handshake, as a browser does by itself.
      socket.close();
      this.#wake();
    });
    socket.accept();
  }

  get states(): SessionState[] {
    return this.frames
      .filter((frame) => frame.startsWith('{'))
      .map((frame) => (JSON.parse(frame) as SessionMessage).state);
  }

  send(frame: string | ArrayBuffer): void {
    this.#socket.send(frame);
  }

  leave(): void {
    this.#socket.close(1000, 'leaves');
  }

  /** Waits for what `test` looks for; the runner's own time limit says when it never comes. */
  async until(test: (guest: this) => boolean): Promise<void> {
    while (!test(this)) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  async untilState(test: (state: SessionState) => boolean): Promise<SessionState> {
    await this.until(() => this.states.some(test));
    return this.states.find(test)!;
  }
}

export type Seat = {
  personId: string;
  name?: string;
  role?: string;
  college?: string | null;
  establishmentId?: string | null;
  clusterId?: string;
  loginId?: string;
  refuse?: string;
  /** Establishments a facilitator follows. */
  follows?: readonly string[];
  issuedAt?: number;
};

/** Connects as the Worker lets people in: by a grant in a header that only it can write. */
export async function arrive(room: DurableObjectStub<SessionRoom>, seat: Seat): Promise<SessionGuest> {
  const { personId, loginId = `login of ${personId}`, refuse, issuedAt, ...given } = seat;
  const actor = {
    name: personId,
    role: 'member',
    college: 'staff',
    establishmentId: 'establishment',
    clusterId: 'cluster',
    colour: 1,
    ...given,
    personId,
  };
  const grant = { actor, kind: '', version: 1, readOnly: null, loginId, refuse, issuedAt };
  const reply = await room.fetch('https://grappe.test/rooms/session/x', {
    headers: { upgrade: 'websocket', [ACTOR_HEADER]: encodeURIComponent(JSON.stringify(grant)) },
  });
  if (!reply.webSocket) throw new Error(`no socket: ${reply.status} ${await reply.text()}`);
  return new SessionGuest(reply.webSocket);
}
