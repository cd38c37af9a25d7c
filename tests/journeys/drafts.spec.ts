import { expect, test } from '@playwright/test';
import { arrive } from './people.ts';
import { cardIn, expectSaved, openSheet } from './sheet-link.ts';

const SWOT = 'Forces, faiblesses, opportunités, menaces (SWOT)';
const ZONE = 'Forces';
const CARDS = ['Les nuits se passent bien', 'On se remplace sans le dire'];

// People of one journey must not be seen by the next.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('cards written privately reach nobody before the reveal, then everyone, who gathers them by keyboard (rules W1, W3 and W7)', async ({
  browser,
}) => {
  const { page: claire } = await arrive(browser, 'Claire Aubrelle');
  const { page: nadia } = await arrive(browser, 'Nadia Ferroukhane');
  const { page: anne } = await arrive(browser, 'Anne Rocheval');
  const heard: string[] = [];
  for (const page of [nadia, anne]) {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => heard.push(payload.toString())),
    );
    page.on('response', async (reply) => {
      if (reply.url().includes('/api/')) heard.push(await reply.text().catch(() => ''));
    });
  }
  await openSheet(claire, SWOT);
  await nadia.goto(claire.url());
  await anne.goto(claire.url());
  await expectSaved(nadia, 'Enregistré');

  await anne.getByRole('button', { name: 'Réglages du tableau' }).click();
  await anne.getByRole('radio', { name: /^Privée, puis révélée/ }).check();
  await anne.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  for (const page of [claire, nadia])
    await expect(page.getByText('Écriture privée.', { exact: true })).toBeVisible();

  await claire.getByRole('button', { name: `Ajouter une carte dans ${ZONE}` }).click();
  const draft = claire.getByRole('textbox', { name: 'Texte de votre carte en attente' });
  await draft.fill(CARDS[0]!);
  await draft.press('Enter');
  await expect(draft).toHaveCount(2);
  await draft.last().fill(CARDS[1]!);
  await draft.last().blur();
  await expect(claire.getByText('Enregistré, visible de vous seul')).toHaveCount(2);

  await expect(anne.getByText(/2\scartes en attente, écrites par 1\spersonne/)).toBeVisible();
  for (const page of [nadia, anne]) await expect(page.getByText(CARDS[0]!)).toHaveCount(0);
  expect(heard.filter((said) => CARDS.some((text) => said.includes(text)))).toEqual([]);

  await anne.getByRole('button', { name: 'Révéler les cartes' }).click();
  await anne.getByRole('dialog').getByRole('button', { name: 'Révéler', exact: true }).click();
  for (const page of [claire, nadia, anne])
    for (const text of CARDS) await expect(cardIn(page, ZONE, text)).toBeVisible();
  expect(heard.some((said) => said.includes(CARDS[0]!))).toBe(true);

  await expect(nadia.getByText('Écriture privée.', { exact: true })).toBeHidden();

  // By keyboard alone: the menu of a card, « Grouper avec… », the only other card, and a title.
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await nadia.keyboard.press(key);
  };
  await cardIn(nadia, ZONE, CARDS[0]!).focus();
  await keys('Tab');
  await expect(nadia.getByRole('button', { name: `Actions, « ${CARDS[0]} »` })).toBeFocused();
  await keys('Enter');
  await expect(nadia.getByRole('menu')).toBeVisible();
  await keys('g');
  await expect(nadia.getByRole('menuitem', { name: 'Grouper avec…' })).toBeFocused();
  await keys('Enter');
  await expect(nadia.getByRole('menuitem', { name: CARDS[1]! })).toBeFocused();
  await keys('Enter');
  await expect(nadia.getByRole('textbox', { name: 'Titre du groupe' })).toBeFocused();
  await nadia.keyboard.type('Ce qui tient');
  await keys('Enter');
  await expect(nadia.getByRole('button', { name: 'Titre du groupe : Ce qui tient' })).toBeFocused();
  await keys('Shift+Tab', 'Enter');
  await expect(
    nadia.getByRole('button', { name: 'Cartes du groupe Ce qui tient', expanded: false }),
  ).toBeFocused();
  await expect(cardIn(nadia, ZONE, CARDS[0]!)).toBeHidden();
  // Folding is for one's own eyes; the group is everyone's.
  const group = claire.getByRole('listitem').filter({ hasText: 'Ce qui tient' });
  for (const text of CARDS) await expect(group.getByText(text)).toBeVisible();
});
