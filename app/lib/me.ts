import { can, type Capability, type Subject } from '#domain/people/capabilities.ts';
import type { MeView } from '#domain/views.ts';
import { createContext } from 'svelte';

/** The person behind the cookie, for every page inside the space: `const me = getMe()`, then `me().name`. */
export const [getMe, setMe] = createContext<() => MeView>();

/**
 * What the table of rights says of this person, so that a screen offers what the server would grant: no screen decides by the
 * name of a role. `subject` is a thing of the whole cluster unless told otherwise.
 */
export function may(me: MeView, capability: Capability, subject: Omit<Subject, 'clusterId'> = {}): boolean {
  const actor = {
    personId: me.personId,
    displayName: me.name,
    clusterId: me.cluster.id,
    role: me.role,
    establishmentId: me.establishment?.id ?? null,
    college: me.college,
    assignedEstablishmentIds: me.assigned.map(({ id }) => id),
  };
  return can(actor, capability, { clusterId: me.cluster.id, ...subject });
}
