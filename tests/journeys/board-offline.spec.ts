import { expect, test } from '@playwright/test';
import { inviteByName } from '../../scripts/demo/links.ts';
import { arrive, grappe } from './people.ts';
import { addCard, cardIn, expectSaved, holdSheetLink, openSheet } from './sheet-link.ts';

const STAKES = 'Enjeux, forces, points faibles, difficultés imaginées';
const STRENGTHS = 'Forces identifiées a priori';
const WEAKNESSES = 'Points faibles identifiés a priori';

// People of one journey must not be seen by the next.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('edits made offline wait, say how many, survive a reload and merge on return', async ({ browser }) => {
  const [claire, nadia] = [
    await arrive(browser, 'Claire Aubrelle'),
    await arrive(browser, 'Nadia Ferroukhane'),
  ];
  const link = await holdSheetLink(claire.page);
  await openSheet(claire.page, STAKES);
  await openSheet(nadia.page, STAKES);
  await addCard(claire.page, STRENGTHS, 'Commune');
  await expect(cardIn(nadia.page, STRENGTHS, 'Commune')).toBeVisible();
  // The application must be on this device before the network goes.
  await claire.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

  await link.cut();
  await expectSaved(claire.page, 'Hors ligne');
  await addCard(claire.page, WEAKNESSES, 'Écrite sans réseau');
  await cardIn(claire.page, STRENGTHS, 'Commune').click();
  await claire.page.getByRole('textbox', { name: 'Texte de la carte' }).press('End');
  await claire.page.keyboard.type(' à tous');
  await claire.page.keyboard.press('Escape');
  await expectSaved(claire.page, /Hors ligne, 2\smodifications en attente/);
  // The last keys may not be counted yet: the line is read once it says the same twice.
  const line = claire.page.locator('[data-save]');
  let waiting = '';
  await expect
    .poll(async () => {
      const before = waiting;
      waiting = await line.innerText();
      return waiting === before;
    })
    .toBe(true);

  await cardIn(nadia.page, STRENGTHS, 'Commune').click();
  await nadia.page.getByRole('textbox', { name: 'Texte de la carte' }).press('Home');
  await nadia.page.keyboard.type('Force ');
  await nadia.page.keyboard.press('Escape');
  await expectSaved(nadia.page, 'Enregistré');

  await claire.page.reload();
  await expect(cardIn(claire.page, WEAKNESSES, 'Écrite sans réseau')).toBeVisible();
  await expect(cardIn(claire.page, STRENGTHS, 'Commune à tous')).toBeVisible();
  await expect.poll(() => line.innerText()).toBe(waiting);

  await link.mend();
  await expectSaved(claire.page, 'Enregistré');
  await expect(cardIn(claire.page, STRENGTHS, 'Force Commune à tous')).toBeVisible();
  await expect(cardIn(nadia.page, STRENGTHS, 'Force Commune à tous')).toBeVisible();
  await expect(cardIn(nadia.page, WEAKNESSES, 'Écrite sans réseau')).toBeVisible();
});

test('written offline for a sheet sealed meanwhile: told, copied, and no retry (failure case 29)', async ({
  browser,
}) => {
  const BOARD = 'Fiche expérimentation';
  const [claire, nadia] = [
    await arrive(browser, 'Claire Aubrelle', { permissions: ['clipboard-read', 'clipboard-write'] }),
    await arrive(browser, 'Nadia Ferroukhane'),
  ];
  const link = await holdSheetLink(claire.page);
  // Minutes go by at a word, further down.
  await claire.page.clock.install();
  await openSheet(claire.page, BOARD);
  await link.cut();
  await expectSaved(claire.page, 'Hors ligne');
  await claire.page.getByRole('textbox', { name: 'Problème de travail visé' }).fill('Écrit trop tard');
  await expectSaved(claire.page, /1\smodification en attente/);

  await openSheet(nadia.page, BOARD);
  await nadia.page.getByRole('button', { name: 'Remettre comme livrable' }).click();
  await nadia.page.getByRole('button', { name: 'Geler et remettre' }).click();
  await nadia.page.waitForURL('**/livrables/*');

  await link.mend();
  await expectSaved(claire.page, /Non enregistré, 1\smodification refusée/);
  await expect(claire.page.getByText('Cette feuille est scellée').first()).toBeVisible();
  await claire.page.getByRole('button', { name: 'Copier le texte de la feuille' }).click();
  await expect(claire.page.getByText('Texte copié').last()).toBeVisible();
  expect(await claire.page.evaluate(() => navigator.clipboard.readText())).toContain('Écrit trop tard');

  // Nothing makes it come back by itself: neither the network nor the person looking at the page again.
  const attempts = link.attempts();
  await claire.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await claire.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await claire.page.clock.fastForward('10:00');
  // Whatever these set off has gone through the wire before this answer comes back.
  await claire.page.evaluate(() => fetch('/api/health'));
  expect(link.attempts()).toBe(attempts);

  await claire.page.getByRole('button', { name: 'Recharger la feuille' }).click();
  await expectSaved(claire.page, 'Lecture seule');
  await expect(claire.page.getByText('Écrit trop tard')).toHaveCount(0);
});

