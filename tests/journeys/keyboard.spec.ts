import { expect, test, type Page } from '@playwright/test';
import { arrive } from './people.ts';
import { addCard, cardIn, openSheet } from './sheet-link.ts';

/*
 * Whoever has no mouse keeps their place: what they were on goes away, by their own hand or by someone else's, and the focus is
 * beside it, never back at the top of the page.
 */

const BOARD = 'Pérennisation';

const add = (page: Page, zone: string) =>
  page.getByRole('button', { name: `Ajouter une carte dans ${zone}` });

async function firstZones(page: Page): Promise<[string, string]> {
  const titles = await page.locator('[data-zone] h2').allInnerTexts();
  return [titles[0]!, titles[1]!];
}

test('the focus stays beside what goes away on a board', async ({ browser }) => {
  const { page, context } = await arrive(browser, 'Claire Aubrelle');
  const other = await arrive(browser, 'Hélène Vasseline');
  const failures: Error[] = [];
  page.on('pageerror', (error) => failures.push(error));
  await openSheet(page, BOARD);
  await openSheet(other.page, BOARD);
  const [zone, next] = await firstZones(page);

  // An empty card that is given up, and an addition that is undone.
  await add(page, zone).press('Enter');
  await page.keyboard.press('Escape');
  await expect(add(page, zone)).toBeFocused();
  await addCard(page, zone, 'Première');
  await expect(cardIn(page, zone, 'Première')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cardIn(page, zone, 'Première')).toHaveCount(0);
  await expect(add(page, zone)).toBeFocused();

  // Undone until nothing is left to undo: the button is still there, and still under the finger.
  await page.keyboard.press('Control+y');
  await expect(cardIn(page, zone, 'Première')).toBeVisible();
  const undo = page.getByRole('button', { name: 'Annuler (Ctrl+Z)' });
  await undo.focus();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(undo).toHaveAttribute('aria-disabled', 'true', { timeout: 500 });
  }).toPass();
  await expect(undo).toBeFocused();

  // Someone else moves, then deletes, the card one is on.
  await addCard(page, zone, 'Deuxième');
  await addCard(page, zone, 'Troisième');
  await expect(cardIn(page, zone, 'Troisième')).toBeFocused();
  const theirs = cardIn(other.page, zone, 'Troisième');
  await theirs.focus();
  for (const key of ['Space', 'ArrowRight', 'Space']) await other.page.keyboard.press(key);
  await expect(cardIn(page, next, 'Troisième')).toBeFocused();
  await cardIn(other.page, next, 'Troisième').press('Delete');
  await expect(cardIn(page, next, 'Troisième')).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  await expect(page.locator('[data-zone] :focus')).toHaveCount(1);

  // A selection let go from its bar, and a deletion taken back from the line that tells of it.
  await cardIn(page, zone, 'Deuxième').press('Control+a');
  await page.getByRole('button', { name: 'Désélectionner' }).press('Enter');
  await expect(cardIn(page, zone, 'Deuxième')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(cardIn(page, zone, 'Deuxième')).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler', exact: true }).press('Enter');
  await expect(cardIn(page, zone, 'Deuxième')).toBeFocused();

  // A line of the trash, restored: the focus stays in the panel, and Échap gives it back to the button.
  await page.keyboard.press('Delete');
  const past = page.getByRole('button', { name: 'Corbeille et états précédents' });
  await past.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Retrouver' });
  await panel.getByRole('button', { name: /^Rétablir « Deuxième/ }).press('Enter');
  await expect(cardIn(page, zone, 'Deuxième')).toBeVisible();
  await expect(panel.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(past).toBeFocused();

  expect(failures).toEqual([]);
  await context.close();
  await other.context.close();
});

test('a subject is placed by numbers, and the focus comes back to it', async ({ browser }) => {
  const { page, context } = await arrive(browser, 'Claire Aubrelle');
  const failures: Error[] = [];
  page.on('pageerror', (error) => failures.push(error));
  await openSheet(page, 'Cartographie des priorités');
  await page.getByRole('button', { name: 'Ajouter un sujet' }).press('Enter');
  await page.getByRole('textbox', { name: 'Sujet' }).fill('Au clavier');
  await page.keyboard.press('Escape');
  const card = page.locator('[data-handle]').filter({ hasText: 'Au clavier' });
  await expect(card).toBeFocused();
  const menu = page.getByRole('button', { name: 'Actions, « Au clavier »' });
  const form = page.getByRole('form', { name: /^Placer/ });

  // Given up, or gone through: the form is drawn far from the card, and leads back to it.
  for (const key of ['Escape', 'Shift+Tab']) {
    await menu.press('Enter');
    await page.getByRole('menuitem', { name: 'Placer sur la carte…' }).press('Enter');
    await expect(form.getByRole('spinbutton').first()).toBeFocused();
    await page.keyboard.press(key);
    await expect(form).toHaveCount(0);
    await expect(menu).toBeFocused();
  }
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Placer sur la carte…' }).press('Enter');
  await form.getByRole('spinbutton').first().fill('2');
  await page.keyboard.press('Enter');
  await expect(card).toContainText('Maîtrise 2');
  await expect(card).toBeFocused();
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Remettre dans « À placer »' }).press('Enter');
  await expect(card).toContainText('À placer');
  await expect(card).toBeFocused();
  expect(failures).toEqual([]);
  await context.close();
});
