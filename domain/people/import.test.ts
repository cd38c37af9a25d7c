import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { checkPeople, emptySeats, isError } from './import.ts';
import { columnsLeftOut, readPeople } from './people-table.ts';
import {
  emptyPerson,
  MOST_PEOPLE,
  PersonDraftSchema,
  type PeopleContext,
  type PersonDraft,
} from './person-draft.ts';
import { managedRoles, mayManage } from './manage.ts';
import { ROLES, type Actor, type Role } from './roles.ts';

const context: PeopleContext = {
  establishments: [
    { key: 'lilas', name: 'EHPAD Les Lilas de la Durette', shortName: 'Les Lilas de la Durette' },
    { key: 'pre', name: 'MAS Le Pré Vermeil', shortName: 'Le Pré Vermeil' },
  ],
  labels: {
    direction: 'direction',
    staff: 'représentants du personnel',
    trade: 'métiers',
    resource: 'personne ressource',
  },
  seats: ['direction', 'staff', 'trade'],
  roles: ROLES,
  present: [],
};

const read = (...rows: string[][]) => readPeople(rows, context);
const HEAD = ['Prénom', 'NOM', 'Rôle', 'Collège', 'Établissement', 'Fonction', 'Suppléant'];
const person = (more: Partial<PersonDraft> = {}): PersonDraft => ({
  ...emptyPerson(),
  name: 'Claire Aubrelle',
  college: 'trade',
  establishment: 'lilas',
  ...more,
});
const codes = (people: PersonDraft[], changes: Partial<PeopleContext> = {}) =>
  checkPeople(people, { ...context, ...changes }).map(({ index, code }) => `${index} ${code}`);

describe('a table of people is read', () => {
  test('with headings of any order, accents, capitals and spelling, under a title', () => {
    const [one, two] = read(
      ['Liste du cluster', '', '', ''],
      ['', '', '', ''],
      ['ETABLISSEMENT', 'college', 'Nom complet', 'Poste'],
      ['MAS Le Pré Vermeil', 'Métier', 'Aminata  Sowrelle', 'Aide-soignante'],
      ['', '', '', ''],
      ['le pre vermeil', 'Représentante du personnel', 'Didier Rouvergue', 'Délégué syndical'],
    );
    expect(one).toEqual(person({ name: 'Aminata Sowrelle', establishment: 'pre', title: 'Aide-soignante' }));
    expect(two).toMatchObject({ establishment: 'pre', college: 'staff', role: 'member' });
  });

  test('with letters composed, and the columns it has no use for told apart', () => {
    const rows = [
      ['Liste', '', '', '', ''],
      ['Nom complet', 'Courriel', 'Collège', 'Vide', 'Établissement'],
      ['He\u0301le\u0300ne  Bre\u0301mont', 'h@exemple.fr', 'direction', '', 'MAS Le Pre\u0301 Vermeil'],
    ];
    expect(readPeople(rows, context)).toEqual([
      person({ name: 'Hélène Brémont', college: 'direction', establishment: 'pre' }),
    ]);
    expect(columnsLeftOut(rows)).toEqual(['Courriel']);
    expect(columnsLeftOut([['Claire', 'Aubrelle', 'membre']])).toEqual([]);
    expect(v.parse(PersonDraftSchema, person({ name: 'He\u0301le\u0300ne' })).name).toBe('Hélène');
  });

  test('without headings, in the order of the offered file', () => {
    const [one] = read(['Claire', 'Aubrelle', 'membre', 'métiers', 'Les Lilas de la Durette', 'IDE', 'oui']);
    expect(one).toEqual(person({ title: 'IDE', isDeputy: true }));
  });

  test.each([
    ['Animatrice', 'facilitator'],
    ['chargé de mission', 'facilitator'],
    ['Observateur (ARS)', 'observer'],
    ['Pilote du programme', 'lead'],
    ['membre de l’équipe', 'member'],
  ])('« %s » is a %s', (role, expected) => {
    expect(read(HEAD, ['A', 'B', role, '', '', '', ''])[0]!.role).toBe(expected);
  });

  test('a facilitator’s establishments are several, or all', () => {
    const follows = (cell: string) => read(HEAD, ['A', 'B', 'consultant', '', cell, '', ''])[0]!.follows;
    expect(follows('Le Pré Vermeil ; EHPAD Les Lilas de la Durette')).toEqual(['pre', 'lilas']);
    expect(follows('Tous les établissements')).toEqual(['lilas', 'pre']);
  });

  test('what is not understood is kept to be corrected, and the likely one proposed', () => {
    const lines = read(
      HEAD,
      ['Claire', 'Aubrelle', 'membre', 'cuisine', 'Les Lilas', 'IDE', ''],
      ['Théo', 'Marchevent', 'stagiaire', '', 'Zanzibar', '', ''],
    );
    expect(lines[0]).toMatchObject({
      establishment: null,
      unread: { establishment: 'Les Lilas', college: 'cuisine' },
    });
    const issues = checkPeople(lines, context);
    expect(issues).toContainEqual({
      index: 0,
      field: 'establishment',
      code: 'establishment_unknown',
      value: 'Les Lilas',
      suggestion: { key: 'lilas', name: 'EHPAD Les Lilas de la Durette' },
    });
    expect(issues.map(({ code }) => code)).toEqual([
      'establishment_unknown',
      'college_unknown',
      'role_unknown',
    ]);
    expect(issues.every(isError)).toBe(true);
  });
});

