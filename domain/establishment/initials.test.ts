import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['La Fontaine aux Merles', 'FM'],
  ['Les Trois Alouettes', 'TA'],
  ['Le Cèdre Penché', 'CP'],
  ['Les Saules', 'SA'],
  ['L’Étoile du Berger', 'ÉB'],
  ['Résidence du Grand Pré Fleuri', 'RGP'],
  ['Les', 'LE'],
  ['7', '7'],
  ['', ''],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
