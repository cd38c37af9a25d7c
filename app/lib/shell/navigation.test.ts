import { expect, it } from 'vitest';
import type { Role } from '#domain/people/roles.ts';
import type { MeView } from '#domain/views.ts';
import { currentLink, navigationFor } from './navigation.ts';

const as = (role: Role): MeView => ({
  personId: 'p',
  name: 'P',
  title: '',
  role,
  college: null,
  collegeLabel: null,
  establishment: null,
  assigned: [],
  cluster: {
    id: 'c',
    name: 'C',
    programme: '',
    colleges: { direction: '', staff: '', trade: '', resource: '' },
    mention: null,
  },
  sharedComputer: false,
  clusterCount: 1,
});

it('offers each role what it may open, and nothing else', () => {
  const words = (role: Role) => navigationFor(as(role)).map(({ label }) => label);
  expect(words('member')).toEqual(['Accueil', 'Déroulé', 'Tableaux', 'Livrables']);
  expect(words('facilitator')).toEqual(['Accueil', 'Déroulé', 'Tableaux', 'Livrables', 'Personnes']);
  expect(words('lead')).toEqual(['Accueil', 'Déroulé', 'Tableaux', 'Livrables', 'Personnes']);
  expect(words('observer')).toEqual(['Accueil', 'Déroulé', 'Livrables']);
});

it('knows which link a page stands under', () => {
  const links = navigationFor(as('facilitator'));
  expect(currentLink(links, '/accueil')).toBe('/accueil');
  expect(currentLink(links, '/tableaux/abc/feuilles/def')).toBe('/tableaux');
  expect(currentLink(links, '/mur/abc')).toBe('/tableaux');
  expect(currentLink(links, '/livrables/abc')).toBe('/livrables-attendus');
  expect(currentLink(links, '/personnes/invitations')).toBe('/personnes');
  expect(currentLink(links, '/programme')).toBe('/deroule');
  expect(currentLink(links, '/seances/abc')).toBeNull();
});
