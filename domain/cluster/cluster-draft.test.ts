import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ClusterDraftSchema } from './cluster-draft.ts';

/** As a file made on a Mac writes it: letters and accents apart. */
const APART = 'Hélène'.normalize('NFD');

const draft = {
  programme: 'PACA-2018-2020',
  name: APART,
  territory: APART,
  start: '2026-01-05',
  end: '2027-06-30',
  phases: [{ template: null, kind: 'collective', title: APART, suggested: false, start: '', end: '' }],
  establishments: [
    {
      key: 'lilas',
      name: APART,
      shortName: APART,
      type: 'EHPAD',
      status: '',
      department: '',
      headcount: null,
      colour: 0,
    },
  ],
  people: [],
};

test('the words of a draft are kept composed, so that one name is one name', () => {
  const { name, territory, phases, establishments } = v.parse(ClusterDraftSchema, draft);
  const kept = [
    name,
    territory,
    phases[0]?.title,
    ...establishments.flatMap((one) => [one.name, one.shortName]),
  ];
  expect(kept).toEqual(Array.from({ length: 5 }, () => 'Hélène'));
});

test('a draft that names no key is told from every other (rule C9)', () => {
  const [one, other] = [v.parse(ClusterDraftSchema, draft), v.parse(ClusterDraftSchema, draft)];
  expect(one.key).not.toBe(other.key);
  expect(v.parse(ClusterDraftSchema, { ...draft, key: 'a-draft-of-mine' }).key).toBe('a-draft-of-mine');
  expect(v.safeParse(ClusterDraftSchema, { ...draft, key: 'short' }).success).toBe(false);
});
