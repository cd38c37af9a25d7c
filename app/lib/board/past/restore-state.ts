import { PREPARATION, LOCAL } from '#app/lib/sheet/undo.ts';
import type { OpenSheet } from '#app/lib/sheet/open-sheet.svelte.ts';
import { GrappeError } from '#domain/errors.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { restoreProjection } from '#party/shared/restore-projection.ts';
import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';

/**
 * Makes the sheet say what it said at `target`, as one edit of this person's that they can undo (rule K5).
 * @throws GrappeError `update_too_large` when so much changed that the room would not take it in one message; nothing was then done
 */
export function restoreState(open: OpenSheet, target: SheetProjection, keepAdded: boolean): void {
  const { sheet, kind, undo } = open;
  const trial = openSheetDoc(new Y.Doc());
  Y.applyUpdate(trial.doc, Y.encodeStateAsUpdate(sheet.doc));
  const before = Y.encodeStateVector(trial.doc);
  const known = Y.encodeStateAsUpdate(trial.doc, before).length;
  restoreProjection(trial, kind, target, { keepAdded });
  if (Y.encodeStateAsUpdate(trial.doc, before).length - known > SHEET_LIMITS.updateBytes)
    throw new GrappeError('update_too_large');
  undo.stopCapturing();
  restoreProjection(sheet, kind, target, { keepAdded, origin: LOCAL, preparation: PREPARATION });
  undo.stopCapturing();
}
