import { expect, it } from 'vitest';
import type { GestureBoard } from './gesture-board.ts';
import { Selection } from './selection.svelte.ts';

/** Two zones; `c` is gathered in the group `g`. */
const ZONES: Record<string, string[]> = { strengths: ['a', 'b', 'g', 'c'], weaknesses: ['d'] };

function boardWith(found: string[] | null): { board: GestureBoard; selection: Selection } {
  const board = {
    found: found && new Set(found),
    mayChange: () => true,
    mayChangeOrSay: () => true,
    groupOf: (id: string) => Object.keys(ZONES).find((zone) => ZONES[zone]?.includes(id)),
    announcer: { announce: () => undefined },
    open: {
      kind: { family: 'cards' },
      live: {
        ids: Object.values(ZONES).flat(),
        idsIn: (zone: string) => ZONES[zone] ?? [],
        gatheredIn: (id: string) => (id === 'c' ? 'g' : undefined),
      },
    },
  } as unknown as GestureBoard;
  return { board, selection: new Selection(board) };
}

it('the zone is selected, then the sheet', () => {
  const { selection } = boardWith(null);
  selection.selectAround('a');
  expect(selection.ids).toEqual(['a', 'b', 'g', 'c']);
  selection.selectAround('a');
  expect(selection.ids).toEqual(['a', 'b', 'g', 'c', 'd']);
});

it('what a search hides is never selected, nor acted on where it was before', () => {
  const { board, selection } = boardWith(['g', 'd']);
  selection.selectAround('c');
  selection.selectAround('c');
  expect(selection.ids).toEqual(['g', 'c', 'd']);
  expect(selection.words).toBe('3\u00a0cartes sélectionnées');
  Object.assign(board, { found: new Set(['d']) });
  expect(selection.ids).toEqual(['d']);
});
