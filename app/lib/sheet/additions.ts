import type { KindOf, SheetKind } from '#domain/boards/kind.ts';
import type { SheetDoc } from '#party/shared/sheet-doc.ts';
import {
  addCard,
  addRow,
  deleteItem,
  duplicateItem,
  restoreItem,
  type CardPlace,
} from '#party/shared/sheet-edits.ts';
import { LOCAL, PREPARATION } from './undo.ts';

/*
 * Undoing an addition must hide the card, not destroy it: someone else may have written in it since, and their words would go
 * with it. So a card is made hidden (not undoable), then shown (undoable).
 */
function addHidden(sheet: SheetDoc, add: () => string | undefined): string | undefined {
  let id: string | undefined;
  sheet.doc.transact(() => {
    id = add();
    if (id !== undefined) deleteItem(sheet, id);
  }, PREPARATION);
  if (id !== undefined) restoreItem(sheet, id, LOCAL);
  return id;
}

/** Adds an empty card (or one saying `text`) and returns its id. */
export function newCard(
  sheet: SheetDoc,
  kind: KindOf<'cards'> | KindOf<'map'>,
  place: CardPlace,
  options: { text?: string; afterId?: string } = {},
): string | undefined {
  return addHidden(sheet, () => addCard(sheet, kind, place, options));
}

/** Adds an empty row at the end, or after `afterId`, and returns its id. */
export function newRow(sheet: SheetDoc, kind: KindOf<'table'>, afterId?: string): string | undefined {
  return addHidden(sheet, () => addRow(sheet, kind, { afterId }));
}

/** Adds a row at the end with these cells filled, and returns its id. */
export function newFilledRow(
  sheet: SheetDoc,
  kind: KindOf<'table'>,
  cells: Record<string, string>,
): string | undefined {
  return addHidden(sheet, () => addRow(sheet, kind, { cells }));
}

/** Copies a card or row right after the original and returns the copy's id. */
export function copyItem(sheet: SheetDoc, kind: SheetKind, id: string): string | undefined {
  return addHidden(sheet, () => duplicateItem(sheet, kind, id));
}
