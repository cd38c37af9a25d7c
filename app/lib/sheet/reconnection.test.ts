import { describe, expect, it } from 'vitest';
import { reconnectionDelay } from './reconnection.ts';

/** A small seeded generator: the test must say the same thing every day. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('coming back after a cut', () => {
  it('spreads thirty clients that dropped together (failure case 47)', () => {
    const random = seeded(7);
    const arrivals = Array.from({ length: 30 }, () => reconnectionDelay(1, 'network', random)).sort(
      (a, b) => a - b,
    );
    const [first, last] = [arrivals[0] ?? 0, arrivals.at(-1) ?? 0];
    expect(last - first).toBeGreaterThan(800);
    // No tenth of a second sees more than a third of the room.
    for (const start of arrivals)
      expect(arrivals.filter((at) => at >= start && at < start + 100).length).toBeLessThanOrEqual(10);
  });

  it('waits longer each time, within bounds', () => {
    const middle = () => 0.5;
    const waits = [0, 1, 2, 3, 10, 1_000].map((attempt) => reconnectionDelay(attempt, 'network', middle));
    expect(waits).toEqual([600, 1_200, 2_400, 4_800, 30_000, 30_000]);
  });

  it('waits longer still when the room asked for it', () => {
    for (const attempt of [0, 1, 2, 8])
      expect(reconnectionDelay(attempt, 'setback', () => 0)).toBeGreaterThan(
        reconnectionDelay(attempt, 'network', () => 0.9),
      );
  });
});
