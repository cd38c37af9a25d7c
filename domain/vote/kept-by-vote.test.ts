import { expect, test } from 'vitest';
import { priorityMap } from '../boards/kinds/priority-map.ts';
import { stakesStrengthsWeaknesses } from '../boards/kinds/stakes-strengths-weaknesses.ts';
import type { SheetProjection } from '../sheet/projection.ts';
import { followUpOfKept, wordsOfKept } from './kept-by-vote.ts';

test('E1: what was voted on becomes what its kind says, and an experiment where it says nothing', () => {
  expect(followUpOfKept(priorityMap)).toBe(priorityMap.becomes![0]);
  expect(followUpOfKept(stakesStrengthsWeaknesses)).toMatchObject({ kind: 'EXPERIMENT_SHEET' });
});

test('a card of the map brings its words and its note', () => {
  const cards = [{ id: 'a', text: ' Les relèves ', note: 'Étage 2', x: 1, y: 1 }];
  const map: SheetProjection = { family: 'map', kind: priorityMap.key, cards };
  const { fill } = followUpOfKept(priorityMap);
  const brought = { title: 'Les relèves', problem: 'Les relèves', scope: 'Étage 2' };
  expect(wordsOfKept(map, 'a', { fill })).toEqual(brought);
  expect(wordsOfKept(map, 'gone', { fill })).toBeNull();
});

test('a group brings its title, without the words of its cards', () => {
  const zone = {
    key: 'stakesProfessionals',
    cards: [
      { id: 'a', text: 'Le bruit', group: 'g' },
      { id: 'b', text: 'La pause', group: 'g' },
    ],
    groups: [{ id: 'g', title: 'Souffler' }],
  };
  const sheet: SheetProjection = { family: 'cards', kind: stakesStrengthsWeaknesses.key, zones: [zone] };
  const { fill } = followUpOfKept(stakesStrengthsWeaknesses);
  expect(wordsOfKept(sheet, 'g', { fill })).toEqual({ title: 'Souffler', problem: 'Souffler' });
});
