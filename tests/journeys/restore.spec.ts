import { expect, test } from '@playwright/test';
import { arrive } from './people.ts';
import { addCard, cardIn, expectSaved, openSheet } from './sheet-link.ts';

const STAKES = 'Enjeux, forces, points faibles, difficultés imaginées';
const STRENGTHS = 'Forces identifiées a priori';
const WEAKNESSES = 'Points faibles identifiés a priori';

// People of one journey must not be seen by the next.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('everything selected and deleted by mistake comes back, with what someone else wrote meanwhile (rules K1 and K5)', async ({
  browser,
}) => {
  const [claire, nadia] = [
    await arrive(browser, 'Claire Aubrelle'),
    await arrive(browser, 'Nadia Ferroukhane'),
  ];
  await openSheet(claire.page, STAKES);
  await openSheet(nadia.page, STAKES);
  for (const text of ['L’entraide entre équipes', 'La connaissance des résidents'])
    await addCard(claire.page, STRENGTHS, text);
  await expect(cardIn(nadia.page, STRENGTHS, 'La connaissance des résidents')).toBeVisible();

  // The zone, then everything, then Suppr: one step, with its count.
  await cardIn(claire.page, STRENGTHS, 'L’entraide entre équipes').focus();
  await claire.page.keyboard.press('Control+a');
  await expect(claire.page.getByRole('group', { name: 'Sélection' })).toContainText('cartes sélectionnées');
  await claire.page.keyboard.press('Control+a');
  await claire.page.keyboard.press('Delete');
  await expect(claire.page.getByText(/\d+\s+cartes supprimées/).first()).toBeVisible();
  await expect(cardIn(nadia.page, STRENGTHS, 'L’entraide entre équipes')).toBeHidden();

  // Nadia goes on writing, and it is she who finds what Claire deleted.
  await addCard(nadia.page, WEAKNESSES, 'Les remplacements du dimanche');
  await nadia.page.getByRole('button', { name: 'Corbeille et états précédents' }).click();
  const trash = nadia.page.getByRole('complementary', { name: 'Retrouver' });
  await expect(trash.getByText(/Claire Aubrelle a supprimé \d+\s+éléments/)).toBeVisible();
  await trash
    .getByRole('button', { name: /^Rétablir (tout|les \d+)$/ })
    .first()
    .click();

  for (const { page } of [claire, nadia]) {
    await expect(cardIn(page, STRENGTHS, 'L’entraide entre équipes')).toBeVisible();
    await expect(cardIn(page, STRENGTHS, 'La connaissance des résidents')).toBeVisible();
    await expect(cardIn(page, WEAKNESSES, 'Les remplacements du dimanche')).toBeVisible();
  }
  // What other journeys deleted on this sheet may still lie there.
  for (const text of ['L’entraide entre équipes', 'La connaissance des résidents'])
    await expect(trash.getByRole('button', { name: `Rétablir « ${text} »` })).toBeHidden();
  await expectSaved(nadia.page, 'Enregistré');

  // Her restoration is hers to undo, and leaves what she wrote.
  await trash.getByRole('button', { name: 'Fermer le panneau' }).click();
  await nadia.page.getByRole('button', { name: 'Annuler (Ctrl+Z)' }).click();
  await expect(cardIn(claire.page, STRENGTHS, 'L’entraide entre équipes')).toBeHidden();
  await expect(cardIn(claire.page, WEAKNESSES, 'Les remplacements du dimanche')).toBeVisible();
});
