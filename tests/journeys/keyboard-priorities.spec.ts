import { expect, test, type Page } from '@playwright/test';
import { openAt, openOwnSheet, press, reach } from './keys.ts';
import { arrive } from './people.ts';

/* By keyboard alone, from a subject each places in secret to the experiment, its criteria, an action, and the sheet that is signed. */

test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

const SUBJECT = 'Les relèves au clavier';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

test('a subject is placed alone, revealed, settled, then tried out and acted on', async ({ browser }) => {
  test.setTimeout(150_000);
  const { page: karim } = await arrive(browser, 'Karim Bensoulane');
  const { page: bruno } = await arrive(browser, 'Bruno Castelvire');
  const { page: anne } = await arrive(browser, 'Anne Rocheval');
  await openOwnSheet(karim, 'PRIORITY_MAP');
  const map = karim.url();
  await reach(karim, button(karim, 'Ajouter un sujet'));
  await press(karim, 'Enter');
  await expect(karim.getByRole('textbox', { name: 'Sujet', exact: true })).toBeFocused();
  await karim.keyboard.type(SUBJECT);
  await press(karim, 'Enter');
  await openAt(bruno, map);
  await openAt(anne, map);
  await expect(anne.getByText(SUBJECT).first()).toBeVisible();
  await reach(anne, button(anne, 'Ouvrir le placement'), { most: 50 });
  await press(anne, 'Enter');

  for (const page of [karim, bruno]) {
    const alone = page.getByRole('region', { name: 'Mes positions' });
    const mine = alone.getByRole('button', { name: new RegExp(`^${SUBJECT}`) });
    await reach(page, mine, { most: 60 });
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowUp');
    await expect(mine).toHaveAccessibleName(/Maîtrise 3,5, Importance 3,5/);
    await press(page, 'Tab', 'Enter');
    await reach(page, alone.getByRole('spinbutton', { name: /^Maîtrise/ }), { most: 4 });
    await page.keyboard.type('4');
    await press(page, 'Tab');
    await expect(mine).toHaveAccessibleName(/Maîtrise 4, Importance 3,5/);
    await expect(alone.getByRole('status')).toHaveText(/Enregistré\./);
  }
  await expect(anne.getByText('2 personnes ont placé').first()).toBeVisible();
  await reach(anne, anne.getByRole('button', { name: 'Révéler', exact: true }), { most: 50 });
  await press(anne, 'Enter');
  await reach(anne, button(anne, 'Révéler à tous'), { most: 5 });
  await press(anne, 'Enter');
  // What asked for it is gone, and so are one's own positions: the focus is on what they became.
  for (const page of [anne, karim])
    await expect(page.locator('summary').filter({ hasText: 'Les plus grands écarts' })).toBeFocused();
  await reach(karim, button(karim, `Placer à la médiane : ${SUBJECT}`));
  await press(karim, 'Enter');
  const settled = karim.locator('[data-handle]').filter({ hasText: SUBJECT });
  await expect(settled).toContainText('À expérimenter');

  await reach(karim, karim.getByRole('button', { name: SUBJECT, exact: true }), { key: 'Shift+Tab' });
  await press(karim, 'Enter');
  await expect(settled).toBeFocused();
  await press(karim, 'Tab', 'Enter');
  await reach(karim, karim.getByRole('menuitem', { name: 'En faire une expérimentation' }), {
    key: 'ArrowDown',
  });
  await press(karim, 'Enter');
  await expect(karim.getByRole('heading', { level: 1, name: 'Fiche expérimentation' })).toBeVisible();
  await expect(karim.getByRole('textbox', { name: 'Titre' })).toHaveValue(new RegExp(SUBJECT));
  const experiment = karim.url();

  const decision = karim.getByRole('radio', { name: 'Étendre' });
  await reach(karim, karim.getByRole('radio').first(), { most: 40 });
  await reach(karim, decision, { key: 'ArrowDown', most: 5 });
  await expect(decision).toBeChecked();
  await reach(karim, button(karim, 'En faire une action'), { key: 'Shift+Tab', most: 30 });
  await press(karim, 'Enter');
  await expect(karim.getByRole('heading', { level: 1, name: 'Plan d’actions QVT' })).toBeVisible();
  await expect(karim.locator('[data-cell]').filter({ hasText: SUBJECT }).first()).toBeVisible();

  await openAt(karim, experiment);
  await reach(karim, button(karim, 'Préparer les critères'));
  await press(karim, 'Enter');
  await expect(karim.getByRole('heading', { level: 1, name: /^Critères d’évaluation/ })).toBeVisible();
});

test('a table is filled from cell to cell, handed in and signed', async ({ browser }) => {
  const { page } = await arrive(browser, 'Bruno Castelvire');
  await openOwnSheet(page, 'COMMITTEE_COMPOSITION');
  await reach(page, button(page, 'Ajouter une ligne'));
  await press(page, 'Enter');
  const row = page.getByRole('row').last();
  await expect(row.locator('[data-cell]').first()).toBeFocused();
  await press(page, 'Enter');
  await page.keyboard.type('Infirmière');
  // Tab ends the writing and goes on; Maj+Tab comes back.
  await press(page, 'Tab');
  await expect(row.locator('[data-cell]').nth(1)).toBeFocused();
  await press(page, 'Enter', 'Tab');
  await expect(row.locator('[data-cell]').nth(2)).toBeFocused();
  await press(page, 'Enter', 'Shift+Tab', 'ArrowLeft');
  await expect(row.locator('[data-cell]').filter({ hasText: 'Infirmière' })).toBeFocused();
  await press(page, 'Shift+Space');
  await expect(page.getByRole('group', { name: 'Sélection' })).toContainText('1 ligne sélectionnée');
  await press(page, 'Escape');
  await expect(page.getByRole('group', { name: 'Sélection' })).toHaveCount(0);
  await expect(page.locator('[data-save]').getByText('Enregistré').first()).toBeVisible();

  await reach(page, button(page, 'Remettre comme livrable'), { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await reach(page, button(page, 'Geler et remettre'), { most: 8 });
  await press(page, 'Enter');
  await page.waitForURL('**/livrables/**');
  const accord = page.getByRole('radio', { name: /^Accord/ });
  await reach(page, accord, { most: 40 });
  await press(page, 'Space');
  await expect(accord).toBeChecked();
  await reach(page, button(page, 'Donner mon avis'), { most: 5 });
  await press(page, 'Enter');
  await reach(page, button(page, 'Signer : accord'), { most: 4 });
  await press(page, 'Enter');
  await expect(page.getByText('Votre avis est enregistré : accord.').first()).toBeAttached();
  await expect(page.getByRole('heading', { name: 'Avis des collèges' })).toBeFocused();
});
