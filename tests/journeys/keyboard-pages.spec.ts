import { expect, test, type Page } from '@playwright/test';
import { openOwnSheet, press, reach } from './keys.ts';
import { arrive } from './people.ts';

/* By keyboard alone, beside the boards: forms that open in place, what sticks to the foot of the page, a list to correct, paper. */

test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

test('forms of the plan take the focus, and Échap gives it back', async ({ browser }) => {
  const { page } = await arrive(browser, 'Anne Rocheval');
  await page.goto('/deroule');
  for (const name of [
    'Planifier une séance',
    'Ajouter une phase',
    'Modifier titre et dates',
    'Ajouter un livrable attendu',
    'Ajouter un tableau du catalogue',
  ]) {
    const opener = button(page, name);
    await reach(page, opener, { most: 60 });
    await press(page, 'Enter');
    await expect(opener).toHaveCount(0);
    await expect(page.locator(':is(input, select, textarea):focus')).toHaveCount(1);
    await press(page, 'Escape');
    await expect(opener).toBeFocused();
  }

  // While one is open, what changes elsewhere on the page does not pull the focus into it.
  await reach(page, button(page, 'Ajouter un livrable attendu'), { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Ce qui est attendu' })).toBeFocused();
  const name = await button(page, /^Actions sur «/).getAttribute('aria-label');
  const actions = page.getByRole('button', { name: name!, exact: true });
  for (const [way, position] of [
    ['Descendre', 2],
    ['Monter', 1],
  ] as const) {
    await reach(page, actions);
    await press(page, 'Enter');
    await reach(page, page.getByRole('menuitem', { name: way }), { key: 'ArrowDown' });
    await press(page, 'Enter');
    await expect(page.getByText(`est en position ${position} sur`).first()).toBeAttached();
    await expect(actions).toBeFocused();
  }
});

test('what sticks to the foot of the page covers nothing that has the focus', async ({ browser }) => {
  const { page } = await arrive(browser, 'Anne Rocheval');
  await page.setViewportSize({ width: 1280, height: 620 });
  await page.goto('/personnes');
  const last = button(page, /^Inviter ces/);
  await expect(last).toBeVisible();
  const covered: string[] = [];
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await press(page, 'Tab');
    const found = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const bar = document.querySelector('[data-bottom-bar]')!;
      if (at === document.body || bar.contains(at)) return null;
      const under = at.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
      return { name: at.getAttribute('aria-label') ?? at.textContent ?? '', under };
    });
    if (found === null && (await last.evaluate((element) => element === document.activeElement))) break;
    if (found?.under) covered.push(found.name);
  }
  expect(covered).toEqual([]);
  await expect(last).toBeFocused();
});

test('a list of people is corrected from what is said of it', async ({ browser }) => {
  const { page } = await arrive(browser, 'Anne Rocheval');
  await page.goto('/personnes/ajouter');
  await reach(page, page.getByRole('textbox', { name: 'Coller depuis un tableur' }));
  await page.keyboard.insertText(
    [
      'Prénom;Nom;Rôle;Collège;Établissement',
      'Zoé;Marin;membre;direction;Ailleurs',
      'Léa;Dupuis;membre;xyz;Les Trois Alouettes',
      'Tom;Petit;truc;;',
    ].join('\n'),
  );
  await reach(page, button(page, 'Lire ces lignes'), { most: 3 });
  await press(page, 'Enter');
  await reach(page, page.locator('summary').filter({ hasText: 'Tout ce qui est à corriger' }), { most: 8 });
  await press(page, 'Enter');
  await reach(page, button(page, /^Ligne 2 : collège/), { most: 8 });
  await press(page, 'Enter');
  const wrong = page.getByRole('listitem', { name: /^Ligne 2/ }).getByRole('combobox', { name: 'Collège' });
  await expect(wrong).toBeFocused();
  const said = page.getByText(/«\sxyz\s» inconnu/);
  await expect(said.last()).toBeVisible();
  await press(page, 'ArrowDown');
  await expect(wrong).not.toHaveValue('');
  await expect(said).toHaveCount(0);
});

test('paper is chosen with the arrows, and the search is one shortcut away', async ({ browser }) => {
  const { page } = await arrive(browser, 'Nadia Ferroukhane');
  await openOwnSheet(page, 'SWOT');
  const more = button(page, 'Exporter');
  await reach(page, more);
  await press(page, 'Enter');
  await reach(page, page.getByRole('menuitem', { name: /^Imprimer/ }), { key: 'ArrowUp' });
  await press(page, 'Enter');
  await reach(page, page.getByRole('radio', { name: /^A4/ }), { most: 3 });
  // Two choices go round among themselves, and are one stop of the Tab key.
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(page.getByRole('radio', { name: /^A4/ })).toBeFocused();
  await press(page, 'ArrowDown');
  await expect(page.getByRole('radio', { name: /^A3/ })).toBeChecked();
  await press(page, 'Tab');
  await expect(page.getByRole('radio', { name: /^Portrait/ })).toBeFocused();
  await press(page, 'Escape');
  await expect(more).toBeFocused();
  // A sign alone is no shortcut: it could be struck by mistake, or said.
  await press(page, '/');
  await expect(more).toBeFocused();
  await press(page, 'Control+k');
  await expect(page.getByRole('searchbox', { name: 'Rechercher dans les tableaux' })).toBeFocused();
  // What was found has the focus on its board, however long the screen of that board takes to come.
  await page.keyboard.type('relèves plus calmes');
  await press(page, 'Enter');
  await reach(page, page.getByRole('link', { name: /^Des relèves plus calmes/ }), { most: 20 });
  await press(page, 'Enter');
  await expect(page.locator('[data-item] [data-handle]:focus')).toContainText('Des relèves plus calmes');
});
