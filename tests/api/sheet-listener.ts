import { inject } from 'vitest';
import WebSocket from 'ws';
import { encodeSyncStep1, encodeSyncStep2, readFrame } from '#party/shared/messages.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';

/** Someone in a sheet's room who keeps every byte they receive. They say what a stock client says, and write nothing. */
export class SheetListener {
  readonly sheet = openSheetDoc(new Y.Doc());
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #text = '';
  #isSynced = false;
  #code: number | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('open', () => socket.send(encodeSyncStep1(Y.encodeStateVector(this.sheet.doc))));
    socket.on('message', (data) => {
      const bytes = new Uint8Array(data as Buffer);
      this.#text += new TextDecoder().decode(bytes);
      this.#read(bytes);
      this.#tell();
    });
    socket.on('close', (code) => {
      this.#code ??= code;
      this.#tell();
    });
  }

  /** Comes in with a login cookie and waits for the sheet. */
  static async join(sheetId: string, cookie: string): Promise<SheetListener> {
    const { origin } = inject('grappe');
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rooms/sheet/${sheetId}`, {
      headers: { cookie, origin },
      // The server's side of the connection lingers for ten seconds after both have said goodbye.
      closeTimeout: 500,
    } as WebSocket.ClientOptions);
    const listener = new SheetListener(socket);
    await listener.until(() => listener.#isSynced || listener.#code !== null);
    return listener;
  }

  /** Everything received so far, as text: words are UTF-8 in every frame. */
  get received(): string {
    return this.#text;
  }

  /** The code it was closed with; null while it is open. */
  get closed(): number | null {
    return this.#code;
  }

  /** Resolves when `condition` holds; looks again at every frame. The test's own limit is the only clock. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        const change = (): void => {
          this.#waiting.delete(change);
          resolve();
        };
        this.#waiting.add(change);
      });
  }

  close(): void {
    this.#socket.close();
  }

  #tell(): void {
    for (const change of [...this.#waiting]) change();
  }

  #read(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame.type === 'syncStep1')
      this.#socket.send(encodeSyncStep2(Y.encodeStateAsUpdate(this.sheet.doc, frame.stateVector)));
    if (frame.type === 'syncStep2' || frame.type === 'update') Y.applyUpdate(this.sheet.doc, frame.update);
    this.#isSynced ||= frame.type === 'syncStep2';
  }
}
