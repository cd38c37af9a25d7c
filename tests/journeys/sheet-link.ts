import { expect, type Page, type WebSocketRoute } from '@playwright/test';

/** A hand on the wire between one page and the rooms: cut it, mend it, count who comes back. */
export type SheetLink = {
  /** Sockets the page has opened so far. */
  attempts(): number;
  /** Drops the socket and every new one, and HTTP as well. */
  cut(): Promise<void>;
  /** Drops the socket and every new one; HTTP goes on working, as behind a proxy that blocks WebSockets. */
  block(): void;
  mend(): Promise<void>;
};

/** Stands between `page` and its rooms from its next navigation on. */
export async function holdSheetLink(page: Page): Promise<SheetLink> {
  let open = true;
  let attempts = 0;
  const routes = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/rooms\/sheet\//, (route) => {
    attempts += 1;
    if (!open) return route.close();
    routes.add(route);
    route.connectToServer();
  });
  const drop = (): void => {
    open = false;
    for (const route of routes) void route.close();
    routes.clear();
  };
  return {
    attempts: () => attempts,
    async cut() {
      await page.context().setOffline(true);
      drop();
    },
    block: drop,
    async mend() {
      open = true;
      await page.context().setOffline(false);
    },
  };
}

/** Goes from the list of boards to one's own sheet of a board, and waits until the room has answered. */
export async function openSheet(
  page: Page,
  title: string,
  saved: 'Enregistré' | 'Lecture seule' = 'Enregistré',
): Promise<void> {
  await page.goto('/tableaux');
  await expect(page.getByRole('heading', { level: 1, name: 'Tableaux' })).toBeVisible();
  // On a phone only the current phase shows its boards.
  for (const fold of await page.locator('main summary').all()) await fold.click();
  await page.getByRole('heading', { name: title }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectSaved(page, saved);
  // The screen of a family is fetched when one of its boards is opened: what is counted before it came is nothing.
  await expect(page.locator('[data-family] > *').first()).toBeAttached();
}

/** The line beside the title says exactly this. */
export async function expectSaved(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.locator('[data-save]').getByText(words).first()).toBeVisible();
}

/** Adds a card in a zone the way a person does, and leaves it with Échap. */
export async function addCard(page: Page, zone: string, text: string): Promise<void> {
  await page.getByRole('button', { name: `Ajouter une carte dans ${zone}` }).click();
  await page.getByRole('textbox', { name: 'Texte de la carte' }).fill(text);
  await page.keyboard.press('Escape');
  await expect(cardIn(page, zone, text)).toBeVisible();
}

/** A card's words, in its zone. */
export const cardIn = (page: Page, zone: string, text: string | RegExp) =>
  page
    .getByRole('region', { name: zone })
    .getByRole('button', { name: text })
    .and(page.locator('[data-handle]'));
