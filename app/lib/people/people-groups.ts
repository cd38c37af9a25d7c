import type { EstablishmentView, PersonView } from '#domain/views.ts';

export type PeopleGroup = {
  key: string;
  establishment: EstablishmentView | null;
  people: PersonView[];
};

/** People under their establishment, in the order they come; those who belong to none (facilitators, observers) last. */
export function byEstablishment(people: readonly PersonView[]): PeopleGroup[] {
  const groups = new Map<string, PeopleGroup>();
  for (const person of people) {
    const key = person.establishment?.id ?? '';
    const group = groups.get(key) ?? { key, establishment: person.establishment, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.establishment === null) - Number(b.establishment === null),
  );
}

/** A person's link works now: it can be revoked, and a new one would replace it. */
export function hasLiveLink({ invitation }: Pick<PersonView, 'invitation'>): boolean {
  return invitation?.state === 'ready' || invitation?.state === 'opened';
}
