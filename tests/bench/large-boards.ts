import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import playwright from '../../playwright.config.ts';
import { buildPages } from '../../scripts/build-pages.ts';
import { spawnGrappe } from '../harness/grappe-process.ts';
import { ms, ratio, type Figure } from './figures.ts';
import { layOut, LARGE, ORDINARY, WALL_CARDS, WALL_SHEETS, type Laid } from './large-boards-data.ts';
import { median, quantile } from './statistics.ts';

/* What a very full board costs a browser beside an ordinary one, and a wall of ten sheets beside one of them. */

const ROUNDS = 5;
const KEYS = 40;
/** Between two keys of a quick typist, milliseconds. */
const KEY_PACE = 80;

type Opened = { opening: number[]; typing: number[]; heap: number[] };
type Visit = {
  path: string;
  /** Selector and number of what must be drawn before the board counts as open. */
  shown: [selector: string, count: number];
  /** Opens something for writing; absent where nobody writes. */
  write?: (page: Page) => Promise<void>;
};

const CARD = '[data-item] [data-handle]';
const ROW = 'tr[data-item]';

/** Opening, typing and memory of a map and a table of 500 beside the same of 20; opening and memory of a wall of ten. */
export async function largeBoards(): Promise<Figure[]> {
  await buildPages();
  const dataDir = await mkdtemp(join(tmpdir(), 'grappe-bench-large-'));
  const grappe = await spawnGrappe({ dataDir });
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    const laid = await layOut(grappe);
    const at = (path: string): string => grappe.origin + path;
    const writeOnCard = (page: Page): Promise<void> => page.locator(CARD).first().dispatchEvent('click');
    const writeInCell = (page: Page): Promise<void> =>
      page.locator('[data-cell]', { hasText: 'Action 0' }).click();
    const map = (path: string, count: number): Visit => ({
      path: at(path),
      shown: [CARD, count],
      write: writeOnCard,
    });
    const table = (path: string, count: number): Visit => ({
      path: at(path),
      shown: [ROW, count],
      write: writeInCell,
    });
    return [
      ...(await compare(
        browser,
        laid,
        `map of ${LARGE} items`,
        map(laid.maps.large, LARGE),
        map(laid.maps.ordinary, ORDINARY),
      )),
      ...(await compare(
        browser,
        laid,
        `table of ${LARGE} rows`,
        table(laid.tables.large, LARGE),
        table(laid.tables.ordinary, ORDINARY),
      )),
      ...(await compare(
        browser,
        laid,
        `wall of ${WALL_SHEETS} sheets`,
        { path: at(laid.wall), shown: ['.wall li li', WALL_SHEETS * WALL_CARDS] },
        { path: at(laid.oneOfWall), shown: [CARD, WALL_CARDS] },
      )),
    ];
  } finally {
    await browser.close();
    await grappe.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function compare(
  browser: Browser,
  laid: Laid,
  what: string,
  large: Visit,
  ordinary: Visit,
): Promise<Figure[]> {
  const results: Record<'large' | 'ordinary', Opened> = {
    large: { opening: [], typing: [], heap: [] },
    ordinary: { opening: [], typing: [], heap: [] },
  };
  // In turns, so that what else the machine does weighs on both.
  for (let round = 0; round < ROUNDS; round += 1) {
    await visit(browser, laid, ordinary, results.ordinary);
    await visit(browser, laid, large, results.large);
  }
  const beside = (pick: (opened: Opened) => number): string =>
    ratio(pick(results.large) / pick(results.ordinary));
  const { opening, typing, heap } = results.large;
  const figures: Figure[] = [
    {
      what: `${what}: opening on a device that never saw it`,
      value: `${ms(median(opening))}, ${beside((of) => median(of.opening))} an ordinary one`,
    },
    {
      what: `${what}: memory of the page`,
      value: `${(median(heap) / 1e6).toFixed(1)} MB, ${beside((of) => median(of.heap))} an ordinary one`,
    },
  ];
  if (typing.length > 0)
    figures.push({
      what: `${what}: from a key to the screen, median and p95`,
      value: `${ms(median(typing))} and ${ms(quantile(typing, 0.95))}, ${beside((of) => median(of.typing))} and ${beside((of) => quantile(of.typing, 0.95))} an ordinary one`,
    });
  return figures;
}

async function visit(browser: Browser, { cookie, origin }: Laid, to: Visit, into: Opened): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.addInitScript(watchKeys);
  const from = performance.now();
  await page.goto(to.path);
  const [selector, count] = to.shown;
  await page.waitForFunction(([wanted, least]) => document.querySelectorAll(wanted).length >= least, [
    selector,
    count,
  ] as const);
  into.opening.push(performance.now() - from);
  into.heap.push(await heapOf(await context.newCDPSession(page)));
  if (to.write) {
    await to.write(page);
    await page.locator('textarea:focus, [contenteditable]:focus, input:focus').waitFor();
    await page.keyboard.type('le '.repeat(KEYS / 3), { delay: KEY_PACE });
    into.typing.push(...(await page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys)));
  }
  await context.close();
}

/** Notes, for each key, the milliseconds until the frame that shows it was handed over. */
function watchKeys(): void {
  const keys: number[] = [];
  Object.assign(globalThis, { keys });
  addEventListener(
    'keydown',
    () => {
      const at = performance.now();
      requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - at)));
    },
    { capture: true },
  );
}

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}
