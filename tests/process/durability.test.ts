import { stakesStrengthsWeaknesses as BOARD } from '#domain/boards/kinds/stakes-strengths-weaknesses.ts';
import { addCard, editText } from '#party/shared/sheet-edits.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { arrive, type Person } from './person.ts';
import { openSandbox, ownSheet, type Sandbox } from './sandbox.ts';
import { openScreen, type Screen } from './screen.ts';

/*
 * The three colleges of one establishment write on their sheet while the process under them is killed, stopped, replaced. Rule R1,
 * seen from the other end of the wire: what a screen called saved is there afterwards.
 */

const TEAM = ['Hélène Vasseline', 'Nadia Ferroukhane', 'Claire Aubrelle'];
const ZONE = BOARD.zones[0]!.key;

let sandbox: Sandbox;
let team: Person[];
let sheetId: string;
const screens: Screen[] = [];

const open = (person: Person): Screen => {
  const screen = openScreen(person, sandbox.grappe.origin, sheetId);
  screens.push(screen);
  return screen;
};
const write = (screen: Screen, text: string): string =>
  addCard(screen.sheet, BOARD, { zone: ZONE }, { text });
/** What somebody reads who was not there: a new document, filled by the room alone. */
const readAnew = async (): Promise<string[]> => {
  const screen = open(team[0]!);
  await screen.live();
  return screen.words();
};

beforeAll(async () => {
  sandbox = await openSandbox();
  team = await Promise.all(TEAM.map((name) => arrive(sandbox.grappe, name)));
  sheetId = await ownSheet(team[0]!, BOARD.key);
});
afterAll(async () => {
  screens.forEach((screen) => screen.leave());
  await sandbox.remove();
});

test('failure 1: killed right after "Enregistré", the edit is there after the restart', async () => {
  for (const text of ['Avant la première coupure', 'Avant la deuxième', 'Avant la troisième']) {
    const screen = open(team[0]!);
    await screen.live();
    write(screen, text);
    await screen.saved();
    await sandbox.grappe.kill();
    screen.leave();
    await sandbox.again();
    expect(await readAnew()).toContain(text);
  }
});

test('failure 2: nobody is connected any more and the room is thrown out within seconds: nothing is lost', async () => {
  const screen = open(team[1]!);
  await screen.live();
  write(screen, 'Écrit puis parti');
  await screen.saved();
  screen.leave();
  await sandbox.grappe.stop();
  await sandbox.again();
  expect(await readAnew()).toContain('Écrit puis parti');
});

test('failure 3: a new version is deployed in a burst: screens come back by themselves and every word is there', async () => {
  const burst = team.map(open);
  await Promise.all(burst.map((screen) => screen.live()));
  const cards = burst.map((screen, index) => write(screen, `${TEAM[index]} :`));
  let typed = 0;
  const typing = setInterval(() => {
    typed += 1;
    burst.forEach(({ sheet }, index) => {
      const text = sheet.items.get(cards[index]!)?.get('text') as Y.Text;
      editText(text, text.length, 0, ` ${typed}`);
    });
  }, 15);
  await Promise.all(burst.map((screen) => screen.saved()));
  await sandbox.grappe.stop();
  const typedWhenStopped = typed;
  await sandbox.again();
  clearInterval(typing);
  // Some were typed while nobody was there to take them: those are on the screens only, until they come back.
  expect(typed).toBeGreaterThan(typedWhenStopped);
  await Promise.all(burst.map((screen) => screen.saved()));

  const all = Array.from({ length: typed }, (_, index) => ` ${index + 1}`).join('');
  const words = await readAnew();
  for (const name of TEAM) expect(words).toContain(`${name} :${all}`);
});
