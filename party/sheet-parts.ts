import { EditPath, paceOf } from './edit-path.ts';
import { ReleasedCopy } from './released-copy.ts';
import { ReleasedReaders } from './released-readers.ts';
import type { RoomLimits } from './room-limits.ts';
import { Seats } from './seats.ts';
import { SheetDesk } from './sheet-desk.ts';
import { SheetLedger } from './sheet-ledger.ts';
import { SheetVersions } from './sheet-versions.ts';
import { Upkeep } from './upkeep.ts';

/** What an open room of a sheet is made of. */
export type SheetParts = {
  ledger: SheetLedger;
  seats: Seats;
  upkeep: Upkeep;
  edits: EditPath;
  versions: SheetVersions;
  desk: SheetDesk;
  readers: ReleasedReaders;
};

/**
 * Reads the sheet from disk, and gives each part those it needs.
 *
 * @param room whose name stands in the log
 * @param pace of the environment (`paceOf`)
 * @throws what reading the sheet throws, `room_unreadable` among it
 */
export function openParts(
  room: { readonly name: string },
  ctx: DurableObjectState,
  limits: RoomLimits,
  pace: string | undefined,
): SheetParts {
  const ledger = new SheetLedger(ctx.storage, limits);
  ledger.open();
  const copy = new ReleasedCopy(ctx.storage, limits);
  const seats = new Seats(ledger, limits, copy);
  const readers = new ReleasedReaders(room, limits, { ledger, seats, copy });
  const upkeep = new Upkeep(room, ctx.storage, ledger, limits);
  const edits = new EditPath(room, ctx, paceOf(pace), { ledger, seats, upkeep, readers });
  const versions = new SheetVersions(limits, { ledger, seats, edits });
  const desk = new SheetDesk(room, limits, { ledger, seats, edits, upkeep, readers });
  return { ledger, seats, upkeep, edits, versions, desk, readers };
}
