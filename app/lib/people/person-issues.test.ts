import { expect, it } from 'vitest';
import { PERSON_ISSUES, type PersonIssueCode } from '#domain/people/import.ts';
import { emptyPerson } from '#domain/people/person-draft.ts';
import { french } from '#app/lib/french/typography.ts';
import { issueSentence } from './person-issues.ts';

const people = [{ ...emptyPerson(), name: 'Claire' }, emptyPerson()];

it('says where and what, and the likely name, with French spaces', () => {
  const suggestion = { key: 'e1', name: 'Les Lilas de la Durette' };
  expect(
    issueSentence(
      { index: 6, field: 'establishment', code: 'establishment_unknown', value: 'Les Lilas', suggestion },
      people,
    ),
  ).toBe(
    french('Ligne 7 : établissement « Les Lilas » inconnu. Vouliez-vous dire « Les Lilas de la Durette » ?'),
  );
  expect(issueSentence({ index: 1, field: 'college', code: 'seat_taken_above', other: 0 }, people)).toContain(
    'Claire',
  );
});

it('has a sentence for every code', () => {
  for (const code of Object.keys(PERSON_ISSUES) as PersonIssueCode[])
    expect(issueSentence({ index: 0, field: 'name', code }, people), code).toMatch(/^Ligne 1\u00a0: .+\.$/);
});
