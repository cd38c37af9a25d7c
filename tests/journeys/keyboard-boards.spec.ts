import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { openAt, openOwnSheet, press, reach, skipToBoard } from './keys.ts';
import { arrive, grappe } from './people.ts';
import { cardIn, expectSaved } from './sheet-link.ts';

/* By keyboard alone, to the end: what one does with several cards, what was deleted or changed, what is written apart. */

test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

const MEMBER = 'Karim Bensoulane';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const add = (page: Page, zone: string) => button(page, `Ajouter une carte dans ${zone}`);
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });

const zonesOf = (page: Page): Promise<string[]> => page.locator('[data-zone] h2').allInnerTexts();

test('cards are selected, moved, gathered and deleted, then found in the trash and in an earlier state', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page } = await arrive(browser, MEMBER);
  const sheetId = await openOwnSheet(page, 'SUSTAINABILITY');
  const [zone, next] = (await zonesOf(page)) as [string, string];
  await skipToBoard(page);
  await reach(page, add(page, zone));
  await press(page, 'Enter');
  // Each card is ended by the key that opens the next; the last stays empty and goes away.
  const writing = page.getByRole('textbox', { name: 'Texte de la carte' });
  for (const words of ['Une', 'Deux', 'Trois', '']) {
    await expect(writing).toHaveValue('');
    await expect(writing).toBeFocused();
    await page.keyboard.type(words);
    await press(page, words ? 'Enter' : 'Escape');
  }
  await expect(add(page, zone)).toBeFocused();

  // Two of them, by one gesture of one of them.
  await press(page, 'Shift+Tab', 'Shift+Tab', 'End');
  await expect(cardIn(page, zone, 'Trois')).toBeFocused();
  await press(page, 'ArrowUp');
  await expect(cardIn(page, zone, 'Deux')).toBeFocused();
  await press(page, 'Shift+Space', 'ArrowUp');
  await expect(cardIn(page, zone, 'Une')).toBeFocused();
  await press(page, 'Shift+Space');
  await expect(page.getByRole('group', { name: 'Sélection' })).toContainText('2 cartes sélectionnées');
  await press(page, 'Tab', 'Enter');
  await reach(page, item(page, next), { key: 'ArrowDown' });
  await press(page, 'Enter');
  await expect(cardIn(page, next, 'Une')).toBeFocused();
  await press(page, 'Tab', 'Enter');
  await reach(page, item(page, 'Grouper'), { key: 'ArrowDown' });
  await press(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Titre du groupe' })).toBeFocused();
  await page.keyboard.type('Ensemble');
  await press(page, 'Enter');
  await expect(button(page, 'Titre du groupe : Ensemble')).toBeFocused();
  await reach(page, button(page, 'Actions, « Une »'));
  await press(page, 'Enter');
  await reach(page, item(page, 'Sortir du groupe'), { key: 'ArrowUp' });
  await press(page, 'Enter');
  await expect(cardIn(page, next, 'Une')).toBeFocused();
  await expectSaved(page, 'Enregistré');

  // Kept as it is about every ten minutes; then all of it deleted by mistake.
  const kept = await page.request.post(`/api/sheets/${sheetId}/checkpoints`, {
    headers: { origin: grappe().origin },
  });
  expect(kept.ok()).toBe(true);
  await press(page, 'Control+a', 'Control+a', 'Delete');
  await expect(cardIn(page, zone, 'Trois')).toHaveCount(0);
  await expect(page.locator('[data-family] :focus')).toHaveCount(1);
  const past = button(page, 'Corbeille et états précédents');
  await reach(page, past, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  const panel = page.getByRole('complementary', { name: 'Retrouver' });
  await reach(page, panel.getByRole('button', { name: 'Rétablir « Trois »' }));
  await press(page, 'Enter');
  await expect(cardIn(page, zone, 'Trois')).toBeVisible();
  await expect(panel.locator(':focus')).toHaveCount(1);
  await reach(page, panel.getByRole('button', { name: 'États précédents' }), { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await reach(page, panel.getByRole('button', { name: /Gardé avant une restauration/ }).first());
  await press(page, 'Enter');
  await reach(page, panel.getByRole('button', { name: 'Rétablir cet état' }));
  await press(page, 'Enter');
  await expect(cardIn(page, next, 'Une')).toBeVisible();
  await expect(panel.locator(':focus')).toHaveCount(1);
  await press(page, 'Control+z');
  await expect(cardIn(page, next, 'Une')).toHaveCount(0);
  await reach(page, panel.getByRole('button', { name: 'Corbeille' }));
  await press(page, 'Enter');
  const wholeZone = panel.getByRole('button', { name: `Rétablir toute la zone ${next}` });
  await reach(page, wholeZone, { most: 40 });
  await press(page, 'Enter');
  for (const words of ['Une', 'Deux']) await expect(cardIn(page, next, words)).toBeVisible();
  await expect(wholeZone).toHaveCount(0);
  await expect(panel.locator(':focus')).toHaveCount(1);
  await press(page, 'Escape');
  await expect(past).toBeFocused();
});

test('cards are written apart and revealed, privately then without a name', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page: karim } = await arrive(browser, MEMBER);
  const { page: anne } = await arrive(browser, 'Anne Rocheval');
  await openOwnSheet(karim, 'STRENGTHS_WEAKNESSES_VIGILANCE');
  await openAt(anne, karim.url());
  const [zone] = (await zonesOf(karim)) as [string];
  const settings = button(anne, 'Réglages du tableau');

  async function choose(mode: RegExp, towards: 'ArrowDown' | 'ArrowUp') {
    await reach(anne, settings, { key: 'Shift+Tab', most: 60 });
    await press(anne, 'Enter');
    await expect(anne.getByRole('radio', { checked: true })).toBeFocused();
    await reach(anne, anne.getByRole('radio', { name: mode }), { key: towards, most: 2 });
    await reach(anne, anne.getByRole('button', { name: 'Enregistrer', exact: true }), { most: 6 });
    await press(anne, 'Enter');
    await expect(settings).toBeFocused();
  }

  for (const [mode, notice] of [
    [/^Privée/, 'Écriture privée.'],
    [/^Anonyme/, 'Écriture anonyme.'],
  ] as const) {
    await choose(mode, 'ArrowDown');
    await expect(karim.getByText(notice, { exact: true })).toBeVisible();
    const words = `Carte ${notice}`;
    await reach(karim, add(karim, zone), { most: 40 });
    await press(karim, 'Enter');
    const draft = karim.getByRole('textbox', { name: 'Texte de votre carte en attente' });
    await expect(draft).toBeFocused();
    await karim.keyboard.type(words);
    await press(karim, 'Escape');
    await expect(add(karim, zone)).toBeFocused();
    await expect(karim.getByText('Enregistré, visible de vous seul')).toBeVisible();
    // What the server answers does not pull the focus back into the card.
    await expect(add(karim, zone)).toBeFocused();

    const reveal = button(anne, 'Révéler les cartes');
    await expect(reveal).not.toHaveAttribute('aria-disabled', 'true');
    await reach(anne, reveal, { most: 40 });
    await press(anne, 'Enter');
    await reach(anne, anne.getByRole('dialog').getByRole('button', { name: 'Révéler', exact: true }));
    await press(anne, 'Enter');
    for (const page of [karim, anne]) await expect(cardIn(page, zone, words)).toBeVisible();
    await expect(anne.getByRole('dialog')).toHaveCount(0);
    await expect(anne.locator('body')).not.toBeFocused();
  }
  await choose(/^Ouverte/, 'ArrowUp');
});

