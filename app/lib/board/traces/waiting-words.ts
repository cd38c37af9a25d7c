import { goto } from '$app/navigation';

/** Where words that go to another sheet wait, in this tab, until its page takes them (`follow-up.ts`). */
export const KEPT_UNDER = 'grappe:follow-up';

export type WaitingFollowUp = {
  fromSheetId: string;
  fromItemId: string;
  toSheetId: string;
  /** One for a form; one per row for a table. */
  fills: Record<string, string>[];
};

/** Goes to the sheet that receives these words, which its page writes once it is open. */
export async function carryTo(boardId: string, waiting: WaitingFollowUp): Promise<void> {
  sessionStorage.setItem(KEPT_UNDER, JSON.stringify(waiting));
  await goto(`/tableaux/${boardId}/${waiting.toSheetId}`);
}

/** Words are on their way to a sheet. */
export function wordsWait(): boolean {
  return sessionStorage.getItem(KEPT_UNDER) !== null;
}
