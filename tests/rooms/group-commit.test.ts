import { surplusSnapshots } from '#party/compaction.ts';
import { GroupCommit } from '#party/group-commit.ts';
import { TokenBucket } from '#party/token-bucket.ts';
import { describe, expect, it } from 'vitest';

/** A disk that takes as long as the test wants. */
function slowDisk() {
  const waiting: (() => void)[] = [];
  return {
    settled: () => new Promise<void>((resolve) => waiting.push(resolve)),
    async finishOne(): Promise<void> {
      waiting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('group commit', () => {
  it('failure 9: while the disk is slow edits gather; no storm of writes', async () => {
    const disk = slowDisk();
    const writes: number[][] = [];
    const commit = new GroupCommit<number>((batch) => writes.push(batch), disk.settled, 0);
    commit.submit(0);
    for (let n = 1; n <= 1_000; n += 1) commit.submit(n);
    expect(writes).toEqual([[0]]);
    await disk.finishOne();
    expect(writes.map((batch) => batch.length)).toEqual([1, 1_000]);
    await disk.finishOne();
    commit.submit(1_001);
    expect(writes.at(-1)).toEqual([1_001]);
    expect(writes.flat()).toEqual(Array.from({ length: 1_002 }, (_, n) => n));
  });

  it('writes what waits before whatever must come after it', () => {
    const writes: number[][] = [];
    const commit = new GroupCommit<number>((batch) => writes.push(batch), slowDisk().settled, 0);
    commit.submit(0);
    commit.submit(1);
    expect(commit.waiting).toEqual([1]);
    commit.flush();
    commit.flush();
    expect(writes).toEqual([[0], [1]]);
  });

  it('writes each edit alone when told so', () => {
    const writes: number[][] = [];
    const commit = new GroupCommit<number>((batch) => writes.push(batch), slowDisk().settled, 'each');
    commit.submit(0);
    commit.submit(1);
    expect(writes).toEqual([[0], [1]]);
  });
});

describe('checkpoints', () => {
  const MINUTE = 60_000;
  const at = (minutes: number, generation: number, byteLength = 10) => ({
    generation,
    seq: generation,
    at: minutes * MINUTE,
    byteLength,
  });
  const limits = { checkpointEvery: 10 * MINUTE, checkpointsKept: 3, checkpointBytesKept: 1_000 };

  it('keeps about one each ten minutes, and always the one the log continues', () => {
    const list = [at(0, 1), at(2, 2), at(9, 3), at(11, 4), at(12, 5), at(12, 6)];
    expect(surplusSnapshots(list, limits)).toEqual([2, 3, 5]);
  });

  it('keeps the newest of many, and no more than their weight allows', () => {
    const list = Array.from({ length: 7 }, (_, n) => at(n * 10, n));
    expect(surplusSnapshots(list, limits)).toEqual([0, 1, 2]);
    const heavy = Array.from({ length: 4 }, (_, n) => at(n * 10, n, 600));
    expect(surplusSnapshots(heavy, limits)).toEqual([0, 1]);
  });
});

describe('token bucket', () => {
  it('lets a burst through, then the rate, and survives a clock that goes back', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    expect([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(bucket.take(100)).toBe(true);
    expect(bucket.take(100)).toBe(false);
    expect(bucket.take(0)).toBe(false);
    expect(bucket.take(10_000, 3)).toBe(true);
    expect(bucket.take(10_000)).toBe(false);
    bucket.charge(2);
    expect(bucket.take(10_200)).toBe(false);
    expect(bucket.take(10_300)).toBe(true);
  });
});
