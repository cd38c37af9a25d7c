/** How many recent messages the offset is taken from: enough to meet one fast message, few enough to forget a sleep. */
const KEPT = 8;

/**
 * The room's clock as this screen can know it. A message is always late by its travel time, so every sample of
 * `room − local` is too small: the largest of the recent ones is the closest. Without it a PC whose clock is three minutes
 * wrong (common in hospitals) would show another timer than everyone else's. Times are milliseconds.
 */
export class RoomClock {
  #offsets: number[] = [];
  readonly #local: () => number;

  /** `local` must not jump when the computer's clock is corrected: the default is the browser's monotonic clock. */
  constructor(local: () => number = () => performance.timeOrigin + performance.now()) {
    this.#local = local;
  }

  /** Takes the room's `now` of a message that has just arrived. */
  sample(roomNow: number): void {
    this.#offsets = [...this.#offsets, roomNow - this.#local()].slice(-KEPT);
  }

  /** The room's time now, in milliseconds UTC; the local one until a message has arrived. */
  now(): number {
    return this.#local() + (this.#offsets.length > 0 ? Math.max(...this.#offsets) : 0);
  }
}
