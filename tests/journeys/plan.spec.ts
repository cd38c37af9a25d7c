import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { arrive } from './people.ts';

const inFortyDays = new Date(Date.now() + 40 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

test('a facilitator adds a board and plans a session; a member finds both', async ({ browser }) => {
  const { page: anne } = await arrive(browser, 'Anne Rocheval');
  await anne.goto('/deroule');
  const current = anne.locator('li[data-state="current"]', { has: anne.locator('details') });
  await current.getByRole('button', { name: 'Ajouter un tableau du catalogue' }).click();
  await current.getByLabel('Chercher dans le catalogue').fill('forces');
  await current.getByRole('button', { name: /SWOT/ }).click();
  await current.getByLabel('Nom du tableau').fill('Nos forces en septembre');
  await current.getByRole('button', { name: 'Ajouter ce tableau' }).click();
  await expect(current.getByRole('link', { name: 'Nos forces en septembre' })).toBeVisible();

  await anne.getByRole('button', { name: 'Planifier une séance' }).click();
  await anne.getByLabel('Titre de la séance').fill('Point d’étape');
  await anne.getByLabel('Jour', { exact: true }).fill(inFortyDays);
  await anne.getByRole('button', { name: 'Planifier la séance' }).click();
  await expect(anne.getByRole('link', { name: 'Point d’étape', exact: true })).toBeVisible();
  const [file] = await Promise.all([
    anne.waitForEvent('download'),
    anne.getByRole('link', { name: /Ajouter à mon agenda/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('grappe.ics');
  const { violations } = await new AxeBuilder({ page: anne }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  const { page: claire } = await arrive(browser, 'Claire Aubrelle');
  await claire.goto('/deroule');
  await expect(claire.getByRole('link', { name: 'Nos forces en septembre' })).toBeVisible();
  const session = claire.getByRole('article').filter({ hasText: 'Point d’étape' });
  await expect(session.getByText(/de 9\sh\s30 à 12\sh\s15/)).toBeVisible();
  await expect(claire.getByRole('button', { name: 'Planifier une séance' })).toHaveCount(0);
  await expect(claire.getByRole('button', { name: 'Ajouter un tableau du catalogue' })).toHaveCount(0);
  await claire.getByRole('link', { name: 'Ce que dit l’appel' }).click();
  await expect(claire.getByRole('heading', { name: 'L’évaluation' })).toBeVisible();
  expect((await new AxeBuilder({ page: claire }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
