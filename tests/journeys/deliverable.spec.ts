import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { HomeView } from '../../domain/views.ts';
import { arrive } from './people.ts';

/*
 * One deliverable of one team, from its sheet to a second version: handed in, read, signed by its three colleges (one of them not
 * agreeing), reopened, compared, downloaded, verified.
 */

const TRADE = 'Karim Bensoulane';
const DIRECTION = 'Bruno Castelvire';
const STAFF = 'Sophie Lanterrade';
const FACILITATOR = 'Anne Rocheval';
const CARD = 'Un baby-foot en salle de pause';
const NEW_CARD = 'Pouvoir refuser un remplacement';

/** Address of this person's own sheet of « Représentations initiales ». */
async function ownSheet(page: Page): Promise<string> {
  const { sheets } = (await (await page.request.get('/api/home')).json()) as HomeView;
  const sheet = sheets.find(({ kind, canEdit }) => kind === 'INITIAL_REPRESENTATIONS' && canEdit)!;
  return `/tableaux/${sheet.boardId}/${sheet.sheetId}`;
}

async function handIn(page: Page): Promise<string> {
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await page.getByRole('button', { name: 'Remettre comme livrable' }).click();
  await page.getByRole('button', { name: 'Geler et remettre' }).click();
  await page.waitForURL('**/livrables/**');
  await expect(page.getByText('À signer').first()).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The slot of a college among the three. */
const slot = (page: Page, college: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: college }) });

