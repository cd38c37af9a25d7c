import { encodeSyncStep1, readFrame } from '#party/shared/messages.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { kB, ms, ratio, type Figure } from './figures.ts';
import { grantOf } from './grant.ts';
import { bundleWorker } from './server.ts';
import { median } from './statistics.ts';
import { writeHistory } from './write-history.ts';

const CARDS = 1_000;
const EDITS = 20_000;
const ARRIVALS = 9;
const RESTARTS = 5;
const ALLOWANCE_MS = 150;

/**
 * How long a newcomer waits for a big old sheet whose room is not in memory, against applying the same bytes with no room and no
 * network: after an eviction, and after the whole process started again.
 */
export async function newcomer(): Promise<Figure[]> {
  const worker = await bundleWorker();
  let server = await worker.start();
  const address = (): string => `${server.origin.replace('http', 'ws')}/ROOM/old-sheet`;
  const evicted: number[] = [];
  const restarted: number[] = [];
  const local: number[] = [];
  let bytes = new Uint8Array();
  try {
    await writeHistory(address(), { cards: CARDS, edits: EDITS });
    for (let round = 0; round < ARRIVALS; round += 1) {
      await fetch(`${server.origin}/ROOM/old-sheet/evict`);
      const arrival = await arrive(address());
      bytes = arrival.bytes;
      evicted.push(arrival.took);
      local.push(applyLocally(bytes));
    }
    for (let round = 0; round < RESTARTS; round += 1) {
      await server.kill();
      server = await worker.start();
      restarted.push((await arrive(address())).took);
      local.push(applyLocally(bytes));
    }
  } finally {
    await server.stop();
    await worker.remove();
  }
  const own = median(local);
  const figure = (what: string, took: number): Figure => ({
    what: `newcomer on ${CARDS} cards after ${EDITS} edits (${kB(bytes.length)}), ${what}`,
    value: `${ms(took)}; applying the same bytes alone ${ms(own)}; ${ratio((took - ALLOWANCE_MS) / own)} beyond ${ALLOWANCE_MS} ms`,
    goal: `≤ 2× + ${ALLOWANCE_MS} ms`,
    missed: took > 2 * own + ALLOWANCE_MS,
  });
  return [figure('room evicted', median(evicted)), figure('process restarted', median(restarted))];
}

/** Opens a socket, asks for everything and applies it. Milliseconds from before the opening to the last card. */
async function arrive(url: string): Promise<{ took: number; bytes: Uint8Array<ArrayBuffer> }> {
  const start = performance.now();
  const sheet = openSheetDoc(new Y.Doc());
  const socket = new WebSocket(url, { headers: grantOf(1), perMessageDeflate: false });
  socket.once('open', () => socket.send(encodeSyncStep1(Y.encodeStateVector(sheet.doc))));
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const frame = readFrame(data);
      if (frame.type === 'syncStep2') resolve(frame.update);
    });
    socket.once('error', reject);
    socket.once('close', (code, reason) => reject(new Error(`closed with ${code} ${reason.toString()}`)));
  });
  Y.applyUpdate(sheet.doc, bytes);
  const took = performance.now() - start;
  if (sheet.items.size !== CARDS) throw new Error(`${sheet.items.size} cards arrived instead of ${CARDS}`);
  socket.terminate();
  return { took, bytes: new Uint8Array(bytes) };
}

function applyLocally(bytes: Uint8Array): number {
  const start = performance.now();
  Y.applyUpdate(openSheetDoc(new Y.Doc()).doc, bytes);
  return performance.now() - start;
}
