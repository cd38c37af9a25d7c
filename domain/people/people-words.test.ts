import { describe, expect, test } from 'vitest';
import { closestEstablishment, collegeNamed, establishmentNamed, isYes, roleNamed } from './people-words.ts';
import type { College, Role } from './roles.ts';

/* A word that is misread puts someone in another's seat: each is asked for itself (rule C3). */

test.each<[Role | null, string[]]>([
  ['lead', ['Pilote', 'Responsable du programme', 'PILOTAGE']],
  ['facilitator', ['Animateur', 'facilitatrice', 'Chargée de mission', 'Consultant', 'Intervenante']],
  ['observer', ['Observatrice', 'ARS', 'Membre du COPIL']],
  [
    'member',
    ['membre', 'Participante', 'Trinôme', 'binôme', 'Équipe', 'référente', 'titulaire', 'Suppléante'],
  ],
  [null, ['', 'Médecin réanimateur', 'Agent à Marseille', 'chef']],
])('a role: %s', (role, words) => {
  for (const word of words) expect(roleNamed(word), word).toBe(role);
});

describe('a college', () => {
  const labels: Record<College, string> = {
    direction: 'employeur',
    staff: 'représentants du personnel',
    trade: 'corps médical et soignant',
    resource: 'personne ressource',
  };

  test.each<[College | null, string[]]>([
    ['direction', ['Direction', 'directrice adjointe', 'Employeur', 'Personnel de direction']],
    [
      'staff',
      [
        'Représentante du personnel',
        'Représentant du personnel soignant',
        'du personnel',
        'salarié',
        'CSE',
        'membre du CST',
        'RP',
        'élue',
        'élu',
        'déléguée',
        'syndicat',
        'Organisation syndicale',
      ],
    ],
    ['trade', ['Métiers', 'métier', 'corps médical', 'soignante', 'Personnel soignant', 'professionnels']],
    ['resource', ['Personne ressource', 'personnes ressources']],
    [null, ['', 'autre', 'CSEM', 'relue', 'harpe']],
  ])('%s', (college, words) => {
    for (const word of words) expect(collegeNamed(word, labels), word).toBe(college);
  });

  test('the programme’s own label comes before what the words usually mean', () => {
    const own = { ...labels, trade: 'Personnels de terrain', staff: 'Élus' };
    expect(collegeNamed('personnel de terrain', own)).toBe('trade');
    expect(collegeNamed('Personnel de terrain', labels)).toBe('staff');
    expect(collegeNamed('élue', own)).toBe('staff');
    expect(collegeNamed('Encadrante', { ...labels, trade: 'Encadrants' })).toBe('trade');
  });
});

test('a yes is said in few ways; anything else is no', () => {
  for (const yes of ['oui', 'OUI', 'x', '1', 'Vrai', 'true', 'Suppléante', 'suppléant'])
    expect(isYes(yes), yes).toBe(true);
  for (const no of ['', 'non', '0', 'titulaire', 'faux', 'oui et non']) expect(isYes(no), no).toBe(false);
});

describe('an establishment', () => {
  const PLACES = [
    { key: 'lilas', name: 'EHPAD Les Lilas de la Durette', shortName: 'Les Lilas' },
    { key: 'other', name: 'MAS Les Lilas du Lac', shortName: 'Les Lilas' },
    { key: 'pre', name: 'IME Le Pré Vermeil', shortName: 'Le Pré' },
  ];
  const keyOf = (place: { key: string } | null) => place?.key ?? null;

  test('is taken by its exact name, or a short name that is nobody else’s', () => {
    const named = (text: string) => keyOf(establishmentNamed(text, PLACES));
    expect(named('ehpad les lilas de la durette')).toBe('lilas');
    expect(named('Le pre')).toBe('pre');
    expect(named('Les Lilas')).toBeNull();
    expect(named('Le Pré Vermeil')).toBeNull();
    expect(named(' ')).toBeNull();
    // A place without a short name is not what an empty cell means.
    expect(establishmentNamed('', [{ key: 'x', name: '', shortName: '' }])).toBeNull();
  });

  test('a near one is proposed: the nearest, and none that is far', () => {
    const near = (text: string) => keyOf(closestEstablishment(text, PLACES));
    expect(near('MAS Les Lilas du Lak')).toBe('other');
    expect(near('EHPAD les lilas de la durete')).toBe('lilas');
    expect(near('L’IME Le Pré Vermeil à Orange')).toBe('pre');
    expect(near('IME Le Pré Vermeil, site d’Orange et de Carpentras')).toBe('pre');
    expect(near('Pré Vermeil')).toBe('pre');
    expect(near('Clinique des Cimes')).toBeNull();
    // A word of two letters stands in many names.
    for (const little of ['LP', 'Le']) expect(near(little)).toBeNull();
    expect(closestEstablishment('Les Lilas', [])).toBeNull();
  });

  test('is near up to four letters in ten', () => {
    const one = (name: string) => closestEstablishment('abcdefghij', [{ key: 'x', name, shortName: '' }]);
    expect(one('abcdef0000')?.key).toBe('x');
    expect(one('abcde00000')).toBeNull();
    expect(one('abcdefghijkl')?.key).toBe('x');
    // Of the longer one's.
    expect(one('abcdefghijklmno')?.key).toBe('x');
    expect(one('cdefghij')?.key).toBe('x');
  });
});
