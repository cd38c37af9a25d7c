import { encodeSyncStep1, readFrame } from '#party/shared/messages.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Figure } from './figures.ts';
import { grantOf } from './grant.ts';
import { bundleWorker, type BenchServer } from './server.ts';
import { seeded } from './statistics.ts';
import { Typist, type EditId } from './typist.ts';

const KILLS = 200;
/** Kills one room lives through before the next takes over, so that restarts also meet logs and snapshots of many lives. */
const KILLS_EACH_ROOM = 20;
const WRITERS = 6;
const EDIT_EVERY_MS = 12;
/** Earliest moment of the kill after the writers began, and how much later at most. */
const KILL_AFTER_MS = 60;
const KILL_SPREAD_MS = 240;

/** SIGKILL in the middle of typing, 200 times, on the same data: what was acknowledged must be there after each restart. */
export async function kills(): Promise<Figure[]> {
  const worker = await bundleWorker();
  const random = seeded(KILLS);
  const acknowledged = new Map<string, EditId[]>();
  let unacknowledged = 0;
  const lost = new Set<EditId>();
  let server = await worker.start();
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const room = `life-${Math.floor(kill / KILLS_EACH_ROOM)}`;
      const written = await writeUntilKilled(
        server,
        room,
        kill * WRITERS,
        KILL_AFTER_MS + random() * KILL_SPREAD_MS,
      );
      unacknowledged += written.unacknowledged;
      acknowledged.set(room, [...(acknowledged.get(room) ?? []), ...written.acknowledged]);
      server = await worker.start();
      for (const edit of await missing(server, room, written.acknowledged)) lost.add(edit);
    }
    // Once more at the end: nothing that was there after its own kill went in a later one.
    for (const [room, edits] of acknowledged)
      for (const edit of await missing(server, room, edits)) lost.add(edit);
  } finally {
    await server.stop();
    await worker.remove();
  }
  const total = [...acknowledged.values()].reduce((sum, edits) => sum + edits.length, 0);
  return [
    {
      what: `${KILLS} kills (-9) in the middle of edits: acknowledged edits lost`,
      value: `${lost.size} of ${total} (${unacknowledged} more were on their way)`,
      goal: '0',
      missed: lost.size > 0 || total === 0,
    },
  ];
}

async function writeUntilKilled(server: BenchServer, room: string, firstPerson: number, after: number) {
  const acknowledged: EditId[] = [];
  let sentInAll = 0;
  const join = async (person: number): Promise<Typist> => {
    const sent: EditId[] = [];
    let settled = 0;
    return Typist.join(`${server.origin.replace('http', 'ws')}/ROOM/${room}`, grantOf(person), {
      sent(edit) {
        sent.push(edit);
        sentInAll += 1;
      },
      received: () => undefined,
      acknowledged(count) {
        for (; settled < count; settled += 1) acknowledged.push(sent[settled]!);
      },
      // The kill itself. A room that closes for another reason acknowledges nothing, which the total shows.
      lost: () => undefined,
    });
  };
  const writers = await Promise.all(Array.from({ length: WRITERS }, (_, seat) => join(firstPerson + seat)));
  const timers = writers.map((writer) => setInterval(() => writer.type(), EDIT_EVERY_MS));
  await sleep(after);
  await server.kill();
  timers.forEach(clearInterval);
  await Promise.all(writers.map((writer) => writer.leave()));
  return { acknowledged, unacknowledged: sentInAll - acknowledged.length };
}

/** Which of `edits` the room does not have. */
async function missing({ origin }: BenchServer, room: string, edits: readonly EditId[]): Promise<EditId[]> {
  const doc = new Y.Doc();
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/ROOM/${room}`, {
    headers: grantOf(1e6),
    perMessageDeflate: false,
  });
  socket.once('open', () => socket.send(encodeSyncStep1(Y.encodeStateVector(doc))));
  await new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const frame = readFrame(data);
      if (frame.type !== 'syncStep2') return;
      Y.applyUpdate(doc, frame.update);
      resolve();
    });
    socket.once('error', reject);
    socket.once('close', (code, reason) =>
      reject(new Error(`${room} closed with ${code} ${reason.toString()}`)),
    );
  });
  socket.terminate();
  return edits.filter(({ clientId, clock }) => !isHeld(doc, clientId, clock));
}

/** The letter is in the document, not collected and not waiting for something that never came. */
function isHeld(doc: Y.Doc, clientId: number, clock: number): boolean {
  if (Y.getState(doc.store, clientId) <= clock) return false;
  const struct = Y.getItem(doc.store, Y.createID(clientId, clock));
  return struct instanceof Y.Item && !struct.deleted;
}
