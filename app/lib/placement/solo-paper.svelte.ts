import type { Point, Points } from '#domain/placement/placement.ts';
import type { PlacementView } from '#domain/views.ts';
import { codeOf } from '#app/lib/api-error.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';

/** Where the points on screen stand. Only `saved` may be called « enregistré »: the server has answered. */
export type SoloState =
  { kind: 'blank' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; code: AnyErrorCode };

/** Milliseconds after the last gesture before the points are sent: an arrow key held down is one sending. */
const PAUSE = 350;

/**
 * What a person places alone. Sent by itself, one request at a time, always the whole and the latest. It lives in memory only: on a
 * shared computer nothing of it may be found by the next person.
 */
export class SoloPaper {
  points = $state.raw<Points>({});
  state = $state.raw<SoloState>({ kind: 'blank' });
  readonly #send: (points: Points) => Promise<PlacementView>;
  readonly #onsaved: (placement: PlacementView) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #unsent = false;

  constructor(
    placement: PlacementView,
    send: (points: Points) => Promise<PlacementView>,
    onsaved: (placement: PlacementView) => void,
  ) {
    this.points = placement.own?.points ?? {};
    if (Object.keys(this.points).length > 0) this.state = { kind: 'saved' };
    this.#send = send;
    this.#onsaved = onsaved;
  }

  /** Points the server does not have. */
  get unsaved(): boolean {
    return this.state.kind === 'saving' || this.state.kind === 'failed';
  }

  /** Places an item, or takes it back for null. */
  place(itemId: string, point: Point | null): void {
    const others = Object.fromEntries(Object.entries(this.points).filter(([id]) => id !== itemId));
    this.points = point ? { ...others, [itemId]: point } : others;
    this.#unsent = true;
    this.state = { kind: 'saving' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), PAUSE);
  }

  /** Sends what is not sent yet, at once. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || !this.#unsent) return;
    this.#sending = true;
    this.state = { kind: 'saving' };
    try {
      while (this.#unsent) {
        this.#unsent = false;
        this.#onsaved(await this.#send(this.points));
      }
      this.state = { kind: 'saved' };
    } catch (error) {
      this.#unsent = true;
      this.state = { kind: 'failed', code: codeOf(error) };
    } finally {
      this.#sending = false;
    }
  }
}
