import { expect, it } from 'vitest';
import { pastedTable } from './pasted-table.ts';

it('reads what a spreadsheet puts on the clipboard', () => {
  expect(pastedTable('Prénom\tNom\r\nClaire\t"Aubrelle ""dite"" C"\r\n\t\r\nLina\t"a\nb"\r\n')).toEqual([
    ['Prénom', 'Nom'],
    ['Claire', 'Aubrelle "dite" C'],
    ['Lina', 'a\nb'],
  ]);
});

it('reads semicolons when there is no tab', () => {
  expect(pastedTable('Claire;Aubrelle\nLina;Hadj')).toEqual([
    ['Claire', 'Aubrelle'],
    ['Lina', 'Hadj'],
  ]);
});

it('reads commas where the first line has several, and one comma as part of a name', () => {
  expect(pastedTable('Prénom,Nom,Rôle,Collège\nLina,Hadj,membre,"métiers, soin"')).toEqual([
    ['Prénom', 'Nom', 'Rôle', 'Collège'],
    ['Lina', 'Hadj', 'membre', 'métiers, soin'],
  ]);
  expect(pastedTable('Durand, Hélène')).toEqual([['Durand, Hélène']]);
});

it('a quote that nothing closes is a sign like another: it does not swallow the people after it', () => {
  expect(pastedTable('Claire\t"Référente\nLina\t"Élue"\nRose\t"Aide" de nuit')).toEqual([
    ['Claire', '"Référente'],
    ['Lina', 'Élue'],
    ['Rose', 'Aide de nuit'],
  ]);
});
