import { expect, test } from 'vitest';
import { LookClock } from './look-clock.ts';

const MINUTE = 60_000;

/** A disk that outlives the clocks read from it. */
function disk() {
  const kept = new Map<string, unknown>();
  return {
    get: (key: string) => Promise.resolve(kept.get(key)),
    put: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  } as unknown as DurableObjectStorage;
}

test('A8: looks at once, then once a minute, also when the room slept in between', async () => {
  const storage = disk();
  const clock = new LookClock(storage);
  expect(await clock.isDue(1_000_000)).toBe(true);
  expect(await clock.isDue(1_000_000 + MINUTE - 1)).toBe(false);
  const woken = new LookClock(storage);
  expect(await woken.isDue(1_000_000 + MINUTE - 1)).toBe(false);
  expect(await woken.isDue(1_000_000 + MINUTE)).toBe(true);
  expect(await woken.isDue(1_000_000 + MINUTE)).toBe(false);
});

test('A8: two events at once are one look', async () => {
  const clock = new LookClock(disk());
  expect(await Promise.all([clock.isDue(MINUTE), clock.isDue(MINUTE)])).toEqual([true, false]);
});

test('A8: a clock that went back does not put the next look off until it has caught up', async () => {
  const clock = new LookClock(disk());
  expect(await clock.isDue(365 * 24 * 60 * MINUTE)).toBe(true);
  expect(await clock.isDue(10 * MINUTE)).toBe(true);
  expect(await clock.isDue(10 * MINUTE + 1)).toBe(false);
});
