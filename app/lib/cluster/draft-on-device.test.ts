import { beforeEach, expect, it, vi } from 'vitest';
import type { ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { emptyPerson, MOST_PEOPLE, type PersonDraft } from '#domain/people/person-draft.ts';
import { keepDraft, keptDraft } from './draft-on-device.ts';

const store = new Map<string, string>();
beforeEach(() => {
  store.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
  });
});

const draftOf = (more: Partial<ClusterDraft>): ClusterDraft => ({
  ...{ key: 'a-draft-of-today', programme: 'bretagne-2019', name: 'Cornouaille', territory: '' },
  ...{ start: '2027-01-01', end: '', phases: [], establishments: [], people: [], ...more },
});

it('a draft that the server would not take is still there after a reload: too long, too many, or not understood', () => {
  const one: PersonDraft = { ...emptyPerson(), name: 'Rose Maël', unread: { establishment: 'Les Lila' } };
  const people = Array.from({ length: MOST_PEOPLE + 50 }, () => one);
  const draft = draftOf({ name: 'x'.repeat(900), people });
  keepDraft('me', draft);
  expect(keptDraft('me')).toEqual(draft);
});

it('one of another shape is not read', () => {
  keepDraft('me', { ...draftOf({}), people: 'nobody' } as never);
  expect(keptDraft('me')).toBeNull();
});
