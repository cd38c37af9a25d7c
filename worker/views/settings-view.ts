import type { SettingsRows } from '#db/queries/cluster-settings.ts';
import { NEXT_STATES } from '#domain/cluster/cluster-state.ts';
import type { ClusterSettings } from '#domain/views.ts';
import { establishmentView } from './establishment-view.ts';

/** A cluster as its lead sets it. */
export function settingsView(
  rows: SettingsRows & { cluster: NonNullable<SettingsRows['cluster']> },
): ClusterSettings {
  const { id, name, territory, state, startsAt, endsAt } = rows.cluster;
  return {
    id,
    name,
    territory,
    programme: rows.programme ?? '',
    state,
    startsAt,
    endsAt,
    establishments: rows.places.map((place) => ({
      ...establishmentView(place),
      type: place.type,
      status: place.status,
      department: place.department,
      headcount: place.headcount,
      people: place.people,
    })),
    phases: rows.phases,
    expected: rows.expected,
    boards: rows.boards,
    people: rows.people,
    toInvite: rows.toInvite,
    next: [...NEXT_STATES[state]],
  };
}
