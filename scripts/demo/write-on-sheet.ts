import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#party/shared/protocol.ts';
import { openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';

const PATIENCE_MS = 20_000;

/**
 * Joins a sheet's room with a login cookie as any Yjs client can, makes one edit and leaves once the room has acknowledged
 * it. Rejects with the close code and reason when the room refuses, or after 20 s of silence.
 */
export async function writeOnSheet(
  origin: string,
  cookie: string,
  sheetId: string,
  edit: (sheet: SheetDoc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/rooms/sheet/${sheetId}`, {
    headers: { Cookie: cookie, Origin: origin },
  } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  const send = (write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.sync);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  };
  /** Document messages sent, to compare with what the room acknowledges. */
  let sent = 0;
  let edited = false;

  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`sheet ${sheetId}: no answer`)), PATIENCE_MS);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    socket.onclose = ({ code, reason }) =>
      end(() => reject(new Error(`sheet ${sheetId}: closed ${code} ${reason}`)));
    socket.onopen = () => send((encoder) => sync.writeSyncStep1(encoder, doc));
    socket.onmessage = ({ data }) => {
      const decoder = decoding.createDecoder(new Uint8Array(data as ArrayBuffer));
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.ack && edited && decoding.readVarUint(decoder) >= sent) return end(resolve);
      if (type !== MESSAGE.sync) return;
      const reply = encoding.createEncoder();
      encoding.writeVarUint(reply, MESSAGE.sync);
      const kind = sync.readSyncMessage(decoder, reply, doc, 'room');
      if (kind === sync.messageYjsSyncStep1) {
        sent += 1;
        socket.send(encoding.toUint8Array(reply));
      }
      if (kind !== sync.messageYjsSyncStep2 || edited) return;
      edited = true;
      const before = Y.encodeStateVector(doc);
      edit(openSheetDoc(doc));
      sent += 1;
      send((encoder) => sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc, before)));
    };
  }).finally(() => {
    socket.onclose = null;
    socket.close();
  });
}
