import { isErrorCode, type ErrorCode } from '#domain/errors.ts';
import {
  closeReasonOf,
  MESSAGE,
  RETRYABLE_CLOSES,
  type CloseReason,
  type SheetNews,
  type SheetStatus,
} from '#party/shared/protocol.ts';
import {
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  readNews,
  readOwn,
  readStatus,
} from '#party/shared/messages.ts';
import * as decoding from 'lib0/decoding';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { PendingEdits } from './pending-edits.ts';
import { reconnectionDelay } from './reconnection.ts';
import { RoomSilence } from './room-silence.ts';
import { whatChanged } from './what-changed.ts';

/** Handshakes that fail while HTTP answers before the screen says that a proxy blocks WebSockets (failure case 48). */
const BLOCKED_AFTER = 3;
/** Milliseconds between two looks at the clock. */
const LOOKS_EVERY = 2_000;

export type SheetConnectionOptions = {
  doc: Y.Doc;
  /** `ws(s)://…` of the sheet's room. */
  address: string;
  /** Epoch of the local copy that `doc` was filled from; null when it is empty. */
  epoch: number | null;
  /** Modifications left over from an earlier visit. */
  pending?: number;
  /** True when the server answers plain HTTP. */
  httpAnswers: () => Promise<boolean>;
  /** Called after every change of a field below. */
  onchange: () => void;
  /** The document was replaced on the server: this one must be thrown away, never merged. */
  onreplaced: (status: SheetStatus) => void;
  /** Something happened beside the document. */
  onnews?: (news: SheetNews) => void;
  random?: () => number;
};

/**
 * One sheet's WebSocket: y-websocket's sync and awareness, and our own acknowledgements. Ours, because "Enregistré" has to be
 * true: edits are counted by message, nothing is sent before the room said which document it holds, and a refusal is final.
 */
export class SheetConnection {
  readonly awareness: Awareness;
  readonly edits = new PendingEdits();
  link: 'connecting' | 'live' | 'lost' = 'connecting';
  status: SheetStatus | null = null;
  refusal: ErrorCode | null = null;
  setback: CloseReason | null = null;
  blocked = false;
  /** Items the room said this person wrote; told only where everyone changes only their own. */
  own: ReadonlySet<string> = new Set();

