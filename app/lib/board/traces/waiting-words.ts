/** Where words that go to another sheet wait, in this tab, until its page takes them (`follow-up.ts`). */
export const KEPT_UNDER = 'grappe:follow-up';

/** Words are on their way to a sheet. */
export function wordsWait(): boolean {
  return sessionStorage.getItem(KEPT_UNDER) !== null;
}
