import type { TableView } from './table-desk.svelte.ts';

/** Where it is kept: `localStorage` in a browser. */
export type ViewStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** One memory per person and kind: several people may share this computer, and one choice holds for all sheets of a kind. */
const keyOf = (personId: string, kind: string) => `grappe:table-view:${personId}:${kind}`;

/** How this person last looked at such a table; `otherwise` when nothing is remembered or storage is forbidden. */
export function recallView(
  storage: () => ViewStorage,
  personId: string,
  kind: string,
  otherwise: TableView,
): TableView {
  try {
    const kept = storage().getItem(keyOf(personId, kind));
    return kept === 'lines' || kept === 'timeline' ? kept : otherwise;
  } catch {
    return otherwise;
  }
}

export function rememberView(
  storage: () => ViewStorage,
  personId: string,
  kind: string,
  view: TableView,
): void {
  try {
    storage().setItem(keyOf(personId, kind), view);
  } catch {
    // Forbidden or full: the view is at worst chosen again next time.
    return;
  }
}
