import { api, ask, codeOf } from '#app/lib/api.ts';
import { sentence } from '#app/lib/french/errors.ts';
import { newFilledRow } from '#app/lib/sheet/additions.ts';
import type { OpenSheet } from '#app/lib/sheet/open-sheet.svelte.ts';
import { LOCAL } from '#app/lib/sheet/undo.ts';
import type { FollowUp } from '#domain/boards/kind.ts';
import { FORM_ITEM } from '#party/shared/sheet-doc.ts';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { Board } from '../board.svelte.ts';
import { carryTo, KEPT_UNDER, type WaitingFollowUp } from './waiting-words.ts';

/*
 * What an item becomes on another sheet (rule E1). This page reads its words and asks where they go; the other sheet's page, once open,
 * writes them as edits of this person, which they can undo, and records where they came from.
 */

const WaitingSchema: v.GenericSchema<unknown, WaitingFollowUp> = v.object({
  fromSheetId: v.string(),
  fromItemId: v.string(),
  toSheetId: v.string(),
  fills: v.array(v.record(v.string(), v.string())),
});

function wordsAt(board: Board, itemId: string, key: string): string {
  const value = board.open.sheet.items.get(itemId)?.get(key);
  return value instanceof Y.Text ? value.toString().trim() : typeof value === 'string' ? value : '';
}

/** What this item may become now. */
export function followUpsOf(board: Board, itemId: string): FollowUp[] {
  return (board.open.kind.becomes ?? []).filter(
    ({ when }) => !when || when.says.includes(String(board.open.live.item(itemId)?.value(when.key))),
  );
}

/** Finds the sheet that receives the item's words and goes there with them. Says why when there is none. */
export async function startFollowUp(board: Board, itemId: string, followUp: FollowUp): Promise<void> {
  const { sheetId } = board.view();
  const fill = Object.fromEntries(followUp.fill.map(({ from, to }) => [to, wordsAt(board, itemId, from)]));
  const { lines } = followUp;
  const each = lines
    ? wordsAt(board, itemId, lines.from)
        .split('\n')
        .map((line) => line.replace(/^[\s•\-–*]+/, '').trim())
        .filter((line) => line !== '')
    : [];
  const fills = lines && each.length > 0 ? each.map((line) => ({ ...fill, [lines.to]: line })) : [fill];
  try {
    const to = await ask(
      api.sheets[':id']['follow-up'].$post({ param: { id: sheetId }, json: { kind: followUp.kind } }),
    );
    await carryTo(to.boardId, { fromSheetId: sheetId, fromItemId: itemId, toSheetId: to.sheetId, fills });
  } catch (cause) {
    board.announcer.show(sentence(codeOf(cause)), 'negative');
  }
}

/** What waits to be written on this sheet. Taken once: a reload must not write it twice. */
export function takeFollowUp(sheetId: string): WaitingFollowUp | null {
  const kept = sessionStorage.getItem(KEPT_UNDER);
  if (kept === null) return null;
  const waiting = v.safeParse(WaitingSchema, JSON.parse(kept));
  if (waiting.success && waiting.output.toSheetId !== sheetId) return null;
  sessionStorage.removeItem(KEPT_UNDER);
  return waiting.success ? waiting.output : null;
}

/** Writes the words on the sheet that is open, in one undo step. Answers the items they are in, and whether something stood there. */
export function writeFollowUp(
  open: OpenSheet,
  { fills }: WaitingFollowUp,
): { itemIds: string[]; appended: boolean } {
  const { sheet, kind, undo } = open;
  let appended = false;
  let itemIds: string[] = [];
  undo.stopCapturing();
  if (kind.family === 'table') itemIds = fills.flatMap((cells) => newFilledRow(sheet, kind, cells) ?? []);
  else if (kind.family === 'form') {
    const form = sheet.items.get(FORM_ITEM);
    sheet.doc.transact(() => {
      for (const { key, long } of kind.fields) {
        const text = form?.get(key);
        const words = fills[0]?.[key] ?? '';
        if (!(text instanceof Y.Text) || words === '' || text.toString().includes(words)) continue;
        appended ||= text.length > 0;
        text.insert(text.length, text.length === 0 ? words : `${long ? '\n' : ' · '}${words}`);
      }
    }, LOCAL);
    itemIds = [FORM_ITEM];
  }
  undo.stopCapturing();
  return { itemIds, appended };
}
