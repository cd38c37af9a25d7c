import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import type { HomeView, SheetSummary } from '#domain/views.ts';
import playwright from '../../playwright.config.ts';
import { buildPages } from '../../scripts/build-pages.ts';
import { inviteByName } from '../../scripts/demo/links.ts';
import { ARRIVAL_LIMIT, BOARD_LIMIT, scriptBytes } from '../harness/page-weight.ts';
import { spawnGrappe, type GrappeProcess } from '../harness/grappe-process.ts';
import { arrive, type Person } from '../process/person.ts';
import { kB, ms, type Figure } from './figures.ts';
import { KIND } from './grant.ts';
import { Typist } from './typist.ts';

/* What pages cost a browser, on a whole Grappe with demo data. */

const TEAM = ['Bruno Castelvire', 'Sophie Lanterrade', 'Karim Bensoulane'];
const OTHERS = 32;
const CARDS = 300;
const SETTLE_MS = 3_000;
const WATCHED_MS = 20_000;

/** JavaScript of the arrival page and of the heaviest board page, then long tasks while 33 people edit 300 cards. */
export async function pages(): Promise<Figure[]> {
  await buildPages();
  const dataDir = await mkdtemp(join(tmpdir(), 'grappe-bench-pages-'));
  const grappe = await spawnGrappe({ dataDir });
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    const arrival = await scriptBytes(await browser.newContext(), await inviteByName(grappe, TEAM[0]!));
    const team = await Promise.all(TEAM.map((name) => arrive(grappe, name)));
    const { sheets } = await team[0]!.ask<HomeView>('/api/home');
    const boards: number[] = [];
    for (const sheet of oneOfEachFamily(sheets))
      boards.push(await scriptBytes(await contextOf(browser, grappe, team[0]!), addressOf(grappe, sheet)));
    return [
      weight('arrival page', arrival, ARRIVAL_LIMIT),
      weight(`board page, the heaviest of ${boards.length} families`, Math.max(...boards), BOARD_LIMIT),
      await longTasks(
        browser,
        grappe,
        team,
        sheets.find(({ kind }) => kind === KIND.key)!,
      ),
    ];
  } finally {
    await browser.close();
    await grappe.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const oneOfEachFamily = (sheets: readonly SheetSummary[]): SheetSummary[] => [
  ...new Map(sheets.filter(({ canEdit }) => canEdit).map((sheet) => [sheet.family, sheet])).values(),
];

const addressOf = ({ origin }: GrappeProcess, { boardId, sheetId }: SheetSummary): string =>
  `${origin}/tableaux/${boardId}/${sheetId}`;

async function contextOf(
  browser: Browser,
  { origin }: GrappeProcess,
  { cookie }: Person,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: origin }]);
  return context;
}

const weight = (what: string, bytes: number, limit: number): Figure => ({
  what: `JavaScript of the ${what}, gzip`,
  value: kB(bytes),
  goal: `≤ ${kB(limit)}`,
  missed: bytes > limit || bytes === 0,
});

async function longTasks(
  browser: Browser,
  grappe: GrappeProcess,
  team: readonly Person[],
  sheet: SheetSummary,
): Promise<Figure> {
  const join = (seat: number): Promise<Typist> =>
    Typist.join(
      `${grappe.origin.replace('http', 'ws')}/rooms/sheet/${sheet.sheetId}`,
      { Cookie: team[seat % team.length]!.cookie, Origin: grappe.origin },
      {
        sent: () => undefined,
        received: () => undefined,
        acknowledged: () => undefined,
        lost(code, reason) {
          throw new Error(`the sheet closed with ${code} ${reason}`);
        },
      },
    );
  const typists: Typist[] = [];
  for (let seat = 0; seat < OTHERS; seat += 1) typists.push(await join(seat));
  const context = await contextOf(browser, grappe, team[0]!);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
  await page.goto(addressOf(grappe, sheet));
  const cards = page.locator('[data-handle]');
  await cards.first().waitFor();
  for (let added = await cards.count(); added < CARDS; added += 1) typists[added % OTHERS]!.addCard();
  await page.waitForFunction((wanted) => document.querySelectorAll('[data-handle]').length >= wanted, CARDS);
  const timers = typists.flatMap((typist, seat) => [
    setInterval(() => typist.type(), 500 + seat),
    setInterval(() => typist.moveCursor(), 100),
  ]);
  await cards.first().dblclick();
  // The 33rd person must really be writing.
  await page.getByRole('textbox', { name: 'Texte de la carte' }).waitFor();
  await sleep(SETTLE_MS);
  await page.evaluate(() => ((globalThis as unknown as { longTasks: number[] }).longTasks.length = 0));
  const end = Date.now() + WATCHED_MS;
  while (Date.now() < end) await page.keyboard.type('le ', { delay: 200 });
  const seen = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  timers.forEach(clearInterval);
  const shown = await cards.count();
  await Promise.all(typists.map((typist) => typist.leave()));
  await context.close();
  return {
    what: `long tasks (over 50 ms) in ${WATCHED_MS / 1000} s, 33 people on ${shown} cards`,
    value: `${seen.length}, longest ${ms(Math.max(0, ...seen))}, in all ${ms(seen.reduce((sum, task) => sum + task, 0))}`,
  };
}
