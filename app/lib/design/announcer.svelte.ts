import { createContext } from 'svelte';

/** How long a line stays on screen, in milliseconds. */
const SHOWN_FOR = 7000;
/** How long a sentence is left in the live region after a later one came, in milliseconds. */
const READ_IN = 4000;
/** How long the last sentence stays, in milliseconds: whoever reads down to the foot of the page later does not find old news there. */
const NEWS_FOR = 30_000;

/** Something to press in the line: « Annuler » after a deletion. Never the only way to do it. */
export type LineAction = { label: string; run: () => void };
export type Line = {
  id: number;
  text: string;
  tone: 'neutral' | 'positive' | 'negative';
  action?: LineAction;
};

/**
 * The one voice of the page: what others, the facilitator and the server do is said here, once, politely. `announce` speaks to
 * screen readers only; `show` also writes a line at the foot of the screen. Two identical texts in a row are both said.
 */
export class Announcer {
  /** What the live region holds: the last sentence, and those it came so soon after that they may still be waiting to be read. */
  spoken = $state.raw<readonly { id: number; text: string }[]>([]);
  /** What is written on screen, null when nothing. */
  line = $state<Line | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidBefore: ReturnType<typeof setTimeout> | undefined;
  #oldNews: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  announce(text: string) {
    this.#last += 1;
    this.spoken = [...this.spoken.slice(-2), { id: this.#last, text }];
    clearTimeout(this.#saidBefore);
    this.#saidBefore = setTimeout(() => (this.spoken = this.spoken.slice(-1)), READ_IN);
    clearTimeout(this.#oldNews);
    this.#oldNews = setTimeout(() => (this.spoken = []), NEWS_FOR);
  }

  show(text: string, tone: Line['tone'] = 'neutral', action?: LineAction) {
    this.announce(text);
    this.line = { id: this.#last, text, tone, action };
    this.resume();
  }

  /** Stays while someone is on it with the mouse or the keyboard. */
  hold() {
    clearTimeout(this.#timer);
  }

  resume() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), SHOWN_FOR);
  }

  /** What the action of the line acted on is no longer on screen. */
  dropAction() {
    if (this.line?.action) this.hide();
  }

  hide() {
    clearTimeout(this.#timer);
    this.line = null;
  }
}

export const [getAnnouncer, setAnnouncer] = createContext<Announcer>();
