import type { SheetKind } from '#domain/boards/kind.ts';
import type { LiveSheet } from '#app/lib/sheet/live-sheet.ts';
import { FORM_ITEM } from '#party/shared/sheet-doc.ts';

/** Whether nothing at all is written on a sheet. Cards that wait for a reveal are not on it. */
export const isBlank = (kind: SheetKind, live: LiveSheet): boolean =>
  kind.family === 'form'
    ? kind.fields.every(({ key }) => (live.item(FORM_ITEM)?.answer(key) ?? '').trim() === '')
    : live.ids.length === 0;
