import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { canvasJpeg, PLACE, withSegment } from '../../domain/picture/samples.ts';
import { arrive } from './people.ts';
import { expectSaved, openSheet } from './sheet-link.ts';

test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('measures are written, corrected, undone and read as a curve, by keyboard', async ({ browser }) => {
  const { page } = await arrive(browser, 'Karim Bensoulane');
  await openSheet(page, 'Critères d’évaluation de l’expérimentation');
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  const cell = page.locator('[data-cell][id$="-followUp"]').last();
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(cell).toHaveAttribute('aria-expanded', 'true');

  const day = page.getByLabel('Date', { exact: true });
  const value = page.getByLabel('Valeur', { exact: true });
  await expect(value).toBeFocused();
  for (const [on, said] of [
    ['2026-10-01', '12'],
    ['2026-11-12', '2,25'],
  ] as const) {
    // prettier-ignore
    await day.fill(on);
    await value.fill(said);
    await value.press('Enter');
  }
  await expect(cell).toHaveAccessibleName(/2\smesures, dernière 2,25 le\s12 nov\. 2026/);
  await expect(page.getByRole('img', { name: /Courbe des mesures/ })).toHaveAccessibleDescription(
    /2\smesures, de 12 le 1er oct\. 2026 à 2,25/,
  );
  await value.fill('beaucoup');
  await value.press('Enter');
  await expect(page.getByText('Écrivez un nombre, par exemple 12,5.')).toBeVisible();

  await page.getByRole('button', { name: 'Retirer la mesure du 12 nov. 2026' }).click();
  await expect(cell).toHaveAccessibleName(/1\smesure, 12/);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(cell).toHaveAccessibleName(/2\smesures/);

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await value.press('Escape');
  await expect(cell).toBeFocused();
  await expectSaved(page, 'Enregistré');
});

test('a photo leaves without the place it was taken, once it was vouched for', async ({ browser }) => {
  const { page } = await arrive(browser, 'Karim Bensoulane');
  await openSheet(page, 'Diagnostic photo / situation-problème');
  await page.getByRole('button', { name: 'Ajouter une fiche' }).click();
  const photo = page.getByRole('button', { name: /^Photo :/ }).last();
  await photo.click();
  await expect(page.getByText(/Pas de visage, pas de personne accompagnée/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choisir une photo' })).toBeDisabled();
  await page.getByLabel(/J’ai vérifié la photo/).check();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  const taken = Buffer.from(withSegment(canvasJpeg, 0xe1, `Exif\0\0${PLACE}`));
  expect(taken.includes(PLACE)).toBe(true);
  await page
    .getByLabel('Photo', { exact: true })
    .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: taken });
  const leaving = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/images'),
  );
  await page.getByRole('button', { name: 'Envoyer cette photo' }).click();
  const sent = (await leaving).postDataBuffer()!;
  expect(sent.length).toBeGreaterThan(0);
  for (const trace of [PLACE, 'GPS', 'Exif', 'EXIF', 'XMP', 'ICC']) expect(sent.includes(trace)).toBe(false);

  // The photo is named by the row's own words.
  await page.getByRole('button', { name: 'Titre : vide' }).last().click();
  await page.getByRole('textbox', { name: 'Titre' }).fill('Le chariot bloque le couloir');
  await page.keyboard.press('Escape');
  await expect(photo).toHaveAccessibleName('Photo : Le chariot bloque le couloir');
  await photo.click();
  await expect(page.getByRole('img', { name: 'Le chariot bloque le couloir' })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer la photo' }).click();
  await expect(photo).toHaveAccessibleName('Photo : Ajouter une photo');
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(photo).toHaveAccessibleName('Photo : Le chariot bloque le couloir');
});

test('the time line leads to the row, says what is late, and is remembered', async ({ browser }) => {
  const { page } = await arrive(browser, 'Karim Bensoulane');
  await page.clock.setFixedTime(new Date('2026-11-22T10:00:00Z'));
  await openSheet(page, 'Plan d’actions QVT');
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  const cell = (column: string) => page.getByRole('row').last().locator(`[data-cell][id$="-${column}"]`);
  await expect(cell('action')).toHaveAccessibleName('vide');
  await cell('action').click();
  await page.getByRole('textbox', { name: 'Action' }).fill('Relire le planning');
  await page.keyboard.press('Escape');
  const due = cell('dueDate');
  await due.click();
  await page.getByLabel('Échéance', { exact: true }).fill('2026-11-22');
  await page.keyboard.press('Enter');
  const late = page.getByRole('region', { name: /En retard/ });
  await expect(late.getByRole('button', { name: /Relire le planning/ })).toHaveCount(0);
  await expect(due).toHaveAccessibleName('22 nov. 2026');
  await due.click();
  await page.getByLabel('Échéance', { exact: true }).fill('2026-11-21');
  await page.keyboard.press('Enter');
  await expect(late.getByRole('button', { name: /Relire le planning/ })).toBeVisible();

  await page.getByRole('button', { name: 'Frise', exact: true }).click();
  await expect(page.getByRole('region', { name: /^Frise/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.reload();
  await page
    .getByRole('region', { name: /^Frise/ })
    .getByRole('button', { name: 'Relire le planning' })
    .press('Enter');
  await expect(page.locator('[data-item]:focus-within').getByText('Relire le planning')).toBeVisible();
});
