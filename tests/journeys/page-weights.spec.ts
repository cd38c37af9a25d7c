import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../domain/boards/catalogue.ts';
import type { WritingMode } from '../../domain/draft/draft.ts';
import type { HomeView, SheetSummary } from '../../domain/views.ts';
import { inviteByName } from '../../scripts/demo/links.ts';
import { ARRIVAL_LIMIT, BOARD_APART_LIMIT, BOARD_LIMIT, scriptBytes } from '../harness/page-weight.ts';
import { arrive, grappe } from './people.ts';

type BoardSort = Pick<SheetSummary, 'family' | 'kind'>;

test('the arrival page and a board of each sort stay light (decision 016)', async ({ browser }) => {
  const arrival = await scriptBytes(
    await browser.newContext(),
    await inviteByName(grappe(), 'Bruno Castelvire'),
  );
  expect(arrival).toBeGreaterThan(0);
  expect(arrival, 'arrival').toBeLessThanOrEqual(ARRIVAL_LIMIT);

  // A facilitator's board has all that a member's has, and its guide.
  const { page, context } = await arrive(browser, 'Anne Rocheval');
  const { sheets } = (await (await page.request.get('/api/home')).json()) as HomeView;
  // One of each family, and of each kind of table, which load what they declare; one nobody wrote on rather, which no other journey linked.
  const sortOf = ({ family, kind }: BoardSort): string => (family === 'table' ? kind : family);
  const isEmpty = ({ state }: SheetSummary): boolean => state === 'empty';
  const boards = new Map(
    sheets
      .filter(({ family, state }) => family !== 'questionnaire' && state !== 'sealed')
      .sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)))
      .map((sheet) => [sortOf(sheet), sheet]),
  );
  const sorts = CATALOGUE.map(({ family, key }) => sortOf({ family, kind: key }));
  expect(new Set(boards.keys())).toEqual(new Set(sorts.filter((sort) => sort !== 'questionnaire')));
  const storageState = await context.storageState();
  const weigh = async ({ boardId, sheetId }: SheetSummary) =>
    scriptBytes(
      await browser.newContext({ storageState }),
      `${grappe().origin}/tableaux/${boardId}/${sheetId}`,
    );
  // Whatever other journeys left it at: first as a board is, then as it is while cards are written apart.
  const write = async (writing: WritingMode) => {
    const path = `/api/boards/${boards.get('cards')!.boardId}`;
    const reply = await page.request.patch(path, {
      data: { writing },
      headers: { origin: grappe().origin },
    });
    expect(reply.ok()).toBe(true);
  };
  await write('open');
  for (const [sort, sheet] of boards) {
    const board = await weigh(sheet);
    expect(board, sort).toBeGreaterThan(arrival);
    expect(board, sort).toBeLessThanOrEqual(BOARD_LIMIT);
  }
  await write('private');
  expect(await weigh(boards.get('cards')!), 'cards written apart').toBeLessThanOrEqual(BOARD_APART_LIMIT);
  await write('open');
  await context.close();
});
