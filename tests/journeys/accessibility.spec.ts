import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { HomeView, PeopleView } from '../../domain/views.ts';
import { arrive, grappe } from './people.ts';

/*
 * Every page, for every role that sees it, light and dark, wide and narrow: no axe violation, nothing wider than the screen,
 * no request to another origin, and a title of its own.
 */

type Visit = { name: string; path: string };

async function home(page: Page): Promise<HomeView> {
  const reply = await page.request.get('/api/home');
  expect(reply.ok()).toBe(true);
  return (await reply.json()) as HomeView;
}

/** Pages of a person, found from what the API tells them. */
async function pagesOf(page: Page): Promise<Visit[]> {
  const { me, sheets, session, progress } = await home(page);
  const visits: Visit[] = [
    { name: 'home', path: '/accueil' },
    { name: 'boards', path: '/tableaux' },
    { name: 'progress', path: '/livrables-attendus' },
  ];
  for (const family of ['cards', 'map', 'table', 'form']) {
    const sheet = sheets.find((candidate) => candidate.family === family && candidate.state !== 'sealed');
    if (sheet) visits.push({ name: `board ${family}`, path: `/tableaux/${sheet.boardId}/${sheet.sheetId}` });
  }
  const sealed = sheets.find(({ state }) => state === 'sealed');
  if (sealed) visits.push({ name: 'sealed sheet', path: `/tableaux/${sealed.boardId}/${sealed.sheetId}` });
  const deliverable = progress.cells.find(({ deliverableId }) => deliverableId)?.deliverableId;
  if (deliverable) visits.push({ name: 'deliverable', path: `/livrables/${deliverable}` });
  if (me.role !== 'observer') {
    if (session) visits.push({ name: 'session', path: `/seances/${session.id}` });
    visits.push({ name: 'chain', path: '/livrables/chaine' });
  }
  if (me.role === 'facilitator' || me.role === 'lead') {
    const { people } = (await (await page.request.get('/api/people')).json()) as PeopleView;
    visits.push({ name: 'people', path: '/personnes' });
    visits.push({ name: 'adding people', path: '/personnes/ajouter' });
    const managed = people.find(({ canManage }) => canManage);
    if (managed) visits.push({ name: 'a person', path: `/personnes/${managed.membershipId}` });
  }
  if (me.role === 'lead') {
    for (const step of ['programme', 'cadre', 'phases', 'etablissements', 'personnes', 'verification'])
      visits.push({ name: `new cluster, ${step}`, path: `/clusters/nouveau/${step}` });
    for (const name of ['', '/pret', '/reglages'])
      visits.push({ name: `clusters${name}`, path: `/clusters${name}` });
  }
  if (me.role === 'facilitator') {
    if (sheets[0]) visits.push({ name: 'wall', path: `/mur/${sheets[0].boardId}` });
  }
  return visits;
}

async function inspect(page: Page, { name, path }: Visit, where: string, withAxe = true): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first(), `${name} (${where})`).toBeVisible();
  // Skeletons gone: what is inspected is the page, not its waiting room.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  if (withAxe) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect(found, `${name} (${where})`).toEqual([]);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} (${where}) is wider than the screen`).toBeLessThanOrEqual(0);
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
  for (const [where, width, colorScheme, withAxe] of [
    ['1280 light', 1280, 'light', true],
    ['390 dark', 390, 'dark', true],
    // 200 % zoom of a 1280 screen is a screen of 640 pixels: nothing may stick out; axe has seen the same page twice.
    ['640 light', 640, 'light', false],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const visit of visits) {
      await inspect(page, visit, where, withAxe);
      await expect(page, visit.name).toHaveTitle(/.+ · Grappe/);
    }
  }
  expect([...origins]).toEqual([grappe().origin]);
  await context.close();
}

test.describe('accessibility', () => {
  test.setTimeout(240_000);

  test('welcome and invitation pages have no violation', async ({ browser }) => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 390]) {
        const context = await browser.newContext({
          baseURL: grappe().origin,
          colorScheme,
          viewport: { width, height: 800 },
        });
        const page = await context.newPage();
        await inspect(page, { name: 'welcome', path: '/' }, `${width} ${colorScheme}`);
        await inspect(
          page,
          { name: 'unknown invitation', path: '/invitation#nobody' },
          `${width} ${colorScheme}`,
        );
        await inspect(page, { name: 'unknown page', path: '/nulle-part' }, `${width} ${colorScheme}`);
        await context.close();
      }
  });

  test('every page of a member', ({ browser }) => inspectAll(browser, 'Claire Aubrelle'));
  test('every page of a facilitator', ({ browser }) => inspectAll(browser, 'Anne Rocheval'));
  test('every page of a lead', ({ browser }) => inspectAll(browser, 'Paul Mistrelle'));
  test('every page of an observer', ({ browser }) => inspectAll(browser, 'Élodie Grandpierre'));
});
