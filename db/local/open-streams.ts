import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { HranaError } from './hrana-error.ts';
import { SqlStream } from './sql-stream.ts';
import type { WriterQueue } from './writer-queue.ts';

/** A stream in the hands of one request. */
export type Lease = { id: string; turn: number; sql: SqlStream };

/** A stream that waits for its next request. */
type Resting = Lease & { expiry: NodeJS.Timeout };

type Limits = { expiryMs: number; maxStreams: number };

/**
 * The streams that live longer than one request. A baton names a stream and the one turn it is good for, and is signed: so an
 * old, reused or invented one is told apart from one whose stream has expired, without keeping any trace of dead streams.
 */
export class OpenStreams {
  readonly #key = randomBytes(32);
  readonly #resting = new Map<string, Resting>();
  readonly #leased = new Map<string, Lease>();
  readonly #file: string;
  readonly #writers: WriterQueue;
  readonly #limits: Limits;

  constructor(file: string, writers: WriterQueue, limits: Limits) {
    this.#file = file;
    this.#writers = writers;
    this.#limits = limits;
  }

  /**
   * A new stream without a baton, else the one the baton names. Throws `TOO_MANY_STREAMS`, `BATON_INVALID`, `BATON_REUSED`, or
   * `STREAM_EXPIRED` when nobody used it in time: its transaction is rolled back.
   */
  lease(baton: string | null | undefined): Lease {
    const lease = typeof baton === 'string' ? this.#resume(baton) : this.#open();
    this.#leased.set(lease.id, lease);
    return lease;
  }

  /** Keeps the stream for a later request and returns the baton of its next turn. */
  rest(lease: Lease): string {
    this.#leased.delete(lease.id);
    const turn = lease.turn + 1;
    const expiry = setTimeout(() => this.discard(lease), this.#limits.expiryMs);
    this.#resting.set(lease.id, { ...lease, turn, expiry });
    return this.#sign(`${lease.id}.${turn}`);
  }

  /** Closes a stream and rolls back what it had not committed. Idempotent. */
  discard(lease: Lease): void {
    clearTimeout(this.#resting.get(lease.id)?.expiry);
    this.#resting.delete(lease.id);
    this.#leased.delete(lease.id);
    lease.sql.close();
  }

  closeAll(): void {
    for (const lease of [...this.#resting.values(), ...this.#leased.values()]) this.discard(lease);
  }

  #open(): Lease {
    if (this.#resting.size + this.#leased.size >= this.#limits.maxStreams) {
      throw new HranaError(
        'TOO_MANY_STREAMS',
        `The server already has ${this.#limits.maxStreams} open streams`,
      );
    }
    const sql = new SqlStream(this.#file, this.#writers);
    return { id: randomBytes(16).toString('base64url'), turn: 0, sql };
  }

  #resume(baton: string): Lease {
    const [id = '', turn = ''] = baton.split('.');
    const expected = Buffer.from(this.#sign(`${id}.${turn}`));
    const received = Buffer.from(baton);
    if (expected.length !== received.length || !timingSafeEqual(expected, received)) {
      throw new HranaError('BATON_INVALID', 'Received an invalid baton');
    }
    const stream = this.#resting.get(id);
    if (this.#leased.has(id) || (stream && stream.turn !== Number(turn))) {
      throw new HranaError('BATON_REUSED', 'Received a baton that has already been used');
    }
    if (!stream) throw new HranaError('STREAM_EXPIRED', 'The stream has expired due to inactivity');
    clearTimeout(stream.expiry);
    this.#resting.delete(id);
    return { id, turn: stream.turn, sql: stream.sql };
  }

  #sign(payload: string): string {
    return `${payload}.${createHmac('sha256', this.#key).update(payload).digest('base64url')}`;
  }
}
