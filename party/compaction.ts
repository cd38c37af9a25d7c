import type { RoomLimits } from './room-limits.ts';
import type { SnapshotHeader } from './snapshots.ts';

type Kept = Pick<RoomLimits, 'checkpointEvery' | 'checkpointsKept' | 'checkpointBytesKept'>;

/** True when the log is heavy enough to be folded into a snapshot now. */
export function isHeavy(
  log: { rows: number; bytes: number },
  limits: Pick<RoomLimits, 'compactRows' | 'compactBytes'>,
): boolean {
  return log.rows >= limits.compactRows || log.bytes >= limits.compactBytes;
}

/**
 * Which older snapshots to drop after a new one: about one in each `checkpointEvery` milliseconds stays (the first of each
 * stretch, so that a state does not creep forward), and those made for a reason of their own. Of each sort the newest, up to a count;
 * of both together up to a weight. The newest snapshot is what the log continues: it never goes.
 * @param snapshots oldest first, the newest last
 * @param pinned generations made for another reason than the clock
 * @returns generations to erase
 */
export function surplusSnapshots(
  snapshots: readonly SnapshotHeader[],
  limits: Kept,
  pinned: ReadonlySet<number> = new Set(),
): number[] {
  const older = snapshots.slice(0, -1);
  const spaced: SnapshotHeader[] = [];
  let previous: SnapshotHeader | undefined;
  for (const snapshot of older) {
    if (pinned.has(snapshot.generation)) spaced.push(snapshot);
    // Also when the clock went back: else nothing would be kept until it has caught up.
    else if (!previous || Math.abs(snapshot.at - previous.at) >= limits.checkpointEvery) {
      previous = snapshot;
      spaced.push(snapshot);
    }
  }
  const kept = new Set<number>();
  const left = { timed: limits.checkpointsKept, pinned: limits.checkpointsKept };
  let bytes = 0;
  for (const snapshot of spaced.reverse()) {
    const sort = pinned.has(snapshot.generation) ? 'pinned' : 'timed';
    if (left[sort] === 0) continue;
    bytes += snapshot.byteLength;
    if (bytes > limits.checkpointBytesKept) break;
    left[sort] -= 1;
    kept.add(snapshot.generation);
  }
  return older.map(({ generation }) => generation).filter((generation) => !kept.has(generation));
}
