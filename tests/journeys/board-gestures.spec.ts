import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { arrive } from './people.ts';
import { fingerOf } from './finger.ts';
import { addCard, cardIn, expectSaved, openSheet } from './sheet-link.ts';

const STAKES = 'Enjeux, forces, points faibles, difficultés imaginées';
const PROFESSIONALS = 'Enjeux pour les professionnels';
const STRENGTHS = 'Forces identifiées a priori';
const WEAKNESSES = 'Points faibles identifiés a priori';
const MAP = 'Cartographie des priorités';

// People of one journey must not be seen by the next.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('a card moves by keyboard, by menu and by mouse', async ({ browser }) => {
  const { page } = await arrive(browser, 'Claire Aubrelle');
  await openSheet(page, STAKES);
  await addCard(page, STRENGTHS, 'Voyageuse');

  await cardIn(page, STRENGTHS, 'Voyageuse').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(cardIn(page, WEAKNESSES, 'Voyageuse')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cardIn(page, STRENGTHS, 'Voyageuse')).toBeVisible();
  await expect(cardIn(page, STRENGTHS, 'Voyageuse')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(cardIn(page, WEAKNESSES, 'Voyageuse')).toBeFocused();
  await page.keyboard.press('Space');

  await page.getByRole('button', { name: 'Actions, « Voyageuse »' }).click();
  await page.getByRole('menuitem', { name: PROFESSIONALS }).click();
  await expect(cardIn(page, PROFESSIONALS, 'Voyageuse')).toBeVisible();

  // From the top of a small screen to a zone below its foot: the page goes there under the mouse.
  await page.setViewportSize({ width: 1280, height: 600 });
  const card = cardIn(page, PROFESSIONALS, 'Voyageuse');
  await card.hover({ position: { x: 20, y: 12 } });
  await page.mouse.down();
  await page.mouse.move(640, 590, { steps: 6 });
  const zone = page.getByRole('region', { name: WEAKNESSES });
  await expect(zone).toBeInViewport({ ratio: 1 });
  await page.mouse.move(640, 300, { steps: 4 });
  const { x, y, width, height } = (await zone.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await expect(zone).toHaveClass(/\btarget\b/);
  await page.mouse.up();
  await expect(cardIn(page, WEAKNESSES, 'Voyageuse')).toBeVisible();
  await expectSaved(page, 'Enregistré');
});

