import { encodeUpdate, readFrame } from '#party/shared/messages.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, editText, moveCard } from '#party/shared/sheet-edits.ts';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { grantOf, KIND } from './grant.ts';
import { seeded } from './statistics.ts';

const ACK_FRAME = 10;
/** Edits on their way at once: more than a person has, few enough that the room's log is folded while it grows. */
const WINDOW = 500;

/**
 * Fills a sheet as a long piece of work would: `cards` cards appear one by one, and the rest of `edits` types in them, corrects
 * and moves. Every edit is one update on the wire. Resolves once the room has all of it on disk.
 */
export async function writeHistory(
  url: string,
  { cards, edits }: { cards: number; edits: number },
): Promise<void> {
  const random = seeded(cards + edits);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sheet = openSheetDoc(new Y.Doc());
  const updates: Uint8Array[] = [];
  sheet.doc.on('update', (update: Uint8Array) => updates.push(update));
  const ids: string[] = [];
  const edit = (done: number): void => {
    // Cards appear evenly through the history, and the last ones before its end.
    if (ids.length < cards && ids.length * edits <= done * cards) {
      ids.push(addCard(sheet, KIND, { zone: pick(KIND.zones).key }, { text: 'Une idée' }));
      return;
    }
    const id = pick(ids);
    const text = sheet.items.get(id)?.get('text') as Y.Text;
    const kind = random();
    if (kind < 0.75)
      editText(text, Math.floor(random() * (text.length + 1)), 0, pick(['en ', 'le ', 'et ', 'mot ', 's']));
    else if (kind < 0.9 && text.length > 3) editText(text, Math.floor(random() * (text.length - 2)), 2, '');
    else
      moveCard(sheet, id, {
        zone: pick(KIND.zones.filter(({ key }) => key !== sheet.items.get(id)?.get('zone'))).key,
      });
  };

  const socket = new WebSocket(url, { headers: grantOf(0), perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  await new Promise<void>((resolve, reject) => {
    let sent = 0;
    let acknowledged = 0;
    const more = (): void => {
      while (sent < edits && sent - acknowledged < WINDOW) {
        edit(sent);
        socket.send(encodeUpdate(Y.mergeUpdates(updates.splice(0))));
        sent += 1;
      }
    };
    socket.on('message', (data: Buffer) => {
      if (data[0] !== ACK_FRAME) return;
      const frame = readFrame(data);
      if (frame.type === 'ack') acknowledged = frame.count;
      if (acknowledged === edits) resolve();
      else more();
    });
    socket.once('close', (code, reason) =>
      reject(new Error(`the history stopped: ${code} ${reason.toString()}`)),
    );
    more();
  });
  const closed = new Promise((resolve) => socket.removeAllListeners('close').once('close', resolve));
  socket.terminate();
  await closed;
}
