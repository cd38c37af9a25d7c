import { SHEET_LIMITS } from '#domain/sheet/limits.ts';

/** Bounds of a sheet room. An instance field of the room, so that a test can reach a bound without writing megabytes. */
export type RoomLimits = {
  /** Document messages of one connection: sustained per second, and burst. */
  documentRate: { perSecond: number; burst: number };
  /** Presence messages of one connection; above it they are dropped without a word. */
  presenceRate: { perSecond: number; burst: number };
  /** Bytes of one connection, whatever the message. */
  byteRate: { perSecond: number; burst: number };
  /** New clientIDs one connection may bring: one per page load that edited offline. */
  newClientIds: number;
  /** Milliseconds between a presence change and its frame: at 30 people a frame each would be 900 frames a change. */
  presenceDelay: number;
  /** Milliseconds between an edit and its frame to those who only read a release. */
  releasedDelay: number;
  /** Log rows or bytes after which the log is folded into a snapshot. */
  compactRows: number;
  compactBytes: number;
  /** Bytes of one snapshot row. Durable Objects refuse rows over 2 MB. */
  chunkBytes: number;
  /** Milliseconds of activity between two checkpoints, and how many are kept. */
  checkpointEvery: number;
  checkpointsKept: number;
  checkpointBytesKept: number;
  /** Bytes of history at which the room complains in its log, and at which it refuses edits (failure 23). */
  historyWarning: number;
  historyLimit: number;
};

export const ROOM_LIMITS: RoomLimits = {
  documentRate: { perSecond: 60, burst: 200 },
  presenceRate: { perSecond: 40, burst: 80 },
  byteRate: { perSecond: 2 * SHEET_LIMITS.updateBytes, burst: 16 * SHEET_LIMITS.updateBytes },
  newClientIds: 64,
  presenceDelay: 40,
  releasedDelay: 200,
  compactRows: 1_000,
  compactBytes: 512 * 1024,
  chunkBytes: 512 * 1024,
  checkpointEvery: 10 * 60_000,
  checkpointsKept: 24,
  checkpointBytesKept: 32 * 1024 * 1024,
  historyWarning: 4 * 1024 * 1024,
  historyLimit: 12 * 1024 * 1024,
};