test('a subject is placed on the map by mouse, arrows and numbers, and reads as a list', async ({
  browser,
}) => {
  const { page } = await arrive(browser, 'Hélène Vasseline');
  await openSheet(page, MAP);
  await page.getByRole('button', { name: 'Ajouter un sujet' }).click();
  await page.getByRole('textbox', { name: 'Sujet' }).fill('Pauses');
  await page.keyboard.press('Escape');
  const subject = page.getByRole('button', { name: /^Pauses/ });
  await expect(subject).toHaveAccessibleName(/À placer/);

  // Maj and an arrow go half a point from the middle: the tray has no place of its own.
  await subject.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(subject).toHaveAccessibleName(/Maîtrise 3,5, Importance 3/);
  await expect(subject).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(subject).toHaveAccessibleName(/Importance 3,5\s: À expérimenter/);
  await page.keyboard.press('Space');

  await page.getByRole('button', { name: 'Actions, « Pauses »' }).click();
  await page.getByRole('menuitem', { name: 'Placer sur la carte…' }).click();
  await page.getByRole('spinbutton', { name: /Maîtrise/ }).fill('1.5');
  await page.getByRole('spinbutton', { name: /Importance/ }).fill('2');
  await page.getByRole('button', { name: 'Placer', exact: true }).click();
  await expect(subject).toHaveAccessibleName(/Maîtrise 1,5, Importance 2\s: À surveiller/);

  // Hovering waits until the card has come to rest at its new place.
  await subject.hover({ position: { x: 30, y: 15 } });
  const from = (await subject.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(from.x + 200, from.y - 120, { steps: 10 });
  await page.mouse.up();
  await expect(subject).not.toHaveAccessibleName(/Maîtrise 1,5, Importance 2 /);

  // A click on a subject that lies there opens its words, as anywhere else.
  await subject.click({ position: { x: 30, y: 15 } });
  await expect(page.getByRole('textbox', { name: 'Sujet' })).toBeFocused();
  await page.keyboard.type(' du soir');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Vue liste' }).click();
  await expect(page.getByRole('row', { name: /Pauses du soir/ })).toBeVisible();
});

test('on a phone a finger scrolls at once, and carries a card or a subject after a rest', async ({
  browser,
}) => {
  const { page } = await arrive(browser, 'Karim Bensoulane', {
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  const finger = await fingerOf(page);
  const ghost = page.locator('.ghost');
  await openSheet(page, STAKES);
  await addCard(page, STRENGTHS, 'Emportée du doigt');
  const card = cardIn(page, STRENGTHS, 'Emportée du doigt');
  await card.scrollIntoViewIfNeeded();

  const before = await page.evaluate(() => scrollY);
  await finger.down(card);
  await finger.moveBy(0, -160);
  await finger.up();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 60);
  await expect(card).toBeVisible();

  await finger.down(card);
  await expect(ghost).toBeVisible();
  await finger.moveOver(page.getByRole('region', { name: WEAKNESSES }).getByRole('heading'));
  await finger.up();
  await expect(cardIn(page, WEAKNESSES, 'Emportée du doigt')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Texte de la carte' })).toBeHidden();
  await expectSaved(page, 'Enregistré');

  await openSheet(page, MAP);
  await page.getByRole('button', { name: 'Ajouter un sujet' }).click();
  await page.getByRole('textbox', { name: 'Sujet', exact: true }).fill('Relèves');
  await page.keyboard.press('Escape');
  const subject = page.getByRole('button', { name: /^Relèves/ });
  await subject.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Space');
  const dot = page.getByRole('button', { name: /^Sujet \d+ : Relèves/ });
  await finger.down(dot);
  await expect(ghost).toBeVisible();
  await finger.moveBy(-90, 60);
  await finger.up();
  await expect(dot).toHaveAccessibleName(/À surveiller/);

  await dot.scrollIntoViewIfNeeded();
  const above = await page.evaluate(() => scrollY);
  await finger.down(dot);
  // Down: the map stands at the foot of its page, which has nowhere else to go.
  await finger.moveBy(0, 140);
  await finger.up();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(above - 60);
  await expect(dot).toHaveAccessibleName(/À surveiller/);
});

test('a table is filled by keyboard and a form by two people', async ({ browser }) => {
  const { page } = await arrive(browser, 'Hélène Vasseline');
  await openSheet(page, 'Critères d’évaluation de l’expérimentation');
  const before = await page.getByRole('row').count();
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await expect(page.getByRole('row')).toHaveCount(before + 1);
  const row = page.getByRole('row').last();
  // The head of a column is said with its cells: their names do not repeat it.
  const cell = (column: string) => row.locator(`[data-cell][id$="-${column}"]`);
  await cell('dimension').focus();
  await page.keyboard.press('Enter');
  await row.getByRole('combobox', { name: 'Dimension' }).selectOption({ label: 'Qualité de service' });
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: 'Qualité de service', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await row.getByRole('textbox', { name: 'Critère' }).pressSequentially('Appels malades');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Appels malades', exact: true })).toBeFocused();
  const baseline = cell('baseline');
  await baseline.click();
  await row.getByRole('textbox', { name: 'Valeur de départ' }).fill('beaucoup');
  await page.keyboard.press('Enter');
  const mistake = row.getByText('Écrivez un nombre, par exemple 12,5.');
  await expect(mistake).toBeVisible();
  // Under the last row, the frame of the table cuts off what hangs out of it.
  const frame = page.getByRole('region', { name: /^Tableau/ });
  const [words, paper] = [(await mistake.boundingBox())!, (await frame.boundingBox())!];
  expect(words.y + words.height).toBeLessThanOrEqual(paper.y + paper.height);
  await row.getByRole('textbox', { name: 'Valeur de départ' }).fill('12,5');
  await page.keyboard.press('Enter');
  await expect(baseline).toHaveAccessibleName('12,5');

  // Someone who opens a cell, and leaves it as it was, takes nothing back from who wrote there meanwhile.
  const claire = await arrive(browser, 'Claire Aubrelle');
  await openSheet(claire.page, 'Critères d’évaluation de l’expérimentation');
  const hers = claire.page.getByRole('row').last();
  await hers.locator('[data-cell][id$="-baseline"]').click();
  await baseline.click();
  await row.getByRole('textbox', { name: 'Valeur de départ' }).fill('14');
  await page.keyboard.press('Enter');
  await cell('dimension').click();
  await row.getByRole('combobox', { name: 'Dimension' }).selectOption({ label: 'Social-santé' });
  await expect(hers.getByRole('button', { name: 'Social-santé', exact: true })).toBeVisible();
  await claire.page.getByRole('textbox', { name: 'Valeur de départ' }).press('Enter');
  await expect(hers.locator('[data-cell][id$="-baseline"]')).toHaveAccessibleName('14');

  await openSheet(page, 'Fiche expérimentation');
  await openSheet(claire.page, 'Fiche expérimentation');
  await page.getByRole('textbox', { name: 'Objectifs' }).fill('Finir à l’heure');
  await expect(claire.page.getByRole('textbox', { name: 'Objectifs' })).toHaveValue('Finir à l’heure');
});

test('a board on paper says what it is and when it was printed, and leaves the buttons out', async ({
  browser,
}) => {
  const { page } = await arrive(browser, 'Hélène Vasseline');
  for (const title of [STAKES, MAP, 'Plan d’actions', 'Fiche expérimentation']) {
    await page.emulateMedia({ media: 'screen' });
    await openSheet(page, title);
    // As wide as a printed page: A4, lying for a table.
    const table = title === 'Plan d’actions';
    await page.setViewportSize({ width: table ? 1016 : 688, height: 900 });
    await page.emulateMedia({ media: 'print' });
    // A body as high as the screen is followed by an empty page in Firefox.
    await expect(page.locator('body')).toHaveCSS('min-block-size', '0px');
    await expect(page.getByText(/^Imprimé le \d.* à \d+\sh/)).toBeVisible();
    await expect(page.getByText('Version 1', { exact: true })).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    for (const name of [/^Ajouter/, /^Actions/, 'Exporter', 'Remettre comme livrable'])
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(cut, title).toBeLessThanOrEqual(0);
  }

  // The browser counts its pages as soon as it has said that it prints, and Firefox prints a copy in which nothing runs: on the widest screen
  // too, the words of the map are there by then, with their numbers on the plane.
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await openSheet(page, MAP);
  const dots = page.getByRole('button', { name: /^Sujet \d+ :/ });
  await expect(dots).toHaveCount(0);
  const isLegendThere = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    return document.querySelector('[aria-label="Sujets placés"]') !== null;
  });
  expect(isLegendThere).toBe(true);
  expect(await dots.count()).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(dots).toHaveCount(0);

  // Lying, a map keeps its plane on the first page: beside its legend, as high as what the head leaves of an A4.
  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  await page.getByRole('button', { name: 'Exporter' }).click();
  await page.getByRole('menuitem', { name: 'Imprimer…' }).click();
  await page.getByRole('radio', { name: /^Paysage/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Imprimer' }).click();
  await expect(page.locator('[data-printed]')).toBeVisible();
  await page.setViewportSize({ width: 1016, height: 665 });
  await page.emulateMedia({ media: 'print' });
  const plane = (await page.getByRole('region', { name: /^Carte :/ }).boundingBox())!;
  const legend = (await page.getByRole('region', { name: 'Sujets placés' }).boundingBox())!;
  expect(plane.y + plane.height).toBeLessThanOrEqual(665);
  expect(legend.x).toBeGreaterThan(plane.x + plane.width);
});

// One board of each family is looked at, wide and narrow, in accessibility.spec.ts; here are the screens that only some boards have.
test('no board with a screen of its own breaks a rule of accessibility', async ({ browser }) => {
  const { page } = await arrive(browser, 'Anne Rocheval');
  for (const title of [
    'Tri de cartes (inspiré des Essentiels)',
    'Retour sur les représentations initiales',
    'Diagnostic photo / situation-problème',
    'Évaluation à chaud',
  ]) {
    await page.goto('/tableaux');
    await page.getByRole('heading', { name: title }).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.locator('[aria-busy="true"], [data-save="opening"]')).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [title, id, nodes[0]?.html])).toEqual([]);
  }
});
