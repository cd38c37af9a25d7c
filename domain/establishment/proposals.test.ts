import { expect, test } from 'vitest';
import { hasTwin, proposeColour, proposeShortName, proposeType, type Mark } from './proposals.ts';

test.each([
  ['EHPAD La Fontaine aux Merles', 'La Fontaine aux Merles', 'EHPAD'],
  ['Foyer de vie Le Cèdre Penché', 'Le Cèdre Penché', 'Foyer de vie'],
  ['  esat  Les Saules ', 'Les Saules', 'ESAT'],
  ['Les Trois Alouettes', 'Les Trois Alouettes', ''],
  ['EHPAD', 'EHPAD', 'EHPAD'],
  ['Centre hospitalier de la Baie', 'Centre hospitalier de la Baie', 'Centre hospitalier'],
])('« %s » is short « %s » and a « %s »', (name, shortName, type) => {
  expect([proposeShortName(name), proposeType(name)]).toEqual([shortName, type]);
});

test('six colours, then shared ones, never the same mark twice (rule C4)', () => {
  const marks: Mark[] = [];
  const add = (shortName: string) => marks.push({ shortName, colour: proposeColour(shortName, marks) });
  for (const name of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six']) add(name);
  expect(marks.map(({ colour }) => colour)).toEqual([0, 1, 2, 3, 4, 5]);
  // Same initials as the first: any colour but its own.
  add('Une maison');
  add('Unité');
  expect(marks[6]!.colour).toBe(0);
  expect(marks[7]!.colour).toBe(1);
  expect(hasTwin({ shortName: 'Unique', colour: 0 }, marks)).toBe(true);
  expect(
    marks.some((mark, index) =>
      hasTwin(
        mark,
        marks.filter((_, other) => other !== index),
      ),
    ),
  ).toBe(false);
});
