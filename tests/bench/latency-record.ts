import type { EditId } from './typist.ts';

/** Times of one crowd: from send to reception by each of the others, and to the acknowledgement. All in milliseconds. */
export class LatencyRecord {
  readonly reception: number[] = [];
  readonly acknowledgement: number[] = [];
  /** Receptions that should have happened. */
  expected = 0;
  readonly #sentAt = new Map<number, Map<number, number>>();
  readonly #others: number;
  isMeasuring = false;

  /** @param others how many people should receive each edit */
  constructor(others: number) {
    this.#others = others;
  }

  get missing(): number {
    return this.expected - this.reception.length;
  }

  sent({ clientId, clock }: EditId, at: number): void {
    if (!this.isMeasuring) return;
    const own = this.#sentAt.get(clientId) ?? new Map<number, number>();
    this.#sentAt.set(clientId, own.set(clock, at));
    this.expected += this.#others;
  }

  received({ clientId, clock }: EditId, at: number): void {
    const sentAt = this.#sentAt.get(clientId)?.get(clock);
    if (sentAt !== undefined) this.reception.push(at - sentAt);
  }

  acknowledged(sentAt: number, at: number): void {
    this.acknowledgement.push(at - sentAt);
  }
}