describe('a list of people is judged (rule C3)', () => {
  test('a whole team, a facilitator and an observer are fine', () => {
    const team = (['direction', 'staff', 'trade'] as const).map((college) =>
      person({ college, name: college }),
    );
    const facilitator = person({
      name: 'Anne',
      role: 'facilitator',
      college: null,
      establishment: null,
      follows: ['pre'],
    });
    const observer = person({ name: 'Élodie', role: 'observer', college: null, establishment: null });
    expect(codes([...team, facilitator, observer])).toEqual([]);
  });

  test('a member has a name, a college and an establishment', () => {
    expect(
      codes([person({ name: ' - ' }), person({ name: 'B', college: null, establishment: null })]),
    ).toEqual(['0 name_missing', '1 establishment_missing', '1 college_missing']);
    expect(codes([person({ establishment: 'elsewhere' })])).toEqual(['0 establishment_unknown']);
    expect(codes([person({ name: 'a'.repeat(121) })])).toEqual(['0 name_too_long']);
    expect(codes([person({ title: ` ${'a'.repeat(120)} ` })])).toEqual([]);
    expect(codes([person({ title: 'a'.repeat(121) })])).toEqual(['0 title_too_long']);
  });

  test('a list is as long as one request carries, and says where it is too long', () => {
    const observers = Array.from({ length: MOST_PEOPLE + 2 }, (_, at) =>
      person({ name: `Élodie ${at}`, role: 'observer', college: null, establishment: null }),
    );
    expect(codes(observers)).toEqual(['200 list_too_long']);
    expect(codes(observers.slice(0, MOST_PEOPLE))).toEqual([]);
  });

  test('a place someone else follows is said to be theirs, never unknown (rule A9)', () => {
    const [lilas, pre] = context.establishments;
    const facilitators = { ...context, establishments: [lilas!], elsewhere: [pre!] };
    const issuesOf = (written: string) =>
      checkPeople([person({ establishment: null, unread: { establishment: written } })], facilitators);
    const theirs = { field: 'establishment', code: 'establishment_not_followed', value: pre!.name };
    expect(issuesOf(pre!.name)).toMatchObject([theirs]);
    expect(issuesOf('le pre vermeille')).toMatchObject([theirs]);
    expect(issuesOf('Les Lilas')).toMatchObject([
      { code: 'establishment_unknown', suggestion: { key: 'lilas' } },
    ]);
    expect(issuesOf('Zanzibar')).toMatchObject([{ code: 'establishment_unknown', suggestion: undefined }]);
    expect(issuesOf(pre!.name).every(isError)).toBe(true);
    // Near one's own and near someone else's: one's own is proposed, unless it is the other by its very name.
    facilitators.elsewhere = [{ key: 'lac', name: 'MAS Les Lilas du Lac', shortName: 'Les Lilas du Lac' }];
    expect(issuesOf('Les Lilas')).toMatchObject([{ code: 'establishment_unknown' }]);
    expect(issuesOf('Les Lilas du Lac')).toMatchObject([{ ...theirs, value: 'MAS Les Lilas du Lac' }]);
  });

  test('a role that is missing is not one that was not understood', () => {
    expect(codes([person({ role: null })])).toEqual(['0 role_missing']);
    expect(codes([person({ role: null, unread: { role: 'stagiaire' } })])).toEqual(['0 role_unknown']);
  });

  test('a facilitator follows establishments that are there; one who follows none is only told', () => {
    const facilitator = person({ role: 'facilitator', college: null, establishment: null, follows: ['pre'] });
    const issuesOf = (more: Partial<PersonDraft>) => checkPeople([{ ...facilitator, ...more }], context);
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf({ follows: ['pre', 'elsewhere'] })).toMatchObject([
      { field: 'follows', code: 'establishment_unknown' },
    ]);
    expect(issuesOf({ unread: { establishment: 'Zanzibar' } })).toMatchObject([
      { field: 'follows', code: 'establishment_unknown', value: 'Zanzibar' },
    ]);
    const nothing = issuesOf({ follows: [] });
    expect(nothing).toMatchObject([{ field: 'follows', code: 'follows_nothing' }]);
    expect(nothing.some(isError)).toBe(false);
    // What a member or an observer "follows" says nothing.
    expect(codes([person({ follows: ['elsewhere'] })])).toEqual([]);
  });

  test('nobody twice in one place; the same name elsewhere is only said', () => {
    const again = person({ name: 'claire  AUBRELLE', isDeputy: true });
    expect(codes([person(), again])).toEqual(['1 repeated']);
    expect(codes([person(), person({ establishment: 'pre' })])).toEqual(['1 homonym']);
    expect(codes([again], { present: [person()] })).toEqual(['0 already_here']);
    // Two roles outside the establishments are two places: the same name may be two people.
    const outside = person({ college: null, establishment: null });
    expect(
      codes([
        { ...outside, role: 'observer' },
        { ...outside, role: 'facilitator', follows: ['pre'] },
      ]),
    ).toEqual(['1 homonym']);
    // Who leads and facilitates is there twice, and is no homonym (rule C10).
    const facilitator = { ...outside, role: 'facilitator' as const, follows: ['pre'] };
    expect(codes([facilitator], { present: [{ ...outside, role: 'lead' }] })).toEqual([]);
    expect(codes([person({ personId: 'p1', name: 'B' })], { present: [person({ personId: 'p1' })] })).toEqual(
      ['0 already_here', '0 seat_taken'],
    );
  });

  test('one holder a college and an establishment, deputies beside', () => {
    const second = person({ name: 'B' });
    expect(codes([person(), second])).toEqual(['1 seat_taken_above']);
    expect(codes([second], { present: [person()] })).toEqual(['0 seat_taken']);
    expect(codes([person(), { ...second, isDeputy: true }])).toEqual([]);
    expect(codes([{ ...second, isDeputy: true }])).toEqual(['0 deputy_alone']);
    // A college without a seat may hold several.
    expect(codes([person({ college: 'resource' }), { ...second, college: 'resource' }])).toEqual([]);
  });

  test('a role that one may not give is refused (rule A9)', () => {
    const lead = person({ role: 'lead', college: null, establishment: null });
    const facilitator = person({ role: 'facilitator', college: null, establishment: null, follows: ['pre'] });
    expect(
      codes([lead, { ...facilitator, name: 'B' }, person({ name: 'C' })], {
        roles: managedRoles({ role: 'facilitator' }),
      }),
    ).toEqual(['0 role_refused', '1 role_refused']);
    const actor: Actor = {
      personId: 'me',
      displayName: 'Moi',
      clusterId: 'c',
      role: 'member',
      establishmentId: null,
      college: null,
      assignedEstablishmentIds: [],
    };
    const managedBy = (role: Role, establishmentId: string | null): Role[] =>
      ROLES.filter((other) =>
        mayManage({ ...actor, role, assignedEstablishmentIds: ['a'] }, { role: other, establishmentId }),
      );
    expect(managedBy('lead', null)).toEqual([...ROLES]);
    expect(managedBy('facilitator', 'a')).toEqual(['member']);
    expect([managedBy('facilitator', 'b'), managedBy('facilitator', null), managedBy('member', 'a')]).toEqual(
      [[], [], []],
    );
  });

  test('seats nobody holds are counted over the list and those who are there', () => {
    const present = [person({ college: 'direction' })];
    expect(emptySeats([person()], { ...context, present }, ['direction', 'trade'])).toEqual([
      { establishment: 'pre', colleges: ['direction', 'trade'] },
    ]);
    expect(emptySeats([person({ isDeputy: true })], { ...context, present }, ['trade'])[0]!.colleges).toEqual(
      ['trade'],
    );
  });
});
