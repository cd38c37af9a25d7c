import { expect, type Locator, type Page } from '@playwright/test';
import type { HomeView } from '../../domain/views.ts';

/*
 * What someone without a mouse does: every gesture is keys, from the first to the last, and what takes more of them than `most` is out of
 * reach.
 */

/** Presses `key` until `target` has the focus. Fails when that takes more than `most` keys. */
export async function reach(
  page: Page,
  target: Locator,
  { key = 'Tab', most = 30 }: { key?: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowUp'; most?: number } = {},
): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `within ${most} times ${key}`).toBeFocused();
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** From the top of the page to the first thing on the board: two links that only the keyboard shows. */
export async function skipToBoard(page: Page): Promise<void> {
  await press(page, 'Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await press(page, 'Enter', 'Tab');
  await expect(page.getByRole('link', { name: 'Aller au tableau' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.locator('[data-family] :focus')).toHaveCount(1);
}

/** Opens this person's own sheet of a kind, once its room has answered, and returns its id. */
export async function openOwnSheet(page: Page, kind: string): Promise<string> {
  const { sheets } = (await (await page.request.get('/api/home')).json()) as HomeView;
  const sheet = sheets.find((one) => one.kind === kind);
  if (!sheet) throw new Error(`no sheet of ${kind}`);
  await openAt(page, `/tableaux/${sheet.boardId}/${sheet.sheetId}`);
  return sheet.sheetId;
}

export async function openAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('[data-save]').getByText('Enregistré').first()).toBeVisible();
  await expect(page.locator('[data-family] > *').first()).toBeAttached();
}
