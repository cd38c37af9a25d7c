import { stakesStrengthsWeaknesses as BOARD } from '#domain/boards/kinds/stakes-strengths-weaknesses.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type Person } from './person.ts';
import { openSandbox, ownSheet, type Sandbox } from './sandbox.ts';
import { openScreen, type Screen } from './screen.ts';

/*
 * Thirty screens of one sheet lose it in the same instant and come back by themselves. That they spread out is decided by
 * chance and told by the clock, so it is proved where both are played (`sheet-connection.test.ts`); here, that nothing is missing.
 */

const TEAM = ['Hélène Vasseline', 'Nadia Ferroukhane', 'Claire Aubrelle'];
const ZONE = BOARD.zones[0]!.key;

let sandbox: Sandbox;
let team: Person[];
const screens: Screen[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  team = await Promise.all(TEAM.map((name) => arrive(sandbox.grappe, name)));
});
afterAll(async () => {
  screens.forEach((screen) => screen.leave());
  await sandbox.remove();
});

test('failure 47: thirty screens drop together, write on, and all find every word when they are back', async () => {
  const sheetId = await ownSheet(team[0]!, BOARD.key);
  for (let n = 0; n < 30; n += 1) screens.push(openScreen(team[n % 3]!, sandbox.grappe.origin, sheetId));
  const write = (when: string): void =>
    screens.forEach(({ sheet }, n) => addCard(sheet, BOARD, { zone: ZONE }, { text: `${when} ${n}` }));
  await Promise.all(screens.map((screen) => screen.live()));
  write('avant');
  await Promise.all(screens.map((screen) => screen.saved()));

  await sandbox.grappe.kill();
  write('pendant');
  await sandbox.again();
  await Promise.all(screens.map((screen) => screen.saved()));
  write('après');
  await Promise.all(screens.map((screen) => screen.saved()));

  const written = ['avant', 'pendant', 'après'].flatMap((when) => screens.map((_, n) => `${when} ${n}`));
  const late = openScreen(team[0]!, sandbox.grappe.origin, sheetId);
  screens.push(late);
  await late.live();
  expect(late.words()).toEqual(expect.arrayContaining(written));
  expect(late.words().filter((words) => written.includes(words))).toHaveLength(written.length);
});
