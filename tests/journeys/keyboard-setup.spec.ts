import { expect, test, type Page } from '@playwright/test';
import { press, reach } from './keys.ts';
import { arrive } from './people.ts';

/* By keyboard alone, a cluster from its programme to its creation: no step is left by going through all of it. */

test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).first();

/** The step that has the focus, once one came to it. */
const arrived = (page: Page, step: string) =>
  expect(page.getByRole('region', { name: step, exact: true })).toBeFocused();

test('a cluster is made without a mouse', async ({ browser }) => {
  test.setTimeout(90_000);
  const { page } = await arrive(browser, 'Paul Mistrelle');
  await page.goto('/clusters');
  await reach(page, page.getByRole('link', { name: 'Créer un cluster' }));
  await press(page, 'Enter');
  await reach(page, page.getByRole('radio').first());
  await press(page, 'Space');
  await reach(page, page.getByRole('radio', { name: /^Bretagne/ }), { key: 'ArrowDown', most: 5 });
  await press(page, 'Control+Enter');

  await arrived(page, 'Nom et dates');
  await press(page, 'Tab');
  await expect(field(page, 'Nom du cluster')).toBeFocused();
  await page.keyboard.type('Cluster au clavier');
  await press(page, 'Control+Enter');

  // Past nine phases at once, to what adds one.
  await arrived(page, 'Phases');
  await reach(page, page.getByRole('link', { name: 'Passer la liste des phases' }), { most: 5 });
  await press(page, 'Enter', 'Tab', 'Tab', 'Tab');
  await expect(button(page, 'Ajouter la phase')).toBeFocused();
  await press(page, 'Enter');
  await expect(field(page, 'Phase 10')).toBeFocused();
  const added = page.getByRole('listitem', { name: /^Phase 10/ });
  await reach(page, added.getByRole('button', { name: /^Retirer/ }), { most: 14 });
  await press(page, 'Enter');
  await expect(field(page, 'Phase 9')).toBeFocused();
  await press(page, 'Control+Enter');

  await arrived(page, 'Établissements');
  await press(page, 'Tab', 'Enter');
  await expect(field(page, 'Nom complet')).toBeFocused();
  await page.keyboard.type('EHPAD Les Lilas');
  await reach(page, field(page, 'Coller la liste des établissements'), { most: 12 });
  await page.keyboard.type('SSIAD de la Baie');
  // What was not read yet is not left behind.
  await press(page, 'Control+Enter');
  await expect(button(page, 'Lire ces lignes')).toBeFocused();
  await press(page, 'Enter');
  await expect(page.locator('input:focus')).toHaveValue('SSIAD de la Baie');
  await press(page, 'Control+Enter');

  await arrived(page, 'Personnes');
  await reach(page, field(page, 'Coller depuis un tableur'), { most: 4 });
  await page.keyboard.insertText(
    'Prénom;Nom;Rôle;Collège;Établissement\nHélène;Durand;membre;direction;EHPAD Les Lilas',
  );
  await press(page, 'Control+Enter');
  await expect(button(page, 'Lire ces lignes')).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: /^1\s*personne$/ })).toBeFocused();
  await press(page, 'Control+Enter');

  await arrived(page, 'Vérification');
  await reach(page, button(page, 'Créer le cluster'), { most: 6 });
  await press(page, 'Enter');
  await page.waitForURL('**/clusters/pret');
  await expect(page.getByText('2 personnes, vous compris')).toBeVisible();
});
