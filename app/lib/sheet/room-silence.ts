/** Milliseconds an open socket may take to say its status, or to answer when we ask whether it is still there. */
const ANSWER_WITHIN = 10_000;
/** Milliseconds in which a room that took an edit says something. Past that it is « hors ligne », not « enregistrement ». */
const SAVED_WITHIN = 6_000;
/** Milliseconds without a frame after which we ask. Half-open connections never close by themselves. */
const SILENCE = 45_000;

/** How long the room has said nothing, and what that means. */
export class RoomSilence {
  #heardAt = 0;
  #askedAt: number | null = null;
  /** Since when an edit is out and nothing at all was heard; null when nothing is out. */
  #owedSince: number | null = null;

  /** A socket is being opened, or a frame came. */
  broken(): void {
    this.#heardAt = Date.now();
    this.forget();
  }

  /** Something is out to which the room answers. */
  owed(): void {
    this.#owedSince ??= Date.now();
  }

  /** The frame that came was not all that the room has to answer. */
  owedMore(): void {
    this.#owedSince = this.#heardAt;
  }

  /** The socket is gone: nothing is waited for any more. */
  forget(): void {
    this.#askedAt = null;
    this.#owedSince = null;
  }

  /** What to do now: count the room as lost, ask whether it is there, or nothing. It is asked once. */
  verdict(isLive: boolean, isOpen: boolean): 'lost' | 'ask' | null {
    const now = Date.now();
    const waiting = !isLive || this.#askedAt !== null;
    if (this.#owedSince !== null && now - this.#owedSince > SAVED_WITHIN) return 'lost';
    if (waiting) return now - (this.#askedAt ?? this.#heardAt) > ANSWER_WITHIN ? 'lost' : null;
    if (!isOpen || now - this.#heardAt <= SILENCE) return null;
    this.#askedAt = now;
    return 'ask';
  }
}
