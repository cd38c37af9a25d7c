import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { inviteByName } from '../../scripts/demo/links.ts';

export type Visitor = { name: string; context: BrowserContext; page: Page };

/** The running Grappe of this worker (`global-setup.ts`). */
export function grappe(): { origin: string; databaseUrl: string } {
  const { GRAPPES = '[]', TEST_PARALLEL_INDEX } = process.env;
  const mine = (JSON.parse(GRAPPES) as { origin: string; databaseUrl: string }[])[
    Number(TEST_PARALLEL_INDEX)
  ];
  if (!mine) throw new Error('Grappe is not running: see tests/journeys/global-setup.ts');
  return mine;
}

/** A demo person (`scripts/demo/cluster.ts`) arrives by a fresh invitation, in a browser of their own, and stands on the home page. */
export async function arrive(
  browser: Browser,
  name: string,
  options: BrowserContextOptions & { sharedComputer?: boolean } = {},
): Promise<Visitor> {
  const { sharedComputer, ...contextOptions } = options;
  const context = await browser.newContext({ baseURL: grappe().origin, ...contextOptions });
  const page = await context.newPage();
  await page.goto(await inviteByName(grappe(), name));
  if (sharedComputer) await page.getByLabel(/ordinateur est partagé/i).check();
  await page.getByRole('button', { name: /entrer/i }).click();
  await page.waitForURL('**/accueil');
  return { name, context, page };
}
