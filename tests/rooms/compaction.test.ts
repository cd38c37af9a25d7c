import { isHeavy, surplusSnapshots } from '#party/compaction.ts';
import { describe, expect, it } from 'vitest';

const LIMITS = { checkpointEvery: 100, checkpointsKept: 3, checkpointBytesKept: 1_000 };
/** Snapshots at these times, generations from 1, ten bytes each; the last is what the log continues. */
const snapshots = (...times: number[]) =>
  times.map((at, index) => ({ generation: index + 1, seq: index, at, byteLength: 10 }));

describe('a log is folded', () => {
  it('when its rows or its bytes are many', () => {
    const limits = { compactRows: 10, compactBytes: 100 };
    expect(isHeavy({ rows: 9, bytes: 99 }, limits)).toBe(false);
    expect(isHeavy({ rows: 10, bytes: 0 }, limits)).toBe(true);
    expect(isHeavy({ rows: 1, bytes: 100 }, limits)).toBe(true);
  });
});

describe('K4: which earlier states go', () => {
  it('all but the first of each stretch of time; never the newest', () => {
    expect(surplusSnapshots(snapshots(0, 50, 99, 100, 150), LIMITS)).toEqual([2, 3]);
    expect(surplusSnapshots(snapshots(0), LIMITS)).toEqual([]);
    expect(surplusSnapshots([], LIMITS)).toEqual([]);
  });

  it('beyond a count the oldest, those of the clock and the others apart', () => {
    const times = [0, 100, 200, 300, 400, 500];
    expect(surplusSnapshots(snapshots(...times), LIMITS)).toEqual([1, 2]);
    expect(surplusSnapshots(snapshots(...times), LIMITS, new Set([1]))).toEqual([2]);
    expect(surplusSnapshots(snapshots(...times), LIMITS, new Set([1, 2, 3, 4]))).toEqual([1]);
  });

  it('beyond a weight the oldest, whatever they were made for', () => {
    const heavy = snapshots(0, 100, 200, 300).map((one) => ({ ...one, byteLength: 400 }));
    expect(surplusSnapshots(heavy, LIMITS)).toEqual([1]);
    expect(surplusSnapshots(heavy, LIMITS, new Set([1]))).toEqual([1]);
  });

  it('none that a clock set back would make pass for too close to the one before', () => {
    const [future, now] = [10_000_000, 0];
    expect(surplusSnapshots(snapshots(future, now, now + 50, now + 100, now + 200), LIMITS)).toEqual([3]);
  });
});
