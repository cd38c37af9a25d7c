import { expect, it } from 'vitest';
import { readPeople } from '#domain/people/people-table.ts';
import { ROLES } from '#domain/people/roles.ts';
import { roleNamed } from '#domain/people/people-words.ts';
import type { PeopleContext } from '#domain/people/person-draft.ts';
import { templateRows } from './people-files.ts';
import { SHORT_ROLES } from './role-words.ts';

const context: PeopleContext = {
  establishments: [{ key: 'a', name: 'MAS Le Pré', shortName: 'Le Pré' }],
  labels: {
    direction: 'direction',
    staff: 'représentants du personnel',
    trade: 'métiers',
    resource: 'autre',
  },
  seats: ['direction', 'staff', 'trade'],
  roles: ROLES,
  present: [
    { name: 'X', role: 'member', college: 'staff', establishment: 'a', isDeputy: false, personId: null },
  ],
};

it('offers a line per free seat, which is read back as it was written', () => {
  const rows = templateRows(context, ['direction', 'staff', 'trade']);
  const people = readPeople(rows, context);
  expect(
    people.map(({ college, establishment, role, unread }) => [college, establishment, role, unread]),
  ).toEqual([
    ['direction', 'a', 'member', undefined],
    ['trade', 'a', 'member', undefined],
  ]);
});

it('every role is read back from its word', () => {
  for (const role of ROLES) expect(roleNamed(SHORT_ROLES[role])).toBe(role);
});
