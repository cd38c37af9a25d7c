import type { CheckpointCause } from '#domain/sheet/checkpoint.ts';
import { isHeavy } from './compaction.ts';
import type { RoomLimits } from './room-limits.ts';
import type { SheetLedger } from './sheet-ledger.ts';

/** Milliseconds after which a heavy log is folded, so that a burst is folded once. */
const COMPACT_DELAY = 2_000;

/** Keeps a sheet light enough to load: folds its log some time after an edit, sooner when it is heavy. */
export class Upkeep {
  readonly #room: { readonly name: string };
  readonly #storage: DurableObjectStorage;
  readonly #ledger: SheetLedger;
  readonly #limits: RoomLimits;
  #alarmAt: number | null = null;

  /** @param room whose name stands in the log */
  constructor(
    room: { readonly name: string },
    storage: DurableObjectStorage,
    ledger: SheetLedger,
    limits: RoomLimits,
  ) {
    this.#room = room;
    this.#storage = storage;
    this.#ledger = ledger;
    this.#limits = limits;
  }

  /** Learns of an alarm that was set before the room slept. */
  async wake(): Promise<void> {
    this.#alarmAt ??= await this.#storage.getAlarm();
  }

  plan(): void {
    const delay = isHeavy(this.#ledger.log, this.#limits) ? COMPACT_DELAY : this.#limits.checkpointEvery;
    const at = Date.now() + delay;
    if (this.#alarmAt !== null && this.#alarmAt <= at) return;
    this.#alarmAt = at;
    void this.#storage.setAlarm(at);
  }

  /** The alarm rang: the next edit plans another. */
  rang(): void {
    this.#alarmAt = null;
  }

  /** Folds the log; a second time finds nothing to fold (failure 12). */
  fold(cause?: CheckpointCause): void {
    const done = this.#ledger.compact(Date.now(), cause);
    if (done && this.#ledger.historyBytes >= this.#limits.historyWarning)
      console.warn(`sheet ${this.#room.name}: history of ${this.#ledger.historyBytes} bytes`);
  }

  /** History so long that the sheet would one day not load (failure 23). Folds first: much of a log is often collected. */
  isFull(): boolean {
    const { historyLimit } = this.#limits;
    if (this.#ledger.historyBytes < historyLimit) return false;
    // Not for a few rows: near the bound it would fold a heavy sheet at every edit.
    if (this.#ledger.log.bytes >= historyLimit / 20) this.fold();
    return this.#ledger.historyBytes >= historyLimit;
  }
}
