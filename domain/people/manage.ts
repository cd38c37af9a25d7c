import { can } from './capabilities.ts';
import { ROLES, type Actor, type Role } from './roles.ts';

/** Roles this one may give to people (rule A9): the lead all, a facilitator that of members of the establishments they follow. */
export function managedRoles({ role }: Pick<Actor, 'role'>): readonly Role[] {
  if (role === 'lead') return ROLES;
  return role === 'facilitator' ? ['member'] : [];
}

/** May this one add, change, replace and take out such a person? `establishmentId`: a member's; null for everyone else. */
export function mayManage(actor: Actor, person: { role: Role; establishmentId: string | null }): boolean {
  const { clusterId } = actor;
  return (
    managedRoles(actor).includes(person.role) &&
    can(actor, 'person.manage', { clusterId, establishmentId: person.establishmentId })
  );
}
