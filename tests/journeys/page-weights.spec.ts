import { expect, test } from '@playwright/test';
import { kindOf } from '../../domain/boards/catalogue.ts';
import type { HomeView, SheetSummary } from '../../domain/views.ts';
import { inviteByName } from '../../scripts/demo/links.ts';
import { ARRIVAL_LIMIT, BOARD_LIMIT, scriptBytes } from '../harness/page-weight.ts';
import { arrive, grappe } from './people.ts';

function hasCurves(key: string): boolean {
  const kind = kindOf(key);
  return kind?.family === 'table' && kind.columns.some(({ type }) => type === 'measures');
}

test('the arrival page and a board of each family stay light (decision 016)', async ({ browser }) => {
  const arrival = await scriptBytes(
    await browser.newContext(),
    await inviteByName(grappe(), 'Bruno Castelvire'),
  );
  expect(arrival).toBeGreaterThan(0);
  expect(arrival, 'arrival').toBeLessThanOrEqual(ARRIVAL_LIMIT);

  // A facilitator's board has all that a member's has, and its guide.
  const { page, context } = await arrive(browser, 'Anne Rocheval');
  const { sheets } = (await (await page.request.get('/api/home')).json()) as HomeView;
  // Of the tables, one that is written on and draws curves: it loads what draws them too.
  const heaviness = ({ kind, state }: SheetSummary): number =>
    (hasCurves(kind) ? 2 : 0) + (state === 'writing' ? 1 : 0);
  const families = new Map(
    sheets
      .filter(({ family, state }) => family !== 'questionnaire' && state !== 'sealed')
      .sort((a, b) => heaviness(a) - heaviness(b))
      .map((sheet) => [sheet.family, sheet]),
  );
  expect([...families.keys()].sort()).toEqual(['cards', 'form', 'map', 'table']);
  const storageState = await context.storageState();
  await context.close();
  for (const [family, { boardId, sheetId }] of families) {
    const first = await browser.newContext({ storageState });
    const board = await scriptBytes(first, `${grappe().origin}/tableaux/${boardId}/${sheetId}`);
    expect(board, family).toBeGreaterThan(arrival);
    expect(board, family).toBeLessThanOrEqual(BOARD_LIMIT);
  }
});
