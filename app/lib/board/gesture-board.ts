import type { Announcer } from '#app/lib/design/announcer.svelte.ts';
import type { OpenSheet } from '#app/lib/sheet/open-sheet.svelte.ts';
import type { Presence } from '#party/shared/protocol.ts';

/**
 * The board as a gesture on cards or rows sees it: the sheet, what this person may change there, what things are called, and where the focus
 * goes. `Board` is one; it is declared apart because the board holds some of these gestures itself, as its selection and what is held.
 */
export interface GestureBoard {
  readonly open: OpenSheet;
  readonly announcer: Announcer;
  readonly mayType: boolean;
  /** Ids that a search on the board found; null while nothing is looked for. */
  readonly found: ReadonlySet<string> | null;
  /** May this person change this item? Where everyone changes only their own, others' are to be read (rule W9). */
  mayChange(id: string): boolean;
  /** The same, and says why not. */
  mayChangeOrSay(id: string): boolean;
  /** « Le début de la carte… », for sentences. */
  nameOf(id: string): string;
  zoneTitle(key: string): string;
  /** Key of the zone an item stands in; of a map, on it or waiting. */
  groupOf(id: string): string;
  undo(): void;
  /** Tells the others where this person is. */
  tellPresence(focus: Presence['focus'], cursor?: Presence['cursor']): void;
  /** Gives the focus to an item once it is drawn. */
  focusOn(id: string): Promise<void>;
  /** A card is gone and none is beside it: the focus goes to what adds one there. */
  focusIn(home: Element | null | undefined): Promise<void>;
}