test('a table comes back from a file, is merged over what changed meanwhile, and is undone', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  // Of another establishment than the one whose sheet of this kind is sealed by another journey.
  const { page } = await arrive(browser, 'Nadia Ferroukhane');
  await openOwnSheet(page, 'COMMITTEE_COMPOSITION');
  const cell = (words: string) => page.locator('[data-cell]').filter({ hasText: words });
  for (const words of ['Au clavier', 'À retirer']) {
    await reach(page, button(page, 'Ajouter une ligne'), { most: 40 });
    await press(page, 'Enter');
    await expect(page.getByRole('row').last().locator('[data-cell]').first()).toBeFocused();
    await press(page, 'Enter');
    await page.keyboard.type(words);
    await press(page, 'Enter');
    await expect(cell(words)).toBeFocused();
  }
  await expectSaved(page, 'Enregistré');

  const menu = button(page, 'Exporter');
  await reach(page, menu, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await reach(page, item(page, 'Texte (CSV)'), { key: 'ArrowDown' });
  const [exported] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
  await expect(menu).toBeFocused();
  const lines = (await readFile(await exported.path(), 'utf8')).trimEnd().split(/\r?\n/);
  const file = lines
    .filter((line) => !line.startsWith('À retirer'))
    .map((line) => line.replace('Au clavier', 'Du fichier'));
  file.push(`Neuve${';'.repeat((lines[0] ?? '').split(';').length - 1)}`);

  // The same cell is written here meanwhile.
  await reach(page, page.locator('[data-cell][tabindex="0"]'), { most: 3 });
  await press(page, 'Control+End', 'Home', 'ArrowUp');
  await expect(cell('Au clavier')).toBeFocused();
  await press(page, 'Enter', 'Control+a');
  await page.keyboard.type('Écrit ici');
  await press(page, 'Enter');
  await expect(cell('Écrit ici')).toBeFocused();

  await reach(page, menu, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await reach(page, item(page, /^Rapporter/), { key: 'ArrowUp', most: 3 });
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Rapporter un tableau exporté' });
  await expect(dialog.getByRole('button', { name: 'Fermer' })).toBeFocused();
  // Asked for before the keys: the browser takes a moment to hand its chooser over, and a key none.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    reach(page, dialog.getByLabel(/^Fichier CSV/), { most: 4 }).then(() => press(page, 'Enter')),
  ]);
  await chooser.setFiles({
    name: 'composition.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file.join('\r\n')),
  });
  await expect(dialog.getByText(/^1\s*ligne ajoutée · 1\s*ligne modifiée/)).toBeVisible();
  await expect(dialog.getByText('Modifiée aussi dans Grappe depuis l’export')).toBeVisible();
  for (const choice of ['Écrire aussi la case modifiée des deux côtés', /^Retirer 1\s*ligne absente/]) {
    await reach(page, dialog.getByRole('checkbox', { name: choice }), { most: 3 });
    await press(page, 'Space');
  }
  await reach(page, dialog.getByRole('button', { name: /^Reprendre 3\s*lignes$/ }), { most: 3 });
  await press(page, 'Enter');
  await expect(menu).toBeFocused();
  for (const words of ['Du fichier', 'Neuve']) await expect(cell(words)).toBeVisible();
  for (const words of ['Écrit ici', 'À retirer']) await expect(cell(words)).toHaveCount(0);

  // All of it goes back in one gesture.
  await press(page, 'Control+z');
  for (const words of ['Écrit ici', 'À retirer']) await expect(cell(words)).toBeVisible();
  for (const words of ['Du fichier', 'Neuve']) await expect(cell(words)).toHaveCount(0);
  await expect(menu).toBeFocused();
});
