import { SheetConnection } from '#app/lib/sheet/sheet-connection.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import type { Person } from './person.ts';

/** What a browser adds by itself to a WebSocket, and Node does not: the login's cookie and the page's origin. */
class BrowserSocket extends WebSocket {
  constructor(address: string | URL) {
    const { origin, pathname, hash } = new URL(address);
    super(origin + pathname, {
      headers: { Cookie: decodeURIComponent(hash.slice(1)), Origin: origin.replace(/^ws/, 'http') },
    } as unknown as string[]);
  }
}

/** One person's open sheet with the connection the screens use, reconnection included, and no browser around it. */
export type Screen = {
  sheet: SheetDoc;
  connection: SheetConnection;
  /** Resolves when the room has answered. */
  live(): Promise<void>;
  /** Resolves when the screen may say "Enregistré". */
  saved(): Promise<void>;
  /** Everyone's words, in no order. */
  words(): string[];
  leave(): void;
};

/** Opens a sheet. Nothing is asserted about time: a promise that never settles fails the test by its own limit. */
export function openScreen({ cookie }: Person, origin: string, sheetId: string): Screen {
  globalThis.WebSocket = BrowserSocket as typeof WebSocket;
  const doc = new Y.Doc();
  const sheet = openSheetDoc(doc);
  const waiting = new Set<() => void>();
  const tell = (): void => [...waiting].forEach((look) => look());
  const connection = new SheetConnection({
    doc,
    address: `${origin.replace(/^http/, 'ws')}/rooms/sheet/${sheetId}#${encodeURIComponent(cookie)}`,
    epoch: null,
    httpAnswers: () => Promise.resolve(false),
    onchange: tell,
    onreplaced: () => tell(),
  });
  connection.connect();
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!holds() && !connection.refusal) return;
        waiting.delete(look);
        if (connection.refusal) reject(new Error(`refused: ${connection.refusal}`));
        else resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    sheet,
    connection,
    live: () => until(() => connection.link === 'live'),
    saved: () => until(() => connection.link === 'live' && connection.edits.count === 0),
    words: () =>
      [...sheet.items.values()].flatMap((item) =>
        [...item.values()].filter((value) => value instanceof Y.Text).map(String),
      ),
    leave: () => connection.destroy(),
  };
}
