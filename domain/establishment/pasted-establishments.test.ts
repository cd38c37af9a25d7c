import { expect, test } from 'vitest';
import { pastedEstablishments } from './pasted-establishments.ts';

test('a name a line is enough; the kind it begins with is its type', () => {
  expect(pastedEstablishments('EHPAD Les Lilas\r\n\n  Foyer Saint-Jean \n')).toEqual([
    { name: 'EHPAD Les Lilas', type: 'EHPAD', status: 'public', department: '', headcount: null },
    { name: 'Foyer Saint-Jean', type: '', status: 'public', department: '', headcount: null },
  ]);
});

test('columns say the rest, and a line of titles is no establishment', () => {
  const pasted =
    'Établissement\tType\tStatut\tDépartement\tEffectif\nLes Lilas\tEHPAD\tassociatif\t29\t1 200';
  expect(pastedEstablishments(pasted)).toEqual([
    { name: 'Les Lilas', type: 'EHPAD', status: 'associatif', department: '29', headcount: 1200 },
  ]);
  expect(pastedEstablishments('IME A;;;;beaucoup')[0]).toMatchObject({ type: 'IME', headcount: null });
});

test('nor is one after an empty line, whatever it calls the names; quotes of a file are no part of them', () => {
  const names = (text: string) => pastedEstablishments(text).map(({ name }) => name);
  expect(names('\ufeff\r\nNom de l’établissement;Type\r\n"EHPAD ""Les Lilas""";EHPAD')).toEqual([
    'EHPAD "Les Lilas"',
  ]);
  expect(names('Raison sociale\nSSIAD de la Baie')).toEqual(['SSIAD de la Baie']);
});

test('the same name twice is one establishment', () => {
  expect(pastedEstablishments('EHPAD Les Lilas\nehpad les lilas').map(({ name }) => name)).toEqual([
    'EHPAD Les Lilas',
  ]);
});

test('letters and accents that a file keeps apart are one letter', () => {
  const apart = 'EHPAD Le Pré Vermeil'.normalize('NFD');
  expect(pastedEstablishments(`${apart}\nEHPAD Le Pré Vermeil`).map(({ name }) => name)).toEqual([
    'EHPAD Le Pré Vermeil',
  ]);
});
