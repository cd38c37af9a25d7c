import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Board } from './board.svelte.ts';
import { listenToOthers } from './listen-to-others.ts';

const CONNECTION = { link: 'live' };
/** The Yjs client of a colleague who is there; that of a reveal is nobody’s. */
const [NADIA, NOBODY] = [7, 8];

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What is said when `client` puts a card on the sheet; `apart`: cards were written apart there. */
function heardWhen(client: number, apart: boolean): string[] {
  const sheet = openSheetDoc(new Y.Doc());
  const said: string[] = [];
  const stop = listenToOthers({
    open: {
      sheet,
      connection: CONNECTION,
      presence: { personOf: (id: number) => (id === NADIA ? { name: 'Nadia Ferroukhane' } : undefined) },
      kind: { family: 'cards' },
    },
    drafts: apart ? {} : null,
    zoneTitle: () => 'Forces',
    groupOf: () => 'forces',
    announcer: { announce: (text: string) => said.push(text) },
  } as unknown as Board);
  const theirs = openSheetDoc(new Y.Doc());
  theirs.doc.clientID = client;
  theirs.items.set('card', new Y.Map());
  Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(theirs.doc), CONNECTION);
  vi.runAllTimers();
  stop();
  return said;
}

test('a colleague’s card is told', () => {
  expect(heardWhen(NADIA, false)).toEqual(['Nadia a ajouté une carte dans Forces.']);
  expect(heardWhen(NADIA, true)).toEqual(['Nadia a ajouté une carte dans Forces.']);
});

test('revealed cards are not told a second time, as additions of nobody', () => {
  expect(heardWhen(NOBODY, true)).toEqual([]);
});
