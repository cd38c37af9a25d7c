import type { ErrorCode } from '#domain/errors.ts';
import {
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  readFrame,
  type Frame,
} from '#party/shared/messages.ts';
import { ACTOR_HEADER, type Presence, type RoomGrant, type SheetStatus } from '#party/shared/protocol.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import type { SheetRoom } from '#party/sheet-room.ts';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

export type RoomStub = DurableObjectStub<SheetRoom>;

/** A grant as the Worker would write it. */
export function grantFor(personId: string, change: Partial<RoomGrant> = {}): RoomGrant {
  return {
    actor: {
      personId,
      name: `Nom de ${personId}`,
      role: 'member',
      college: 'direction',
      establishmentId: 'etab-1',
      colour: 1,
      clusterId: 'cluster-1',
    },
    kind: 'STAKES_STRENGTHS_WEAKNESSES',
    version: 1,
    readOnly: null,
    loginId: `login-${personId}`,
    ...change,
  };
}

/** Opens a socket to the room with a raw header, as only the Worker can. */
export async function openSocket(stub: RoomStub, grantHeader: string | null, query = ''): Promise<WebSocket> {
  const headers: Record<string, string> = { Upgrade: 'websocket' };
  if (grantHeader !== null) headers[ACTOR_HEADER] = grantHeader;
  const response = await stub.fetch(`https://grappe.test/rooms/sheet/x${query}`, { headers });
  if (!response.webSocket) throw new Error(`no socket: ${response.status}`);
  response.webSocket.accept();
  return response.webSocket;
}

/** A y-websocket style client: it syncs, sends each local change, counts acknowledgements, answers queries for awareness. */
export class RoomClient {
  readonly doc = new Y.Doc();
  readonly sheet: SheetDoc = openSheetDoc(this.doc);
  readonly awareness = new Awareness(this.doc);
  /** Every frame received, oldest first. */
  readonly frames: Frame[] = [];
  /** The same as they came: what is looked for in them was received, whatever became of it. */
  readonly received: Uint8Array[] = [];
  readonly acks: { count: number; seq: number }[] = [];
  readonly refusals: { count: number; code: ErrorCode }[] = [];
  readonly statuses: SheetStatus[] = [];
  closed: { code: number; reason: string } | undefined;
  isSynced = false;
  /** Document messages sent. */
  sent = 0;
  #socket: WebSocket;
  #changes = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    // Ours to send only what a test asks for.
    clearInterval((this.awareness as unknown as { _checkInterval: number })._checkInterval);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) {
        this.received.push(new Uint8Array(data));
        this.#read(readFrame(new Uint8Array(data)));
      }
      this.#tell();
    });
    socket.addEventListener('close', ({ code, reason }) => {
      this.closed ??= { code, reason };
      this.#tell();
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendUpdate(update);
    });
  }

  /** Connects and, unless told otherwise, waits until it has the sheet and its own first step is acknowledged. */
  static async connect(
    stub: RoomStub,
    grant: RoomGrant,
    options: { waitForSync?: boolean; from?: Uint8Array } = {},
  ): Promise<RoomClient> {
    const socket = await openSocket(stub, encodeURIComponent(JSON.stringify(grant)));
    const client = new RoomClient(socket);
    if (options.from) Y.applyUpdate(client.doc, options.from, client);
    client.send(encodeSyncStep1(Y.encodeStateVector(client.doc)));
    if (options.waitForSync !== false) await client.until(() => client.isSynced && client.isSettled);
    return client;
  }

  /** True when everything sent is acknowledged. */
  get isSettled(): boolean {
    return (this.acks.at(-1)?.count ?? 0) === this.sent;
  }

  send(message: Uint8Array | string): void {
    this.#socket.send(message);
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1;
    this.send(encodeUpdate(update));
  }

  /** Everything this client has, as a copy kept in a browser would. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  close(): void {
    this.#socket.close(1000, 'bye');
  }

  /** Says `presence` under this document's clientID. */
  announce(presence: Partial<Presence> & Record<string, unknown> = {}): void {
    this.awareness.setLocalState(presence);
    this.send(encodeAwareness(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
  }

  /** Resolves when `condition` holds; looks again at every frame. The test's own limit is the only clock. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        const change = (): void => {
          this.#changes.delete(change);
          resolve();
        };
        this.#changes.add(change);
      });
  }

  /** Everything received, as text: words are UTF-8 in every frame. */
  get receivedText(): string {
    return this.received.map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  }

  async settled(): Promise<void> {
    await this.until(() => this.isSettled);
  }

  async untilClosed(): Promise<{ code: number; reason: string }> {
    await this.until(() => this.closed !== undefined);
    return this.closed ?? { code: 0, reason: '' };
  }

  #tell(): void {
    for (const change of [...this.#changes]) change();
  }

  #read(frame: Frame): void {
    this.frames.push(frame);
    switch (frame.type) {
      case 'syncStep1':
        this.sent += 1;
        return this.send(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, frame.stateVector)));
      case 'syncStep2':
        Y.applyUpdate(this.doc, frame.update, this);
        this.isSynced = true;
        return;
      case 'update':
        return Y.applyUpdate(this.doc, frame.update, this);
      case 'awareness':
        return applyAwarenessUpdate(this.awareness, frame.update, this);
      case 'queryAwareness':
        return this.send(encodeAwareness(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
      case 'ack':
        this.acks.push({ count: frame.count, seq: frame.seq });
        return;
      case 'refused':
        this.refusals.push({ count: frame.count, code: frame.code });
        return;
      case 'status':
        this.statuses.push(frame.status);
        return;
      case 'unknown':
        throw new Error(`unknown frame ${frame.messageType}`);
    }
  }
}
