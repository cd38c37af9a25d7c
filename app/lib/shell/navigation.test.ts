import { expect, it } from 'vitest';
import { currentLink, navigationFor } from './navigation.ts';

it('offers each role what it may open, and nothing else', () => {
  const words = (role: Parameters<typeof navigationFor>[0]) => navigationFor(role).map(({ label }) => label);
  expect(words('member')).toEqual(['Accueil', 'Tableaux', 'Livrables']);
  expect(words('facilitator')).toEqual(['Accueil', 'Tableaux', 'Livrables', 'Personnes']);
  expect(words('lead')).toContain('Personnes');
  expect(words('observer')).toEqual(['Accueil', 'Livrables']);
});

it('knows which link a page stands under', () => {
  const links = navigationFor('facilitator');
  expect(currentLink(links, '/accueil')).toBe('/accueil');
  expect(currentLink(links, '/tableaux/abc/feuilles/def')).toBe('/tableaux');
  expect(currentLink(links, '/mur/abc')).toBe('/tableaux');
  expect(currentLink(links, '/livrables/abc')).toBe('/livrables-attendus');
  expect(currentLink(links, '/personnes/invitations')).toBe('/personnes');
  expect(currentLink(links, '/seances/abc')).toBeNull();
});
