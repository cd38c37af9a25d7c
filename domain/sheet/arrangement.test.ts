import { expect, it } from 'vitest';
import { arranged, groupWords } from './arrangement.ts';

const card = (id: string, group?: string) => ({ id, text: `Texte ${id}`, ...(group && { group }) });

it('a group stands where its first card does, with all its cards', () => {
  const group = { id: 'g', title: 'Le temps' };
  const [a, b, c, d] = [card('a'), card('b', 'g'), card('c'), card('d', 'g')];
  expect(arranged({ cards: [a, b, c, d], groups: [group, { id: 'vide', title: 'Vide' }] })).toEqual([
    { card: a },
    { group, cards: [b, d] },
    { card: c },
  ]);
});

it('a card whose group is unknown stands alone', () => {
  expect(arranged({ cards: [card('a', 'parti')] })).toEqual([{ card: card('a', 'parti') }]);
});

it('a group without a title is called by its cards', () => {
  expect(groupWords({ title: ' ' }, [card('a'), card('b')])).toBe('Texte a · Texte b');
  expect(groupWords({ title: 'Le temps' }, [card('a')])).toBe('Le temps');
});
