import { expect, test } from '@playwright/test';
import { arrive } from './people.ts';
import { addCard, cardIn, expectSaved, openSheet } from './sheet-link.ts';

const STAKES = 'Enjeux, forces, points faibles, difficultés imaginées';
const STRENGTHS = 'Forces identifiées a priori';
const WEAKNESSES = 'Points faibles identifiés a priori';

// People of one journey must not be seen by the next.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('two people write in one card at once and both keep their words', async ({ browser }) => {
  const [claire, nadia] = [
    await arrive(browser, 'Claire Aubrelle'),
    await arrive(browser, 'Nadia Ferroukhane'),
  ];
  await openSheet(claire.page, STAKES);
  await openSheet(nadia.page, STAKES);
  await addCard(claire.page, WEAKNESSES, 'Les transmissions');
  await cardIn(claire.page, WEAKNESSES, 'Les transmissions').click();
  await cardIn(nadia.page, WEAKNESSES, 'Les transmissions').click();
  const [here, there] = [claire, nadia].map(({ page }) =>
    page.getByRole('textbox', { name: 'Texte de la carte' }),
  );
  await expect(claire.page.getByText('Nadia écrit ici')).toBeVisible();
  await expect(nadia.page.getByText('Claire écrit ici')).toBeVisible();

  // Claire goes to the start and Nadia to the end; their keys fall between each other.
  await here!.press('Home');
  await Promise.all([
    here!.pressSequentially('Bien souvent, ', { delay: 35 }),
    there!.pressSequentially(' se perdent la nuit', { delay: 25 }),
  ]);
  const whole = 'Bien souvent, Les transmissions se perdent la nuit';
  await expect(here!).toHaveValue(whole);
  await expect(there!).toHaveValue(whole);
  // The caret stayed where its owner left it.
  await here!.pressSequentially('oui : ');
  await expect(there!).toHaveValue('Bien souvent, oui : Les transmissions se perdent la nuit');

  // Undo is each person's own.
  await here!.press('Control+z');
  await expect(there!).toHaveValue(/se perdent la nuit$/);
  await expect(there!).not.toHaveValue(/oui/);
  await expectSaved(claire.page, 'Enregistré');
  await claire.page.reload();
  await expect(cardIn(claire.page, WEAKNESSES, /se perdent la nuit/)).toBeVisible();
});

test('letters being composed and the words of someone else both stay', async ({ browser }) => {
  const [claire, nadia] = [
    await arrive(browser, 'Claire Aubrelle'),
    await arrive(browser, 'Nadia Ferroukhane'),
  ];
  await openSheet(claire.page, STAKES);
  await openSheet(nadia.page, STAKES);
  await addCard(claire.page, WEAKNESSES, 'Le matin');
  await cardIn(claire.page, WEAKNESSES, 'Le matin').click();
  await cardIn(nadia.page, WEAKNESSES, 'Le matin').click();
  const [here, there] = [claire, nadia].map(({ page }) =>
    page.getByRole('textbox', { name: 'Texte de la carte' }),
  );
  await here!.press('End');
  const keyboard = await claire.context.newCDPSession(claire.page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await compose(' ^');
  await there!.press('Home');
  await there!.pressSequentially('Souvent, ');
  await expect(claire.page.locator('[data-save]').getByText('Enregistré').first()).toBeVisible();
  await compose(' ê');
  await expect(here!, 'others’ words wait for the end of the composition').toHaveValue('Le matin ê');
  await keyboard.send('Input.insertText', { text: ' être prêts' });
  const whole = 'Souvent, Le matin être prêts';
  await expect(here!).toHaveValue(whole);
  await expect(there!).toHaveValue(whole);
  await here!.pressSequentially(' à 7 h');
  await expect(there!).toHaveValue(`${whole} à 7 h`);
});

test('one sees who is there, on which card, and what was done', async ({ browser }) => {
  const [claire, nadia] = [
    await arrive(browser, 'Claire Aubrelle'),
    await arrive(browser, 'Nadia Ferroukhane'),
  ];
  await openSheet(claire.page, STAKES);
  await openSheet(nadia.page, STAKES);
  const nadiaIsThere = claire.page.getByRole('listitem').filter({ hasText: 'Nadia Ferroukhane' });
  await expect(nadiaIsThere).toBeVisible();
  await expect(claire.page.getByText(/autres? personnes? sur cette feuille/)).toBeAttached();
  await addCard(nadia.page, STRENGTHS, 'Une équipe soudée');
  await expect(cardIn(claire.page, STRENGTHS, 'Une équipe soudée')).toBeVisible();
  // The live region, for those who do not see the card arrive.
  await expect(claire.page.getByText(`Nadia a ajouté une carte dans ${STRENGTHS}.`)).toBeAttached();
  await nadia.page.getByRole('link', { name: 'Accueil', exact: true }).click();
  // A browser that vanished in an earlier journey is given up after half a minute.
  await expect(nadiaIsThere).toHaveCount(0, { timeout: 40_000 });
});

test('a deleted card comes back from the status line, and an undone card with everyone’s words', async ({
  browser,
}) => {
  const { page } = await arrive(browser, 'Claire Aubrelle');
  await openSheet(page, STAKES);
  await addCard(page, STRENGTHS, 'À garder');
  await cardIn(page, STRENGTHS, 'À garder').focus();
  await page.keyboard.press('Delete');
  await expect(cardIn(page, STRENGTHS, 'À garder')).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(cardIn(page, STRENGTHS, 'À garder')).toBeVisible();
  await page.getByRole('button', { name: 'Actions, « À garder »' }).click();
  await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
  await expect(cardIn(page, STRENGTHS, 'À garder')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(cardIn(page, STRENGTHS, 'À garder')).toHaveCount(1);
});
