import type { SheetView } from '#domain/views.ts';
import { DraftDesk } from './draft-desk.ts';
import { changeDraft, loadDrafts, removeDraft, writeDraft } from './draft-requests.ts';

/** The waiting cards of one sheet, through the API. Nothing is asked before `load`. */
export function draftDeskOf({ sheetId, writing }: SheetView): DraftDesk {
  return new DraftDesk(
    {
      load: () => loadDrafts(sheetId),
      write: (draft, told) => writeDraft(sheetId, draft, told),
      change: (id, change) => changeDraft(sheetId, id, change),
      remove: (id) => removeDraft(sheetId, id),
    },
    writing.mode,
  );
}
