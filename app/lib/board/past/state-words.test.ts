import { expect, test } from 'vitest';
import { openedSaying, statesSaying, trashSaying } from './state-words.ts';

test('what was looked for says that it has come, and how much of it', () => {
  expect(trashSaying(0)).toBe('La corbeille est vide.');
  expect(trashSaying(2)).toBe('2\u00a0éléments dans la corbeille.');
  expect(statesSaying(0)).toBe('Pas encore d’état précédent.');
  expect(statesSaying(1)).toBe('1\u00a0état précédent.');
  expect(openedSaying(0)).toBe('État ouvert\u00a0: rien n’a changé depuis.');
  expect(openedSaying(3)).toBe('État ouvert\u00a0: 3\u00a0changements depuis.');
});
