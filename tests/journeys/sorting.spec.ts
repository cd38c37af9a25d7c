import { expect, test } from '@playwright/test';
import { arrive } from './people.ts';
import { addCard, expectSaved, openSheet } from './sheet-link.ts';

const SORT = 'Tri de cartes (inspiré des Essentiels)';

test('a trinôme sorts a card drawn before all, marks it, and finds again alone what each wrote at the start', async ({
  browser,
}) => {
  const claire = await arrive(browser, 'Claire Aubrelle');
  const nadia = await arrive(browser, 'Nadia Ferroukhane');
  await openSheet(claire.page, SORT);
  await openSheet(nadia.page, SORT);
  await addCard(claire.page, 'À trier', 'Doublure pour les nouveaux');
  await expect(nadia.page.getByRole('heading', { name: 'À trier : 1 carte' })).toBeVisible();

  await claire.page.getByRole('button', { name: 'Tirer une carte' }).click();
  const shown = nadia.page.getByRole('group', { name: 'Carte tirée' });
  await expect(shown).toContainText('Tirée par Claire');
  await expect(shown).toContainText('Doublure pour les nouveaux');

  // Marked by the one, placed with a digit by the other: they talk about the same card.
  await shown.getByRole('button', { name: 'Désaccord' }).click();
  const own = claire.page.getByRole('group', { name: 'Carte tirée' });
  await expect(own.getByRole('button', { name: 'Désaccord' })).toHaveAttribute('aria-pressed', 'true');
  await own.press('3');
  for (const { page } of [claire, nadia])
    await expect(page.getByRole('region', { name: 'Inexistant mais souhaité' })).toContainText(
      /Doublure pour les nouveaux\s*Désaccord/,
    );
  await expect(shown).toBeHidden();
  // No card is left: the keyboard is where that is said.
  await expect(claire.page.getByText('Toutes les cartes sont triées.')).toBeFocused();
  await expectSaved(claire.page, 'Enregistré');

  await openSheet(claire.page, 'Retour sur les représentations initiales');
  const recalled = claire.page.getByRole('complementary', { name: /visibles de vous seul/ });
  await expect(recalled).toContainText('Savoir mon planning un mois avant');
  await recalled.getByRole('button', { name: /Copier dans la zone.*Savoir mon planning/ }).click();
  await openSheet(nadia.page, 'Retour sur les représentations initiales');
  await expect(nadia.page.getByRole('complementary', { name: /visibles de vous seul/ })).toContainText(
    'Vous n’avez pas laissé de carte',
  );
  await expect(nadia.page.getByRole('region', { name: 'Ce que j’avais écrit (J0)' })).toContainText(
    'Savoir mon planning un mois avant',
  );
});

test('the guide of a board is for who runs it, ticked step by step and remembered', async ({ browser }) => {
  const anne = await arrive(browser, 'Anne Rocheval');
  await openSheet(anne.page, 'Pérennisation');
  const guide = anne.page.getByRole('complementary', { name: /Guide d’animation/ });
  await guide.getByRole('checkbox', { name: 'Remplir d’abord en trinôme.' }).check();
  await anne.page.reload();
  await expect(guide.getByRole('checkbox', { name: 'Remplir d’abord en trinôme.' })).toBeChecked();
  await expect(guide).toContainText('1 sur 3');
  await guide.getByRole('button', { name: /Guide d’animation/ }).click();
  await anne.page.reload();
  await expect(guide.getByRole('button', { name: /Guide d’animation/ })).toHaveAttribute(
    'aria-expanded',
    'false',
  );

  const claire = await arrive(browser, 'Claire Aubrelle');
  await openSheet(claire.page, 'Pérennisation');
  await expect(claire.page.getByText('Guide d’animation')).toHaveCount(0);
});
