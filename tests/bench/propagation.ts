import { CONTESTANTS, type Contestant } from './contestants.ts';
import { runCrowd, type CrowdShape } from './crowd.ts';
import { ms, ratio, type Figure } from './figures.ts';
import { bundleWorker } from './server.ts';
import { median, quantile } from './statistics.ts';

type Totals = { reception: number[]; acknowledgement: number[]; missing: number };

const NAMES: Record<Contestant, string> = {
  RELAY: 'bare relay',
  WRITING_RELAY: 'relay that only writes each edit (the price of the disk)',
  ROOM: 'room',
  ROOM_EACH: 'room, one write per edit',
  ROOM_4MS: 'room, edits of 4 ms in one write',
};

/** One room of 33 people against a relay, then ten rooms of ten. Rounds go A B C D D C B A, so that no one gets the better hour. */
export const oneRoom = (): Promise<Figure[]> => compare({ rooms: 1, people: 33 }, '33 people in one room');
export const tenRooms = (): Promise<Figure[]> => compare({ rooms: 10, people: 10 }, '10 rooms of 10 people');

async function compare(shape: CrowdShape, title: string): Promise<Figure[]> {
  const worker = await bundleWorker();
  const server = await worker.start();
  const names = Object.keys(CONTESTANTS) as Contestant[];
  const totals = new Map<Contestant, Totals>();
  try {
    for (const name of [...names, ...names.toReversed()]) {
      const { reception, acknowledgement, missing } = await runCrowd(server, name, shape);
      const total = totals.get(name) ?? { reception: [], acknowledgement: [], missing: 0 };
      totals.set(name, {
        reception: total.reception.concat(reception),
        acknowledgement: total.acknowledgement.concat(acknowledgement),
        missing: total.missing + missing,
      });
    }
  } finally {
    await server.stop();
    await worker.remove();
  }
  return [
    ...names.flatMap((name) => figuresOf(name, shape, title, totals.get(name)!, totals.get('RELAY')!)),
    againstTheDisk(title, totals.get('ROOM')!, totals.get('WRITING_RELAY')!),
  ];
}

/** What the room adds to the least that "on disk first" costs. */
function againstTheDisk(title: string, room: Totals, writing: Totals): Figure {
  const late = (totals: Totals): number => quantile(totals.reception, 0.95);
  const [mid, slow] = [median(room.reception) / median(writing.reception), late(room) / late(writing)];
  return {
    what: `${title}: room, median / p95 against the relay that only writes`,
    value: `${ratio(mid)} / ${ratio(slow)}`,
  };
}

/** A relay acknowledges nothing. */
const saved = ({ acknowledgement }: Totals): string =>
  acknowledgement.length > 0 ? `saved after ${ms(median(acknowledgement))}; ` : '';

function figuresOf(name: Contestant, shape: CrowdShape, title: string, own: Totals, relay: Totals): Figure[] {
  const [mid, late] = [median(own.reception), quantile(own.reception, 0.95)];
  if (name === 'RELAY')
    return [
      {
        what: `${title}: ${NAMES[name]}, median / p95`,
        value: `${ms(mid)} / ${ms(late)}`,
        missed: own.missing > 0,
      },
    ];
  const midRatio = mid / median(relay.reception);
  const lateRatio = late / quantile(relay.reception, 0.95);
  const hasGoal = name === 'ROOM' && shape.rooms === 1;
  return [
    {
      what: `${title}: ${NAMES[name]}, median / p95 against the relay`,
      value: `${ratio(midRatio)} / ${ratio(lateRatio)} (${ms(mid)} / ${ms(late)}; ${saved(own)}missing ${own.missing})`,
      goal: hasGoal ? '≤ 1.5 / ≤ 2, missing 0' : undefined,
      missed: own.missing > 0 || (hasGoal && (midRatio > 1.5 || lateRatio > 2)),
    },
  ];
}
