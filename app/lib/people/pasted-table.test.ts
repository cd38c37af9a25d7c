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
