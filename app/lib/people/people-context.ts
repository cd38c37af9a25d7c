import { presentAmong, type PeopleContext } from '#domain/people/person-draft.ts';
import type { MeView, PeopleView } from '#domain/views.ts';

/** What people to add to this cluster are judged against. `except`: a membership that is being changed. */
export function contextOf(me: MeView, view: PeopleView, except?: string): PeopleContext {
  const places = view.establishments.map(({ id, name, shortName }) => ({ key: id, name, shortName }));
  return {
    establishments: places.filter(({ key }) => view.managed.includes(key)),
    elsewhere: places.filter(({ key }) => !view.managed.includes(key)),
    labels: me.cluster.colleges,
    seats: view.seats,
    roles: view.roles,
    present: presentAmong(view.people, except),
  };
}
