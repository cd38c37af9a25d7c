import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { grantOf } from './grant.ts';
import { LatencyRecord } from './latency-record.ts';
import type { BenchServer } from './server.ts';
import { seeded } from './statistics.ts';
import { Typist } from './typist.ts';

export type CrowdShape = { rooms: number; people: number };

export type CrowdResult = {
  /** Milliseconds from send to each reception. */
  reception: number[];
  /** Milliseconds from send to the acknowledgement; empty for a relay. */
  acknowledgement: number[];
  missing: number;
};

const EDIT_EVERY_MS = 500;
const CURSOR_EVERY_MS = 100;
const WARM_UP_MS = 2_000;
const MEASURED_MS = 5_000;
const DRAIN_MS = 1_000;

let rounds = 0;

/** One round: fresh rooms fill, everyone writes 2 edits and moves a cursor 10 times a second, the first two seconds are dropped. */
export async function runCrowd(
  { origin }: BenchServer,
  contestant: Contestant,
  { rooms, people }: CrowdShape,
): Promise<CrowdResult> {
  rounds += 1;
  const random = seeded(rounds);
  const record = new LatencyRecord(people - 1);
  const typists: Typist[] = [];
  for (let room = 0; room < rooms; room += 1)
    for (let seat = 0; seat < people; seat += 1)
      typists.push(
        await joinRecorded(
          `${origin.replace('http', 'ws')}/${contestant}/round-${rounds}-room-${room}`,
          room * people + seat,
          record,
        ),
      );

  const timers = typists.flatMap((typist) => [
    every(EDIT_EVERY_MS, random(), () => typist.type()),
    every(CURSOR_EVERY_MS, random(), () => typist.moveCursor()),
  ]);
  await sleep(WARM_UP_MS);
  record.isMeasuring = true;
  await sleep(MEASURED_MS);
  record.isMeasuring = false;
  timers.forEach((stop) => stop());
  await sleep(DRAIN_MS);
  await Promise.all(typists.map((typist) => typist.leave()));
  return { reception: record.reception, acknowledgement: record.acknowledgement, missing: record.missing };
}

function joinRecorded(url: string, index: number, record: LatencyRecord): Promise<Typist> {
  const sentAt: (number | undefined)[] = [];
  let settled = 0;
  return Typist.join(url, grantOf(index), {
    sent(edit, at) {
      sentAt.push(record.isMeasuring ? at : undefined);
      record.sent(edit, at);
    },
    received: (edit, at) => record.received(edit, at),
    acknowledged(count, at) {
      for (; settled < count; settled += 1) {
        const sent = sentAt[settled];
        if (sent !== undefined) record.acknowledged(sent, at);
      }
    },
    lost(code, reason) {
      throw new Error(`${url} closed with ${code} ${reason}`);
    },
  });
}

/** Runs `act` every `period` milliseconds from a phase of its own (0–1), by the clock, so that delays do not add up. */
function every(period: number, phase: number, act: () => void): () => void {
  let due = performance.now() + period * phase;
  let timer: NodeJS.Timeout;
  const plan = (): void => {
    timer = setTimeout(
      () => {
        due += period;
        plan();
        act();
      },
      Math.max(0, due - performance.now()),
    );
  };
  plan();
  return () => clearTimeout(timer);
}
