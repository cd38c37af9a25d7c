/** Where a dragged item would land. `afterId` null is first. */
export type Landing = {
  zone: string;
  afterId: string | null;
  /** Group it lands inside of. */
  group?: string;
  /** Card or group it is put on, to be gathered with. */
  onto?: string;
};

type DragOptions = {
  /** May an item be dragged now? */
  enabled: () => boolean;
  /** Where the pointer is, in client pixels; called once a frame while dragging, and at the release. Null: nowhere to land. */
  landingAt: (x: number, y: number, id: string) => Landing | null;
  onlanding: (id: string, landing: Landing) => void;
  /** Tells others, at most once a frame. */
  onmove?: (id: string, x: number, y: number) => void;
  onend?: () => void;
};

/** The same object for the same place: three hundred cards ask it at every change. */
const isSame = (a: Landing | null, b: Landing | null): boolean =>
  a === b ||
  (a?.zone === b?.zone && a?.afterId === b?.afterId && a?.group === b?.group && a?.onto === b?.onto);

/** Pixels a mouse travels before a press becomes a drag, and milliseconds a finger rests: a scroll must stay a scroll. */
const TRAVEL = 6;
const LONG_PRESS = 260;
/**
 * Distance from the edge of the window, in pixels, within which the page scrolls by itself, and milliseconds the pointer stays there before
 * it does: letting go of a card on a zone that lies there must not set the page in motion.
 */
const EDGE = 72;
const DWELL = 300;

/** Drag and drop of cards by mouse, pen and touch. The keyboard has its own way (Espace, flèches). */
export class PointerDrag {
  /** Item on the move, null when none. */
  id = $state<string | null>(null);
  landing = $state.raw<Landing | null>(null);
  /** Top left of the ghost and its width, in client pixels. */
  ghost = $state.raw({ left: 0, top: 0, width: 0 });
  readonly #options: DragOptions;
  #pressed: {
    id: string;
    x: number;
    y: number;
    dx: number;
    dy: number;
    width: number;
    touch: boolean;
  } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening: AbortController | null = null;
  /** Pixels into the edge, negative at the top, 0 outside it; and since when the pointer is in one. */
  #edge = { depth: 0, since: 0 };
  /** Where the pointer was last, in client pixels. */
  #at = { x: 0, y: 0 };
  /** The pointer moved since others were told. */
  #isMoved = false;

  constructor(options: DragOptions) {
    this.#options = options;
  }

  /**
   * Attachment of the element the items lie in: while one is carried, the finger does not scroll. The listener is there before any finger
   * comes down, for a browser asks no other whether it may scroll.
   */
  readonly ground = (node: HTMLElement): (() => void) => {
    const hold = (move: TouchEvent): void => {
      if (this.id !== null) move.preventDefault();
    };
    node.addEventListener('touchmove', hold, { passive: false });
    return () => node.removeEventListener('touchmove', hold);
  };

  /** `pointerdown` on an item. A mouse drags after a few pixels, a finger after a long press. */
  press(event: PointerEvent, id: string, node: HTMLElement): void {
    if (event.button !== 0 || !this.#options.enabled() || this.#listening) return;
    if (event.target instanceof Element && event.target.closest('textarea, input, select, [data-no-drag]'))
      return;
    const { left, top, width } = node.getBoundingClientRect();
    const touch = event.pointerType !== 'mouse';
    const { clientX: x, clientY: y } = event;
    this.#pressed = { id, x, y, dx: x - left, dy: y - top, width, touch };
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener('pointermove', (move) => this.#move(move), { signal });
    window.addEventListener('pointerup', () => this.#release(), { signal });
    window.addEventListener('pointercancel', () => this.cancel(), { signal });
    window.addEventListener('keydown', (key) => key.key === 'Escape' && this.cancel(), { signal });
    // A finger that stops a gliding page stays the page's: nothing it does may be held back, so nothing is lifted.
    window.addEventListener('touchstart', (start) => !start.cancelable && this.cancel(), { signal });
    window.addEventListener('contextmenu', (menu) => touch && menu.preventDefault(), { signal });
    if (this.#pressed.touch) this.#timer = setTimeout(() => this.#start(x, y), LONG_PRESS);
  }

  cancel(): void {
    this.#stop();
  }

  #start(x: number, y: number): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    this.id = pressed.id;
    this.#follow(x, y);
    this.#look();
    this.#eachFrame();
  }

  #move({ clientX: x, clientY: y }: PointerEvent): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    const far = Math.hypot(x - pressed.x, y - pressed.y) > TRAVEL;
    if (this.id === null && far) {
      if (pressed.touch) return this.cancel();
      this.#start(x, y);
    }
    if (this.id !== null) this.#follow(x, y);
  }

  #follow(x: number, y: number): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    this.#at = { x, y };
    this.ghost = { left: x - pressed.dx, top: y - pressed.dy, width: pressed.width };
    this.#isMoved = true;
    const depth = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
    this.#edge = { depth, since: this.#edge.depth === 0 ? performance.now() : this.#edge.since };
  }

  /** Where the card would land now. Measuring three hundred cards is for once a frame, not for each move of a fast mouse. */
  #look(): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    const { x, y } = this.#at;
    const landing = this.#options.landingAt(x, y, pressed.id);
    if (!isSame(landing, this.landing)) this.landing = landing;
    if (this.#isMoved) this.#options.onmove?.(pressed.id, x, y);
    this.#isMoved = false;
  }

  #eachFrame(): void {
    requestAnimationFrame((now) => {
      if (this.id === null || !this.#pressed) return;
      const { depth, since } = this.#edge;
      if (depth && now - since >= DWELL) window.scrollBy(0, depth / 4);
      // A hand that rests means something too, and the page may have moved under it: what is shown as the place is the place.
      this.#look();
      this.#eachFrame();
    });
  }

  #release(): void {
    if (this.id !== null) this.#look();
    const [id, landing] = [this.id, this.landing];
    if (id !== null) {
      // The release of a drag is also a click, which would open the card for writing.
      const swallow = new AbortController();
      window.addEventListener('click', (click) => click.stopPropagation(), {
        capture: true,
        signal: swallow.signal,
      });
      setTimeout(() => swallow.abort(), 0);
    }
    this.#stop();
    if (id !== null && landing) this.#options.onlanding(id, landing);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#listening?.abort();
    this.#listening = null;
    this.#pressed = null;
    this.#edge = { depth: 0, since: 0 };
    const wasDragging = this.id !== null;
    this.id = null;
    this.landing = null;
    if (wasDragging) this.#options.onend?.();
  }
}