async function giveOpinion(
  page: Page,
  opinion: 'Accord' | 'Réserve' | 'Désaccord',
  comment = '',
): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${opinion}`) }).check();
  await page.getByLabel(/commentaire/).fill(comment);
  await page.getByRole('button', { name: 'Donner mon avis' }).click();
  await page.getByRole('button', { name: /^Signer/ }).click();
}

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('a deliverable is sealed, signed by three colleges, reopened and compared', async ({ browser }) => {
  test.setTimeout(150_000);
  const { page: karim } = await arrive(browser, TRADE);
  const sheetPath = await ownSheet(karim);
  let first = '';

  await test.step('the sheet is handed in and reads exactly as it was', async () => {
    await karim.goto(sheetPath);
    first = await handIn(karim);
    await expect(karim.getByText(CARD)).toBeVisible();
    // Another page: read from its head, not from what a deed would lead to there.
    await expect(karim.locator('#contenu')).toBeFocused();
    for (const college of ['Direction', 'Représentants du personnel', 'Métiers'])
      await expect(slot(karim, college)).toContainText('En attente');
  });

  const { page: bruno } = await arrive(browser, DIRECTION);
  await test.step('a college signs this exact version, once', async () => {
    await bruno.goto(first);
    await giveOpinion(bruno, 'Accord');
    await expect(slot(bruno, 'Direction')).toContainText('Bruno Castelvire');
    await expect(bruno.getByRole('heading', { name: 'Avis des collèges' })).toBeFocused();
    await expect(slot(bruno, 'Direction')).toContainText('Accord');
    await expect(bruno.getByRole('button', { name: 'Donner mon avis' })).toHaveCount(0);
    await bruno.reload();
    await expect(slot(bruno, 'Direction')).toContainText('Accord');
  });

  await test.step('a version that is not the one on screen is read again before it is signed (failure case 44)', async () => {
    await karim.reload();
    await karim.route('**/sign', async (route) => {
      const body = route.request().postDataJSON() as { hash: string };
      await route.continue({ postData: JSON.stringify({ ...body, hash: 'f'.repeat(64) }) });
    });
    await giveOpinion(karim, 'Accord');
    await expect(karim.getByText('Cette version a changé')).toBeVisible();
    await karim.unroute('**/sign');
    await karim.getByRole('button', { name: 'Relire la version scellée' }).click();
    await expect(slot(karim, 'Direction')).toContainText('Accord');
    await expect(slot(karim, 'Métiers')).toContainText('En attente');
  });

  const { page: sophie } = await arrive(browser, STAFF);
  const reason = 'La nuit n’a pas été entendue.';
  await test.step('a désaccord says why, blocks the version and stays (rule D5)', async () => {
    await sophie.goto(first);
    await sophie.getByRole('radio', { name: /^Désaccord/ }).check();
    await sophie.getByRole('button', { name: 'Donner mon avis' }).click();
    await expect(sophie.getByText('Écrivez ce qui motive cet avis')).toBeVisible();
    await giveOpinion(sophie, 'Désaccord', reason);
    await expect(sophie.getByText('Un collège n’est pas d’accord avec cette version')).toBeVisible();
    await expect(slot(sophie, 'Représentants du personnel')).toContainText(reason);
  });

  await test.step('a facilitator reads it and has no seat (rule A7)', async () => {
    const { page: anne, context } = await arrive(browser, FACILITATOR);
    await anne.goto(first);
    await expect(slot(anne, 'Représentants du personnel')).toContainText(reason);
    await expect(anne.getByRole('button', { name: 'Donner mon avis' })).toHaveCount(0);
    await context.close();
  });

  let second = '';
  await test.step('a new version reopens the sheet and leaves the signed one as it was (rule D6)', async () => {
    await karim.getByRole('button', { name: 'Nouvelle version' }).click();
    await karim.getByRole('button', { name: 'Rouvrir la feuille' }).click();
    await karim.waitForURL('**/tableaux/**');
    await karim.goto(sheetPath);
    await karim.getByRole('button', { name: /Ajouter une carte dans Ce que j’attends/ }).click();
    await karim.keyboard.type(NEW_CARD);
    await karim.keyboard.press('Escape');
    second = await handIn(karim);
    expect(second).not.toBe(first);
    await expect(karim.getByText(NEW_CARD)).toBeVisible();
    await expect(slot(karim, 'Direction')).toContainText('En attente');
    await sophie.goto(first);
    await expect(sophie.getByText(NEW_CARD)).toHaveCount(0);
    await expect(sophie.getByText('Vous lisez une version antérieure')).toBeVisible();
    await expect(slot(sophie, 'Représentants du personnel')).toContainText(reason);
  });

  await test.step('what changed between the two is said in words', async () => {
    await karim.getByRole('link', { name: /Comparer avec la version 1/ }).click();
    await expect(karim.getByRole('heading', { level: 1 })).toContainText('version 1 et la version 2');
    const change = karim.getByRole('listitem').filter({ hasText: NEW_CARD });
    await expect(change).toContainText('Ajouté');
    await expect(karim.getByText(CARD)).toHaveCount(0);
  });

  await test.step('it is downloaded with its fingerprint', async () => {
    await karim.goto(second);
    const shown = await karim
      .getByText(/^Empreinte/)
      .first()
      .textContent();
    await karim.getByRole('button', { name: 'Exporter' }).click();
    const [download] = await Promise.all([
      karim.waitForEvent('download'),
      karim.getByRole('menuitem', { name: /JSON/ }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(NEW_CARD);
    expect(text).toContain(`"${shown!.replace('Empreinte', '').trim()}`);
    await karim.getByRole('button', { name: 'Exporter' }).click();
    const [csv] = await Promise.all([
      karim.waitForEvent('download'),
      karim.getByRole('menuitem', { name: 'Texte (CSV)' }).click(),
    ]);
    expect(await readFile(await csv.path(), 'utf8')).toContain(NEW_CARD);
  });

  await test.step('it prints without the shell, with its fingerprint and its signatures', async () => {
    await karim.emulateMedia({ media: 'print' });
    await expect(karim.getByRole('navigation')).toHaveCount(0);
    await expect(karim.getByText('Empreinte (SHA-256)', { exact: true })).toBeVisible();
    await expect(slot(karim, 'Métiers')).toBeVisible();
    await expect(karim.getByRole('button', { name: 'Exporter' })).toBeHidden();
    await karim.emulateMedia({ media: 'screen' });
  });

  await test.step('the chain of all sealed deliverables is whole', async () => {
    await karim.goto('/livrables/chaine');
    await expect(
      karim.getByRole('heading', { name: 'Tous les livrables scellés sont intacts' }),
    ).toBeVisible();
  });
});
