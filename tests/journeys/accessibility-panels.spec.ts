import { expect, test, type Page } from '@playwright/test';
import { withoutViolation } from './no-violation.ts';
import { arrive } from './people.ts';
import { addCard, openSheet } from './sheet-link.ts';
import { POINTER, smallTargets } from './target-sizes.ts';

/*
 * What opens on a page: panels, menus, dialogs, forms, and the page on paper. Each is opened, looked at in light and in dark, and
 * closed with Échap, which gives the focus back to what opened it.
 */

const CARDS = 'Enjeux, forces, points faibles, difficultés imaginées';
const MAP = 'Cartographie des priorités';
const PLAN = 'Plan d’actions QVT';

type Opening = {
  name: string;
  /** Opens it and waits until it is drawn. */
  open: (page: Page) => Promise<void>;
  /** What Échap gives the focus back to; undefined for what Échap does not close. */
  opener?: (page: Page) => ReturnType<Page['getByRole']>;
};

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first();

/** A thing that a button opens, and that Échap closes. */
const behind = (name: string | RegExp, shown: (page: Page) => ReturnType<Page['getByRole']>): Opening => ({
  name: String(name),
  async open(page) {
    await button(name)(page).press('Enter');
    await expect(shown(page)).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  },
  opener: button(name),
});

/** What an entry of a menu opens. */
const behindMenu = (
  menu: string | RegExp,
  entry: string,
  shown: (page: Page) => ReturnType<Page['getByRole']>,
): Opening => ({
  name: entry,
  async open(page) {
    await button(menu)(page).press('Enter');
    await page.getByRole('menuitem', { name: entry }).press('Enter');
    await expect(shown(page)).toBeVisible();
  },
  opener: button(menu),
});

const dialog = (page: Page) => page.getByRole('dialog');
const menu = (page: Page) => page.getByRole('menu');
const panel = (page: Page) => page.getByRole('complementary', { name: 'Retrouver' });

async function inspect(page: Page, where: string, { name, open, opener }: Opening): Promise<void> {
  const what = `${where}, ${name}`;
  await open(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await withoutViolation(page, `${what} (${colorScheme})`);
  }
  expect.soft(await smallTargets(page, POINTER), `${what}: targets`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (!opener) return;
  await page.keyboard.press('Escape');
  await expect(opener(page), `${what}: Échap gives the focus back`).toBeFocused();
}

const SHARED: Opening[] = [
  behind(/menu personnel/, menu),
  behind('Exporter', menu),
  behindMenu('Exporter', 'Imprimer…', dialog),
  behind('Chercher dans le tableau', (page) =>
    page.getByRole('searchbox', { name: 'Chercher dans le tableau' }),
  ),
  behind('Corbeille et états précédents', panel),
  {
    name: 'États précédents',
    async open(page) {
      await button('Corbeille et états précédents')(page).press('Enter');
      await panel(page).getByRole('button', { name: 'États précédents' }).press('Enter');
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    },
    opener: button('Corbeille et états précédents'),
  },
];

const onPaper: Opening = {
  name: 'on paper',
  async open(page) {
    await page.emulateMedia({ media: 'print' });
    await withoutViolation(page, 'on paper');
    await page.emulateMedia({ media: 'screen' });
  },
};

const BOARDS: { title: string; openings: Opening[] }[] = [
  {
    title: CARDS,
    openings: [
      ...SHARED,
      behind(/^Actions, «\sOuverte/, menu),
      behind('Remettre comme livrable', dialog),
      {
        name: 'a card under writing',
        async open(page) {
          await page.locator('[data-handle]').filter({ hasText: 'Ouverte' }).press('Enter');
          await expect(page.getByRole('textbox', { name: 'Texte de la carte' })).toBeFocused();
        },
        opener: (page) => page.locator('[data-handle]').filter({ hasText: 'Ouverte' }),
      },
      {
        name: 'a selection',
        async open(page) {
          await page.locator('[data-handle]').filter({ hasText: 'Ouverte' }).press('Control+a');
          await expect(page.getByRole('group', { name: 'Sélection' })).toBeVisible();
        },
        opener: (page) => page.locator('[data-handle]').filter({ hasText: 'Ouverte' }),
      },
      behindMenu(/^Actions, «\sOuverte/, 'Grouper avec…', menu),
      onPaper,
      {
        name: 'list',
        async open(page) {
          await button('Vue liste')(page).press('Enter');
          await expect(page.getByRole('table')).toBeVisible();
        },
      },
    ],
  },
  {
    title: MAP,
    openings: [
      behind(/^Actions, «/, menu),
      behindMenu(/^Actions, «/, 'Placer sur la carte…', (page) =>
        page.getByRole('form', { name: /^Placer/ }),
      ),
      onPaper,
      {
        name: 'list',
        async open(page) {
          await button('Vue liste')(page).press('Enter');
          await expect(page.getByRole('table')).toBeVisible();
        },
      },
    ],
  },
  {
    title: PLAN,
    openings: [
      behindMenu('Exporter', 'Rapporter un tableau exporté…', dialog),
      behind('Actions, ligne 1', menu),
      onPaper,
      {
        name: 'time line',
        async open(page) {
          await button('Frise')(page).press('Enter');
          await expect(page.getByRole('region', { name: /^Frise/ })).toBeVisible();
        },
      },
    ],
  },
];

test.describe('what opens on a page', () => {
  test.setTimeout(240_000);

  for (const { title, openings } of BOARDS)
    test(`panels, menus and dialogs of « ${title} »`, async ({ browser }) => {
      const { page, context } = await arrive(browser, 'Claire Aubrelle');
      await openSheet(page, title);
      if (title === CARDS) await addCard(page, 'Forces identifiées a priori', 'Ouverte');
      for (const opening of openings) await inspect(page, title, opening);
      await context.close();
    });

  test('panels of a facilitator', async ({ browser }) => {
    const { page, context } = await arrive(browser, 'Anne Rocheval');
    await openSheet(page, CARDS);
    const rules = behind('Réglages du tableau', (at) =>
      at.getByRole('form', { name: 'Réglages du tableau' }),
    );
    const guide: Opening = {
      name: 'guide',
      async open(at) {
        const head = button(/^Guide d’animation/)(at);
        if ((await head.getAttribute('aria-expanded')) === 'false') await head.press('Enter');
        await expect(head).toHaveAttribute('aria-expanded', 'true');
      },
    };
    for (const opening of [rules, guide]) await inspect(page, CARDS, opening);
    await context.close();
  });
});
