import { expect, it } from 'vitest';
import { sheetOwner } from './sheet-owner.ts';

it('tells the sheets of one board apart: by establishment, by college, or everyone’s', () => {
  const colleges = { direction: 'direction', staff: 'IRP', trade: 'métiers', resource: 'personne ressource' };
  const establishment = {
    id: 'a',
    name: 'EHPAD Les Lilas',
    shortName: 'Les Lilas',
    initials: 'LI',
    colour: 0,
  };
  expect(sheetOwner({ establishment, college: null }, colleges)).toBe('EHPAD Les Lilas');
  expect(sheetOwner({ establishment: null, college: 'staff' }, colleges)).toBe('Collège IRP');
  expect(sheetOwner({ establishment: null, college: null }, colleges)).toBe('Tout le cluster');
});
