import { expect, test } from '@playwright/test';
import { arrive, grappe } from './people.ts';

const PEOPLE = [
  'Prénom\tNom\tRôle\tCollège\tÉtablissement\tFonction\tSuppléant',
  'Hélène\tDurand\tmembre\tdirection\tEHPAD Les Lilas de la Durette\tDirectrice\tnon',
  'Nadia\tKerdoncuff\t\tReprésentante du personnel\tLes Lilas\tÉlue au CSE\t',
  'Rose\tMaël\tmembre\tmétiers\tSSIAD de la Baie\tAide-soignante\t',
  'Yann\tLe Goff\tConsultant\t\tTous\tConsultant\t',
].join('\n');

test.describe('setting up a cluster', () => {
  test('a lead makes one with a pasted list, invites everyone, and someone comes in', async ({ browser }) => {
    test.setTimeout(120_000);
    const { page, context } = await arrive(browser, 'Paul Mistrelle');
    await page.goto('/clusters');
    await page.getByRole('link', { name: 'Créer un cluster' }).click();
    await page.getByRole('radio', { name: /Bretagne/ }).check();
    await page.getByRole('link', { name: /Continuer/ }).click();
    await page.getByLabel('Nom du cluster').fill('Cluster QVT Cornouaille');
    await page.getByRole('link', { name: /Continuer/ }).click();
    await expect(page.getByLabel('Phase 1', { exact: true })).toHaveValue(/Temps collectif/);
    await page.getByRole('button', { name: 'Retirer « Temps collectif 1 »' }).click();
    await expect(page.getByLabel('Phase 1', { exact: true })).toHaveValue('Travail intersession');
    await page.getByLabel('Quelle phase').selectOption({ label: 'Remettre « Temps collectif 1 »' });
    await page.getByLabel('Place', { exact: true }).selectOption('0');
    await page.getByRole('button', { name: 'Ajouter la phase' }).click();
    await expect(page.getByLabel('Phase 1', { exact: true })).toHaveValue('Temps collectif 1');
    // Nothing is lost on a reload.
    await page.reload();
    await page.getByRole('link', { name: /Continuer/ }).click();
    await page.getByRole('button', { name: 'Ajouter un établissement' }).click();
    await page.getByLabel('Nom complet').fill('EHPAD Les Lilas de la Durette');
    await expect(page.getByLabel('Nom court')).toHaveValue('Les Lilas de la Durette');
    await page.getByRole('link', { name: /Continuer/ }).click();

    const paste = page.getByLabel('Coller depuis un tableur');
    await paste.fill(PEOPLE);
    await page.getByRole('button', { name: 'Lire ces lignes' }).click();
    await expect(page.getByText(/Ligne 2.* Vouliez-vous dire/)).toBeVisible();
    await page.getByRole('button', { name: /Oui, choisir EHPAD Les Lilas/ }).click();
    await page.getByRole('button', { name: 'L’ajouter au cluster' }).click();
    // Whoever sets it up alone runs its sessions too.
    await page.getByRole('button', { name: 'M’ajouter à l’animation' }).click();
    await expect(page.getByRole('button', { name: 'M’ajouter à l’animation' })).toHaveCount(0);
    await expect(page.getByText('Rien à corriger')).toBeVisible();
    await page.getByRole('link', { name: /Continuer/ }).click();
    await page.getByRole('button', { name: 'Créer le cluster' }).click();
    await page.waitForURL('**/clusters/pret');
    await expect(page.getByText('6 personnes, vous compris')).toBeVisible();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')).length),
    ).toBe(0);

    await page.getByRole('link', { name: 'Préparer les invitations' }).click();
    await page.getByRole('button', { name: /Inviter ces 5/ }).click();
    await page.waitForURL('**/personnes/invitations');
    await page.getByLabel('Étiquettes à découper, 6 par page').check();
    const slip = page.getByRole('article', { name: 'Invitation de Nadia Kerdoncuff' }).last();
    await expect(slip).toBeVisible();
    await expect(page.getByRole('article', { name: 'Invitation de Paul Mistrelle' }).first()).toBeVisible();
    const token = ((await slip.innerText()).match(/[\w-]{43}/) ?? [])[0];

    const guest = await (await browser.newContext({ baseURL: grappe().origin })).newPage();
    await guest.goto(`/invitation#${token}`);
    await expect(guest.getByText('Cluster QVT Cornouaille')).toBeVisible();
    await guest.getByRole('button', { name: /entrer/i }).click();
    await guest.waitForURL('**/accueil');
    await expect(guest.getByRole('heading', { level: 1 })).toContainText('Nadia');
    await guest.context().close();

    // Back to the first cluster by the menu: one person, two clusters.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: /Paul Mistrelle/ }).click();
    await page.getByRole('menuitemradio', { name: 'Cluster QVT médico-social, démo' }).click();
    await page.waitForURL('**/accueil');
    await expect(page.getByText('Cluster QVT médico-social, démo').first()).toBeVisible();
    await context.close();
  });
});
