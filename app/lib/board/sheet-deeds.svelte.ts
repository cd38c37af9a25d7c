import { invalidate } from '$app/navigation';
import { api, ask, codeOf } from '#app/lib/api.ts';
import { sentence } from '#app/lib/french/errors.ts';
import { untrack } from 'svelte';
import type { Board } from './board.svelte.ts';

/** What can be done with the whole sheet, and what is open because it was asked for. */
export class SheetDeeds {
  busy = $state(false);
  submitting = $state(false);
  setting = $state(false);
  printing = $state(false);
  importing = $state(false);
  /** Also asked for by a link to something that was deleted. */
  lookingBack = $state(false);
  readonly #board: Board;
  readonly released: boolean = $derived.by(() => this.#board.view().state === 'released');
  /** Frozen already: the same version can still answer another expected deliverable. */
  readonly sealed: boolean = $derived.by(() => {
    const { saveState } = this.#board.open;
    return saveState.kind === 'readOnly' && saveState.reason === 'sheet_sealed';
  });
  readonly canSubmit: boolean = $derived.by(() => {
    const view = this.#board.view();
    return view.canSubmit && view.expected.length > 0 && this.#board.open.saveState.kind !== 'refused';
  });
  /** Cards that wait for a reveal, or that are each their author's, are not written by a file. */
  readonly importable: boolean = $derived.by(() => {
    const { writing } = this.#board.view();
    return this.#board.mayType && writing.mode === 'open' && (!writing.ownCardsOnly || writing.canManage);
  });

  constructor(board: Board) {
    this.#board = board;
    this.lookingBack = untrack(() => board.view().canSeePast && location.hash === '#corbeille');
  }

  release(): void {
    const { sheetId } = this.#board.view();
    const reply = api.sheets[':id'].release.$post({
      param: { id: sheetId },
      json: { released: !this.released },
    });
    void this.#change(
      ask(reply),
      this.released
        ? 'Feuille retirée de la lecture des autres établissements.'
        : 'Feuille publiée aux autres établissements.',
    );
  }

  startNewVersion(): void {
    const reply = api.sheets[':id']['new-version'].$post({ param: { id: this.#board.view().sheetId } });
    void this.#change(ask(reply), 'Nouvelle version ouverte : la version scellée reste lisible.');
  }

  async #change(what: Promise<unknown>, done: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await what;
      this.#board.announcer.show(done, 'positive');
      await invalidate('grappe:sheet');
    } catch (cause) {
      this.#board.announcer.show(sentence(codeOf(cause)), 'negative');
    } finally {
      this.busy = false;
    }
  }
}
