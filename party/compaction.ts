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
 * stretch, so that a state does not creep forward), newest first up to a count and a weight. The newest snapshot is what the
 * log continues: it never goes.
 * @param snapshots oldest first, the newest last
 * @returns generations to erase
 */
export function surplusSnapshots(snapshots: readonly SnapshotHeader[], limits: Kept): number[] {
  const older = snapshots.slice(0, -1);
  const spaced: SnapshotHeader[] = [];
  for (const snapshot of older) {
    const previous = spaced.at(-1);
    if (!previous || snapshot.at - previous.at >= limits.checkpointEvery) spaced.push(snapshot);
  }
  const kept = new Set<number>();
  let bytes = 0;
  for (const snapshot of spaced.reverse()) {
    bytes += snapshot.byteLength;
    if (kept.size === limits.checkpointsKept || bytes > limits.checkpointBytesKept) break;
    kept.add(snapshot.generation);
  }
  return older.map(({ generation }) => generation).filter((generation) => !kept.has(generation));
}