  readonly #options: SheetConnectionOptions;
  #socket: WebSocket | null = null;
  #epoch: number | null;
  /** The room said its status on this connection: before that, nothing is sent or applied. */
  #greeted = false;
  /** The room's state vector on this connection; null until it sent its step 1. */
  #roomVector: Uint8Array | null = null;
  /** Our step 2 is out, so that later updates leave no gap in the clocks. */
  #answered = false;
  #attempt = 0;
  #failedHandshakes = 0;
  readonly #silence = new RoomSilence();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  constructor(options: SheetConnectionOptions) {
    this.#options = options;
    this.#epoch = options.epoch;
    this.edits.recall(options.pending ?? 0);
    this.awareness = new Awareness(options.doc);
    options.doc.on('update', this.#onUpdate);
    this.awareness.on('update', this.#onPresence);
  }

  /** Opens the socket, unless there is one or the connection ended for good. */
  connect(): void {
    if (this.#ended || this.#socket) return;
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#options.address);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#silence.broken();
    this.#watch = setInterval(() => this.#checkAlive(), LOOKS_EVERY);
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket && data instanceof ArrayBuffer) this.#read(new Uint8Array(data));
    };
    socket.onclose = ({ code }) => {
      if (socket === this.#socket) this.#lost(code);
    };
  }

  /** The device says the network is back, or the person looks at the page again: no need to wait any longer. */
  retryNow(): void {
    if (this.#ended || this.#socket || this.setback) return;
    clearTimeout(this.#retry);
    // Still a little jitter: a whole room sees the same Wi-Fi come back.
    this.#retry = setTimeout(() => this.connect(), this.#random() * 1_000);
  }

  /** The device says that the network is gone. It is not always right: the room is asked, and has little time to answer. */
  suspect(): void {
    if (this.link !== 'live') return;
    this.#silence.owed();
    this.#askForDocument();
  }

  /** Closes for good. */
  destroy(): void {
    this.#ended = true;
    this.#options.doc.off('update', this.#onUpdate);
    this.awareness.off('update', this.#onPresence);
    this.awareness.destroy();
    this.#dropSocket();
    clearTimeout(this.#retry);
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }

  readonly #onUpdate = (
    update: Uint8Array,
    _origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (!transaction.local) return;
    this.edits.note(whatChanged(transaction));
    if (this.#answered && !this.status?.readOnly) this.#sendDocument(encodeUpdate(update));
    this.#options.onchange();
  };

  readonly #onPresence = (
    changes: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ): void => {
    // Presence of others is the room's to send: repeating it would cost N² frames.
    if (origin === 'local') this.#sendPresence();
    if (changes.added.length + changes.removed.length > 0) this.#options.onchange();
  };

  #send(frame: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** `frame`: a step 2 or an update, with every edit noted so far. */
  #sendDocument(frame: Uint8Array): void {
    this.#send(frame);
    this.edits.sent();
    this.#silence.owed();
  }

  #sendPresence(): void {
    if (!this.#greeted || this.awareness.getLocalState() === null) return;
    this.#send(encodeAwareness(encodeAwarenessUpdate(this.awareness, [this.awareness.clientID])));
  }

  /**
   * Says that this person is there. With a new clock each time: y-protocols ignores the very first one (0), and after a cut
   * the one the others last saw, so that nobody would be seen coming (back) until the renewal 15 s later.
   */
  #arrive(): void {
    const state = this.awareness.getLocalState();
    if (state !== null) this.awareness.setLocalState(state);
  }

  #askForDocument(): void {
    this.#send(encodeSyncStep1(Y.encodeStateVector(this.#options.doc)));
  }

  #read(frame: Uint8Array): void {
    this.#silence.broken();
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        this.#readSync(decoder);
        break;
      case MESSAGE.awareness:
        applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this);
        break;
      case MESSAGE.queryAwareness:
        this.#sendPresence();
        break;
      case MESSAGE.ack:
        this.edits.acknowledged(decoding.readVarUint(decoder));
        this.#options.onchange();
        break;
      case MESSAGE.refused: {
        decoding.readVarUint(decoder);
        const code = decoding.readVarString(decoder);
        this.#refuse(isErrorCode(code) ? code : 'update_refused');
        break;
      }
      case MESSAGE.news: {
        const news = readNews(decoding.readVarString(decoder));
        if (news) this.#options.onnews?.(news);
        break;
      }
      case MESSAGE.status:
        this.#readStatus(decoding.readVarString(decoder));
        break;
      case MESSAGE.own:
        this.own = new Set([...this.own, ...readOwn(decoding.readVarString(decoder))]);
        this.#options.onchange();
        break;
    }
    if (this.edits.count > 0 && this.#answered) this.#silence.owedMore();
  }

  #readStatus(json: string): void {
    const status = readStatus(json);
    if (!status) return;
    if (this.#epoch !== null && this.#epoch !== status.epoch) {
      // Merging an older document into its replacement would bring back what was removed (failure case 49).
      this.#end();
      this.#options.onreplaced(status);
      return;
    }
    this.#epoch = status.epoch;
    this.status = status;
    if (status.readOnly && status.readOnly !== 'storage_failed' && this.edits.hasUnsent && !this.#answered) {
      // Written offline for a sheet that was sealed meanwhile: told at once, never sent again (failure case 29).
      this.#refuse(status.readOnly);
      this.#end();
    } else if (!this.#greeted) {
      this.#greeted = true;
      this.#failedHandshakes = 0;
      this.blocked = false;
      this.#askForDocument();
      this.#arrive();
    }
    this.#answer();
    this.#options.onchange();
  }

  #readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (step === messageYjsSyncStep1) {
      this.#roomVector = content;
      this.#answer();
    } else if (this.#greeted) {
      Y.applyUpdate(this.#options.doc, content, this);
      if (step === messageYjsSyncStep2 && this.link !== 'live') {
        this.link = 'live';
        this.setback = null;
        this.#attempt = 0;
      }
      this.#options.onchange();
    }
  }

  /** Sends what the room lacks, once its state vector and its status are known. */
  #answer(): void {
    if (!this.#roomVector || !this.#greeted) return;
    if (this.status?.readOnly) {
      this.#answered = false;
      return;
    }
    if (this.#answered) return;
    this.#answered = true;
    const missing = Y.encodeStateAsUpdate(this.#options.doc, this.#roomVector);
    const lacks = Y.decodeUpdate(missing).structs.length > 0;
    // The local copy can hold edits whose count was lost with the tab that made them.
    if (lacks && this.edits.count === 0) this.edits.note();
    if (this.edits.count > 0) this.#sendDocument(encodeSyncStep2(missing));
  }

  #refuse(code: ErrorCode): void {
    // These pass: the room closes, we wait and send again.
    if (code === 'flood' || code === 'internal' || code === 'storage_failed') return;
    this.refusal = code;
    this.#options.onchange();
  }

  #checkAlive(): void {
    const isOpen = this.#socket?.readyState === WebSocket.OPEN;
    const verdict = this.#silence.verdict(this.link === 'live', isOpen);
    if (verdict === 'lost') this.#lost(1006);
    else if (verdict === 'ask') this.#askForDocument();
  }

  #lost(code: number): void {
    const greeted = this.#greeted;
    this.#dropSocket();
    const reason = closeReasonOf(code);
    const final = reason !== undefined && !RETRYABLE_CLOSES.includes(code);
    if (final || (this.refusal && !reason)) {
      this.refusal ??= reason ?? 'internal';
      this.#end();
    } else {
      this.refusal = null;
      this.setback = reason ?? null;
      if (!greeted && !reason) void this.#suspectProxy();
      this.#retry = setTimeout(
        () => this.connect(),
        reconnectionDelay(this.#attempt, reason ? 'setback' : 'network', this.#options.random),
      );
      this.#attempt += 1;
    }
    this.#options.onchange();
  }

  async #suspectProxy(): Promise<void> {
    if (!(await this.#options.httpAnswers()) || this.#ended) return;
    this.#failedHandshakes += 1;
    if (this.#failedHandshakes < BLOCKED_AFTER || this.link === 'live') return;
    this.blocked = true;
    this.#options.onchange();
  }

  #dropSocket(): void {
    clearInterval(this.#watch);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.link = 'lost';
    this.#greeted = false;
    this.#roomVector = null;
    this.#answered = false;
    this.#silence.forget();
    this.edits.connectionLost();
    const others = [...this.awareness.states.keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, this);
  }

  #end(): void {
    this.#ended = true;
    this.#dropSocket();
  }
}
