import { expect, test, type Browser, type CDPSession, type Page } from '@playwright/test';
import { pagesOf, type Visit } from './pages-of.ts';
import { arrive, grappe } from './people.ts';
import { withoutViolation } from './no-violation.ts';
import { runTogether } from './run-together.ts';
import { POINTER, smallTargets, TOUCH } from './target-sizes.ts';

/*
 * Every page, for every role that sees it, light and dark, wide and narrow: no axe violation, no target too small, nothing wider
 * than the screen, no request to another origin, and a title of its own.
 */

async function open(page: Page, { name, path }: Visit): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first(), name).toBeVisible();
  // Skeletons gone: what is inspected is the page, not its waiting room.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  // A board is there when its sheet is: its screen comes with the family of the board.
  if (/^\/tableaux\/.+\/.+/.test(path)) await expect(page.locator('[data-family] > *').first()).toBeVisible();
}

/** A page with touch that comes and goes, as on a tablet with a mouse: what is larger for a finger says so by `pointer: coarse`. */
type Eyes = { page: Page; devtools: CDPSession };

type Look = { width: number; colorScheme: 'light' | 'dark'; finger: boolean };

const SCREEN: Look = { width: 1280, colorScheme: 'light', finger: false };
const PHONE: Look = { width: 390, colorScheme: 'dark', finger: true };

/** A page opened anew in this look: one that went from light to dark under the eyes has colours on their way. */
async function look({ page, devtools }: Eyes, visit: Visit, { width, colorScheme, finger }: Look) {
  // What is left of the page before this one is not looked at, and neither must it be repainted.
  await page.goto('about:blank');
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: finger });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 800 });
  await open(page, visit);
}

async function inWidth(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** One visit, seen light on a screen, at 200 % zoom (640 pixels are left of 1280), then dark on a phone. */
async function inspect(eyes: Eyes, visit: Visit): Promise<void> {
  const { page } = eyes;
  const { name } = visit;
  await look(eyes, visit, SCREEN);
  await withoutViolation(page, `${name} (1280 light)`);
  await inWidth(page, `${name} (1280)`);
  expect.soft(await smallTargets(page, POINTER), `${name}: targets`).toEqual([]);
  await page.setViewportSize({ width: 640, height: 800 });
  await inWidth(page, `${name} (640)`);
  await look(eyes, visit, PHONE);
  await withoutViolation(page, `${name} (390 dark)`);
  await inWidth(page, `${name} (390)`);
  expect.soft(await smallTargets(page, TOUCH), `${name}: targets under a finger`).toEqual([]);
}

async function inspectAll(browser: Browser, person: string): Promise<void> {
  const origins = new Set<string>();
  const { page, context } = await arrive(browser, person);
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http')) origins.add(origin);
  });
  const visits = await pagesOf(page);
  expect(visits.length).toBeGreaterThanOrEqual(3);
  const eyes = { page, devtools: await context.newCDPSession(page) };
  for (const visit of visits) {
    await inspect(eyes, visit);
    await expect(page, visit.name).toHaveTitle(/.+ · Grappe/);
  }
  expect([...origins]).toEqual([grappe().origin]);
  await context.close();
}

/** Pages that are read more than filled in, and every board: where pieces of text stand side by side. */
const READ_TOGETHER = /^(home|boards|progress|plan|people|deliverable|session|search|board .*|wall .*)$/;

test.describe('accessibility', () => {
  // Everyone's pages are only looked at: whose come first does not matter, and two people's can be seen at once.
  test.describe.configure({ mode: 'parallel' });
  test.setTimeout(240_000);

  test('welcome and invitation pages have no violation', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: grappe().origin });
    const page = await context.newPage();
    const eyes = { page, devtools: await context.newCDPSession(page) };
    await inspect(eyes, { name: 'welcome', path: '/' });
    await inspect(eyes, { name: 'unknown invitation', path: '/invitation#nobody' });
    await inspect(eyes, { name: 'unknown page', path: '/nulle-part' });
    await context.close();
  });

  test('in high contrast where one is stands out, and the line of now keeps colours one can read', async ({
    browser,
  }) => {
    const { page, context } = await arrive(browser, 'Claire Aubrelle');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/deroule');
    const adjusts = 'forced-color-adjust';
    await expect(page.getByRole('link', { name: 'Déroulé' })).toHaveCSS(adjusts, 'none');
    await expect(page.locator('li[aria-current] a').first()).toHaveCSS(adjusts, 'auto');
    await context.close();
  });

  test('for those who asked for less motion, a change of theme is there at once', async ({ browser }) => {
    const { page, context } = await arrive(browser, 'Claire Aubrelle');
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto('/deroule');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const begun = await page.evaluateHandle(() => {
      const properties: string[] = [];
      document.addEventListener('transitionrun', ({ propertyName }) => properties.push(propertyName));
      return properties;
    });
    const ink = await page.locator('body').evaluate((body) => getComputedStyle(body).color);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect(page.locator('body')).not.toHaveCSS('color', ink);
    expect(await begun.jsonValue()).toEqual([]);
    await context.close();
  });

  for (const who of ['Claire Aubrelle', 'Anne Rocheval'])
    test(`what stands side by side is not read as one word: ${who}`, async ({ browser }) => {
      const { page, context } = await arrive(browser, who);
      const devtools = await context.newCDPSession(page);
      const visits = (await pagesOf(page)).filter(({ name }) => READ_TOGETHER.test(name));
      expect(visits.length).toBeGreaterThanOrEqual(10);
      for (const visit of visits) {
        await open(page, visit);
        expect.soft(await runTogether(devtools), visit.name).toEqual([]);
      }
      await context.close();
    });

  test('the results of a questionnaire are not read as one word', async ({ browser }) => {
    const { page, context } = await arrive(browser, 'Florence Dampierrel');
    const [questionnaire] = (await pagesOf(page)).filter(({ name }) => name === 'questionnaire');
    await open(page, questionnaire!);
    await expect(page.getByRole('heading', { name: 'Résultats' })).toBeVisible();
    expect(await runTogether(await context.newCDPSession(page))).toEqual([]);
    await context.close();
  });

  test('every page of a member', ({ browser }) => inspectAll(browser, 'Claire Aubrelle'));
  test('every page of a facilitator', ({ browser }) => inspectAll(browser, 'Anne Rocheval'));
  test('every page of a lead', ({ browser }) => inspectAll(browser, 'Paul Mistrelle'));
  test('every page of an observer', ({ browser }) => inspectAll(browser, 'Élodie Grandpierre'));
});
