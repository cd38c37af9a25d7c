import { ROOM_LIMITS, type RoomLimits } from '#party/room-limits.ts';
import { SheetRoom } from '#party/sheet-room.ts';

/** A sheet room with bounds that a test can reach in a moment. */
export class SmallSheetRoom extends SheetRoom {
  protected override readonly limits: RoomLimits = {
    ...ROOM_LIMITS,
    documentRate: { perSecond: 100_000, burst: 100_000 },
    compactRows: 20,
    chunkBytes: 100,
    releasedDelay: 0,
    checkpointEvery: 0,
    checkpointsKept: 3,
    historyWarning: 6_000,
    historyLimit: 12_000,
  };
}
