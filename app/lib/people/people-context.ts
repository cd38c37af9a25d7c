import type { PeopleContext } from '#domain/people/person-draft.ts';
import type { MeView, PeopleView } from '#domain/views.ts';

/** What people to add to this cluster are judged against. `except`: a membership that is being changed. */
export function contextOf(me: MeView, view: PeopleView, except?: string): PeopleContext {
  return {
    establishments: view.establishments
      .filter(({ id }) => view.managed.includes(id))
      .map(({ id, name, shortName }) => ({ key: id, name, shortName })),
    labels: me.cluster.colleges,
    seats: view.seats,
    roles: view.roles,
    present: view.people
      .filter(({ membershipId }) => membershipId !== except)
      .map(({ personId, name, role, college, establishment, isDeputy }) => ({
        personId,
        name,
        role,
        college,
        establishment: establishment?.id ?? null,
        isDeputy,
      })),
  };
}
