import { createContext } from 'svelte';
import type { Announcer } from '#app/lib/design/announcer.svelte.ts';
import { ApiError, codeOf } from '#app/lib/api-error.ts';
import { sentence } from '#app/lib/french/errors.ts';
import type { PlacementView, SheetPlacementView } from '#domain/views.ts';
import type { SheetNews } from '#party/shared/protocol.ts';
import { revealedSentence } from './placement-words.ts';
import { loadSheetPlacement, openPlacement, revealPlacement } from './placement-requests.ts';

/** The placement of the sheet on this screen: what the API lets this person know of it, and what they do with it. */
export class PlacementDesk {
  view = $state.raw<SheetPlacementView | null>(null);
  /** One's own points rather than the common map, while a placement is open. */
  alone = $state(true);
  /** Medians and spreads drawn on the map. */
  drawn = $state(true);
  busy = $state(false);
  /** What had the focus goes away with the reveal (the dialog that asked for it, one’s own positions): it goes to the results. */
  resultsTakeFocus = false;
  readonly placement = $derived(this.view?.placement ?? null);
  readonly #sheetId: string;
  readonly #announcer: Announcer;

  constructor(sheetId: string, announcer: Announcer) {
    this.#sheetId = sheetId;
    this.#announcer = announcer;
  }

  /** Asks the API. Without an answer the screen keeps what it has: the sheet's own line says that the network is gone. */
  async look(): Promise<void> {
    const view = await loadSheetPlacement(this.#sheetId).catch((error: unknown) => {
      if (error instanceof ApiError) return null;
      throw error;
    });
    if (view) this.#show(view);
  }

  /** The room said that something moved on: turnout is in the news, the rest is asked for. */
  hear(news: SheetNews): void {
    const { placement } = this;
    if (this.view && placement?.id === news.id && placement.state === news.state && news.state === 'open')
      this.view = { ...this.view, placement: { ...placement, placed: news.placed } };
    else void this.look();
  }

  /** What a request about this placement answered. */
  keep(placement: PlacementView): void {
    if (this.view) this.#show({ ...this.view, placement });
  }

  open(): Promise<void> {
    return this.#command(async () => {
      await openPlacement(this.#sheetId);
    });
  }

  reveal(): Promise<void> {
    return this.#command(async () => {
      if (!this.placement) return;
      // Before the answer: the room may tell of it first.
      this.resultsTakeFocus = true;
      await revealPlacement(this.placement.id);
    });
  }

  async #command(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
      await this.look();
    } catch (error) {
      this.#announcer.show(sentence(codeOf(error)), 'negative');
    } finally {
      this.busy = false;
    }
  }

  #show(view: SheetPlacementView): void {
    const [before, now] = [this.view, view.placement];
    if (now && now.state !== 'open' && document.activeElement?.closest('[data-solo]'))
      this.resultsTakeFocus = true;
    this.view = view;
    // What was there on arrival is on the screen; what comes after is said.
    if (!before || !now) return;
    const moved = before.placement?.id !== now.id || before.placement.state !== now.state;
    if (!moved) return;
    if (now.state === 'open') {
      this.alone = true;
      this.#announcer.show('Placement individuel ouvert\u00a0: chacun place seul, sans voir les autres.');
    } else this.#announcer.show(revealedSentence(now.result?.items ?? []), 'positive');
  }
}

export const [getPlacementDesk, setPlacementDesk] = createContext<PlacementDesk>();
