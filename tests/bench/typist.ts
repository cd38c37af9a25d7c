import { encodeAwareness, encodeUpdate, readFrame } from '#party/shared/messages.ts';
import { encodePresenceEntry, joinPresence } from '#party/shared/presence.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, editText } from '#party/shared/sheet-edits.ts';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { KIND } from './grant.ts';

/** An edit by its author's clientID and the clock of its first struct: readable from any update that contains it. */
export type EditId = { clientId: number; clock: number };

export type TypistEvents = {
  sent(edit: EditId, at: number): void;
  /** Somebody else's edit arrived. `at`: `performance.now()` before anything was decoded. */
  received(edit: EditId, at: number): void;
  /** The first `count` edits of this person are on disk. Never called by a relay. */
  acknowledged(count: number, at: number): void;
  /** The socket closed although nobody here closed it. */
  lost(code: number, reason: string): void;
};

const WORDS = 'ab';
const EDIT_FRAME = [0, 2] as const;
const ACK_FRAME = 10;

/**
 * One person at a sheet, light enough that thirty fit in one process: has a card of their own, types into it and moves a cursor,
 * and reads of what arrives only which edits it holds. Speaks only the wire format, so that a relay can stand in for a room.
 */
export class Typist {
  readonly #socket: WebSocket;
  readonly #events: TypistEvents;
  readonly #sheet: SheetDoc = openSheetDoc(new Y.Doc());
  readonly #text: Y.Text;
  readonly #updates: Uint8Array[] = [];
  #presenceClock = 0;
  #isLeaving = false;

  private constructor(socket: WebSocket, events: TypistEvents) {
    this.#socket = socket;
    this.#events = events;
    const { doc, items } = this.#sheet;
    doc.on('update', (update: Uint8Array) => this.#updates.push(update));
    const id = addCard(this.#sheet, KIND, { zone: KIND.zones[0]!.key });
    this.#text = items.get(id)?.get('text') as Y.Text;
    socket.on('message', (data: Buffer) => this.#receive(data));
    socket.on('close', (code, reason) => {
      if (!this.#isLeaving) events.lost(code, reason.toString());
    });
  }

  /**
   * Opens the socket, says who it is and creates the card. Rejects when the socket does not open.
   * @param headers what lets this person in: the bench's grant, or a login's cookie
   */
  static async join(url: string, headers: Record<string, string>, events: TypistEvents): Promise<Typist> {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    const typist = new Typist(socket, events);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    typist.moveCursor();
    typist.#sendLast();
    return typist;
  }

  /** Types two letters at the end of the card. */
  type(): void {
    const { doc } = this.#sheet;
    const clock = Y.getState(doc.store, doc.clientID);
    editText(this.#text, this.#text.length, 0, WORDS);
    this.#events.sent({ clientId: doc.clientID, clock }, performance.now());
    this.#sendLast();
  }

  /** Adds one more card, that nobody types in. */
  addCard(): void {
    const zone = KIND.zones[this.#sheet.items.size % KIND.zones.length]!;
    addCard(this.#sheet, KIND, { zone: zone.key }, { text: 'Une idée parmi d’autres' });
    this.#sendLast();
  }

  moveCursor(): void {
    this.#presenceClock += 1;
    const state = { cursor: { x: (this.#presenceClock % 40) / 10 + 1, y: 2.5 } };
    const entry = encodePresenceEntry({
      clientId: this.#sheet.doc.clientID,
      clock: this.#presenceClock,
      state,
    });
    this.#socket.send(encodeAwareness(joinPresence([entry])));
  }

  /** Resolves when the socket is closed. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.terminate();
    await closed;
  }

  #sendLast(): void {
    const update = this.#updates.at(-1);
    this.#updates.length = 0;
    if (update) this.#socket.send(encodeUpdate(update));
  }

  #receive(data: Buffer): void {
    const at = performance.now();
    if (data[0] === ACK_FRAME) {
      const frame = readFrame(data);
      // The first document message is the card.
      if (frame.type === 'ack') this.#events.acknowledged(frame.count - 1, at);
      return;
    }
    if (data[0] !== EDIT_FRAME[0] || data[1] !== EDIT_FRAME[1]) return;
    const frame = readFrame(data);
    if (frame.type !== 'update') return;
    for (const { id, length } of Y.decodeUpdate(frame.update).structs)
      // Several edits may travel as one struct: each begins where the one before ended.
      for (let clock = id.clock; clock < id.clock + length; clock += 1)
        this.#events.received({ clientId: id.client, clock }, at);
  }
}
