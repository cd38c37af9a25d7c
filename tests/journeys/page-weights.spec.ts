import { expect, test } from '@playwright/test';
import { kindOf } from '../../domain/boards/catalogue.ts';
import type { WritingMode } from '../../domain/draft/draft.ts';
import type { HomeView, SheetSummary } from '../../domain/views.ts';
import { inviteByName } from '../../scripts/demo/links.ts';
import { ARRIVAL_LIMIT, BOARD_APART_LIMIT, BOARD_LIMIT, scriptBytes } from '../harness/page-weight.ts';
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
  const open = sheets.filter(({ family, state }) => family !== 'questionnaire' && state !== 'sealed');
  const families = new Map(
    open.sort((a, b) => heaviness(a) - heaviness(b)).map((sheet) => [sheet.family, sheet]),
  );
  expect([...families.keys()].sort()).toEqual(['cards', 'form', 'map', 'table']);
  const storageState = await context.storageState();
  const weigh = async ({ boardId, sheetId }: SheetSummary) =>
    scriptBytes(
      await browser.newContext({ storageState }),
      `${grappe().origin}/tableaux/${boardId}/${sheetId}`,
    );
  // Whatever other journeys left it at: first as a board is, then as it is while cards are written apart.
  const write = async (writing: WritingMode) => {
    const path = `/api/boards/${families.get('cards')!.boardId}`;
    const reply = await page.request.patch(path, {
      data: { writing },
      headers: { origin: grappe().origin },
    });
    expect(reply.ok()).toBe(true);
  };
  await write('open');
  for (const [family, sheet] of families) {
    const board = await weigh(sheet);
    expect(board, family).toBeGreaterThan(arrival);
    expect(board, family).toBeLessThanOrEqual(BOARD_LIMIT);
  }
  await write('private');
  expect(await weigh(families.get('cards')!), 'cards written apart').toBeLessThanOrEqual(BOARD_APART_LIMIT);
  await write('open');
  await context.close();
});
