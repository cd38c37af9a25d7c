import { describe, expect, it } from 'vitest';
import { french, NARROW, NBSP, unbroken } from './typography.ts';

describe('french', () => {
  it('keeps a sign on the line of its word', () => {
    expect(french(`«${NBSP}Déjà${NBSP}»`)).toBe(`«${NBSP}Déjà${NBSP}»`);
    expect(french('Prêt ? Oui ! « Bien » : voici ;')).toBe(
      `Prêt${NARROW}? Oui${NARROW}! «${NBSP}Bien${NBSP}»${NBSP}: voici${NARROW};`,
    );
  });

  it('does not touch what has no space', () => {
    expect(french('https://grappe.fr/a?b=c 9:30')).toBe('https://grappe.fr/a?b=c 9:30');
  });

  it('ends a list the way French does', () => {
    expect(french('points inattendus...) et la suite ...')).toBe('points inattendus…) et la suite…');
  });

  it('ties a number to its unit', () => {
    expect(french('10 min, 50 %')).toBe(`10${NBSP}min, 50${NBSP}%`);
    expect(french('Temps collectif 3')).toBe(`Temps collectif${NBSP}3`);
  });
});

describe('unbroken', () => {
  it('keeps a sign on the line of its word, and every letter in its place', () => {
    const typed = "Qui relève l'équipe ? « Moi » : à 7:30 !";
    expect(unbroken(typed)).toBe(`Qui relève l'équipe${NBSP}? «${NBSP}Moi${NBSP}»${NBSP}: à 7:30${NBSP}!`);
    expect(unbroken(typed)).toHaveLength(typed.length);
  });
});
