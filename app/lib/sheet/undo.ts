import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import type * as Y from 'yjs';
import { PersonalUndo } from './personal-undo.ts';

/** Origin of what this person does here: only that is undone. */
export const LOCAL = Symbol('this person');
/** Origin of the hidden first half of adding something (see `additions.ts`). */
export const PREPARATION = Symbol('preparation');

/** Milliseconds within which keystrokes are undone together. */
const CAPTURE = 600;

/** Per-person undo: it never touches what others wrote, and never overwrites what they set since. */
export function undoOf(doc: Y.Doc): Y.UndoManager {
  return new PersonalUndo(openSheetDoc(doc), {
    trackedOrigins: new Set([LOCAL]),
    captureTimeout: CAPTURE,
  });
}
