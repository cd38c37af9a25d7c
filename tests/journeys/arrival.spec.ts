import { expect, test } from '@playwright/test';
import type { HomeView } from '../../domain/views.ts';
import { inviteByName } from '../../scripts/demo/links.ts';
import { arrive, grappe } from './people.ts';

test.describe('arrival', () => {
  test('a personal link says who it is for, and only the button opens the login (L2)', async ({
    browser,
  }) => {
    const context = await browser.newContext({ baseURL: grappe().origin });
    const page = await context.newPage();
    const link = await inviteByName(grappe(), 'Claire Aubrelle');
    for (let visit = 0; visit < 10; visit += 1) await page.request.get(link);
    await page.goto(link);
    await expect(page.getByText('Claire Aubrelle')).toBeVisible();
    await expect(page.getByText('EHPAD La Fontaine aux Merles')).toBeVisible();
    expect((await context.cookies()).length).toBe(0);
    await page.getByRole('button', { name: /entrer/i }).click();
    await page.waitForURL('**/accueil');
    const [cookie] = await context.cookies();
    // Secure anywhere but over plain HTTP on one's own machine: worker/login-cookie.test.ts.
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Claire');
    // The token is gone from the address bar and from the history one can go back to.
    await page.goBack();
    expect(page.url()).not.toContain('#');
    await context.close();
  });

  test('by keyboard alone, from the link to a board in two steps', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: grappe().origin });
    const page = await context.newPage();
    await page.goto(await inviteByName(grappe(), 'Nadia Ferroukhane'));
    await expect(page.getByRole('button', { name: /entrer/i })).toBeVisible();
    const focusOn = async (role: 'button' | 'link', name: RegExp): Promise<void> => {
      const target = page.getByRole(role, { name }).first();
      for (let step = 0; step < 60; step += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${String(name)} was not reached with Tab`);
    };
    await focusOn('button', /entrer/i);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/accueil');
    await focusOn('link', /critères d’évaluation/i);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tableaux/**');
    await expect(page.getByRole('heading', { level: 1, name: /critères d’évaluation/i })).toBeVisible();
    await context.close();
  });

  test('one link opened on a phone and on a PC is one person (L5)', async ({ browser }) => {
    const link = await inviteByName(grappe(), 'Karim Bensoulane');
    const ids: string[] = [];
    const sheetIds: string[] = [];
    for (const width of [1280, 390]) {
      const context = await browser.newContext({
        baseURL: grappe().origin,
        viewport: { width, height: 800 },
      });
      const page = await context.newPage();
      await page.goto(link);
      await page.getByRole('button', { name: /entrer/i }).click();
      await page.waitForURL('**/accueil');
      const home = (await (await page.request.get('/api/home')).json()) as HomeView;
      ids.push(home.me.personId);
      sheetIds.push(home.sheets.map(({ sheetId }) => sheetId).join());
      await context.close();
    }
    expect(new Set(ids).size).toBe(1);
    expect(new Set(sheetIds).size).toBe(1);
  });

  test('a shared computer keeps no copy after logout', async ({ browser }) => {
    const { page, context } = await arrive(browser, 'Hélène Vasseline', { sharedComputer: true });
    await page
      .getByRole('link', { name: /critères d’évaluation/i })
      .first()
      .click();
    await expect(page.getByText('Enregistré').first()).toBeVisible();
    const localCopies = () =>
      page.evaluate(async () =>
        (await indexedDB.databases())
          .map(({ name }) => name ?? '')
          .filter((name) => name.startsWith('grappe:')),
      );
    await expect.poll(localCopies).not.toEqual([]);
    await page.getByRole('button', { name: /Hélène Vasseline/ }).click();
    await page.getByRole('menuitem', { name: /quitter|déconne/i }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await expect.poll(localCopies).toEqual([]);
    expect((await page.request.get('/api/me')).status()).toBe(401);
    await context.close();
  });
});
