import type { Role } from '#domain/people/roles.ts';

/** A role in one word, as in a list of choices or a column of a file; `roleNamed` reads each back. */
export const SHORT_ROLES = {
  member: 'Membre',
  facilitator: 'Animation',
  observer: 'Observation',
  lead: 'Pilotage',
} satisfies Record<Role, string>;