test('a proxy that blocks WebSockets: reading only, and why; never silent editing (failure case 48)', async ({
  browser,
}) => {
  const { page } = await arrive(browser, 'Claire Aubrelle');
  const link = await holdSheetLink(page);
  await openSheet(page, STAKES);
  await addCard(page, STRENGTHS, 'Lue sans liaison');
  await expectSaved(page, 'Enregistré');
  link.block();
  await page.reload();
  await expectSaved(page, 'Lecture seule, liaison en direct bloquée');
  // Said aloud too: the line that is read is meant.
  await expect(page.getByRole('main').getByText('bloque la liaison en direct')).toBeVisible();
  await expect(page.getByText('Lue sans liaison')).toBeVisible();
  await expect(page.getByRole('button', { name: /Ajouter une carte/ })).toHaveCount(0);
  // It still looks, now and then, whether the way is free.
  await link.mend();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expectSaved(page, 'Enregistré');
  await expect(page.getByRole('button', { name: /Ajouter une carte/ })).not.toHaveCount(0);
});

test('an observer’s tab and a facilitator’s tab in one browser: nothing crosses (failure case 30)', async ({
  browser,
}) => {
  const anne = await arrive(browser, 'Anne Rocheval');
  await openSheet(anne.page, STAKES);
  await addCard(anne.page, STRENGTHS, 'Entre nous');
  await expectSaved(anne.page, 'Enregistré');
  const address = anne.page.url();

  // The same browser: a second tab, where the observer's login replaces the facilitator's.
  const tab = await anne.context.newPage();
  await tab.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const Channel = window.BroadcastChannel;
    window.BroadcastChannel = class extends Channel {
      constructor(name: string) {
        super(name);
        heard.push(`channel ${name}`);
      }
    };
    window.addEventListener('storage', ({ key, newValue }) => heard.push(`storage ${key} ${newValue}`));
  });
  await tab.goto(await inviteByName(grappe(), 'Élodie Grandpierre'));
  await tab.getByRole('button', { name: /entrer/i }).click();
  await tab.waitForURL('**/accueil');
  await tab.goto(address);
  await expect(
    tab.getByText('n’est pas ouverte à votre rôle').or(tab.getByText('n’existe pas')),
  ).toBeVisible();

  // The facilitator's tab is not quietly someone else's now: it says that the login is over, and takes no more words.
  await expect(anne.page.getByRole('main').getByText('Votre accès a pris fin')).toBeVisible();
  await expect(anne.page.getByRole('button', { name: /Ajouter une carte/ })).toHaveCount(0);
  await expect(tab.getByText('Entre nous')).toHaveCount(0);
  const heard = await tab.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.filter((line) => line.includes('channel') || line.includes('Entre nous'))).toEqual([]);
  // What the facilitator read is no longer on a device where someone else logged in.
  const kept = await tab.evaluate(() => localStorage.getItem('grappe-copies'));
  expect(JSON.parse(kept ?? '[]')).toEqual([]);
});

test('a part of the page that does not come when it is asked for is said, with the way on', async ({
  browser,
}) => {
  // Without what keeps the application on the device: as where a newer version took the place of the one that is open.
  const { page } = await arrive(browser, 'Nadia Ferroukhane', { serviceWorkers: 'block' });
  await openSheet(page, STAKES);
  await page.route('**/_app/immutable/**', (route) => route.abort());
  const more = page.getByRole('button', { name: 'Exporter' });
  await more.click();
  await expect(page.getByText('Une partie de la page n’est pas arrivée.').first()).toBeVisible();
  await page.unroute('**/_app/immutable/**');
  await page.getByRole('button', { name: 'Recharger' }).click();
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'Imprimer…' })).toBeVisible();
});
