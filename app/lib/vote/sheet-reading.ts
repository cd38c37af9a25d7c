import * as Y from 'yjs';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { encodeSyncStep1, readFrame } from '#party/shared/messages.ts';
import { closeReasonOf } from '#party/shared/protocol.ts';
import { kindKeyOf, openSheetDoc, projectSheet } from '#party/shared/sheet-doc.ts';
import { ApiError } from '#app/lib/api-error.ts';

/** Milliseconds a room may take to answer before its sheet counts as out of reach. */
const ANSWER_WITHIN = 10_000;

/**
 * What a sheet says now, read once over its room's socket, which is then closed. Nothing is ever written: no update is sent,
 * no presence is announced. Rejects with an `ApiError`: the room's refusal, or `network_failed` when the socket does not open.
 */
export function readSheet(address: string): Promise<SheetProjection> {
  return new Promise((resolve, reject) => {
    const doc = new Y.Doc();
    const sheet = openSheetDoc(doc);
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    const leave = () => {
      clearTimeout(deadline);
      socket.onclose = socket.onmessage = null;
      socket.close();
      doc.destroy();
    };
    const fail = (error: ApiError) => {
      leave();
      reject(error);
    };
    const deadline = setTimeout(() => fail(new ApiError('network_failed')), ANSWER_WITHIN);
    socket.onopen = () => socket.send(encodeSyncStep1(Y.encodeStateVector(doc)));
    socket.onclose = ({ code }) => fail(new ApiError(closeReasonOf(code) ?? 'network_failed'));
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      try {
        const frame = readFrame(new Uint8Array(data));
        if (frame.type !== 'syncStep2') return;
        Y.applyUpdate(doc, frame.update);
        const kind = sheetKindOf(kindKeyOf(sheet) ?? '');
        if (!kind) throw new ApiError('reply_unreadable');
        const projection = projectSheet(sheet, kind);
        leave();
        resolve(projection);
      } catch (error) {
        fail(error instanceof ApiError ? error : new ApiError('reply_unreadable'));
      }
    };
  });
}

/** `ws(s)://…` of a sheet's room on this page's own origin. */
export function sheetRoomAddress(sheetId: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/rooms/sheet/${encodeURIComponent(sheetId)}`;
}
