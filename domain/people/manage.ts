import { ROLES, type Actor, type Role } from './roles.ts';

/**
 * Roles whose people this one adds, changes, replaces and takes out, and may give (rule A9): the lead all, a facilitator those of
 * members and observers, as they invite.
 */
export function managedRoles({ role }: Pick<Actor, 'role'>): readonly Role[] {
  if (role === 'lead') return ROLES;
  return role === 'facilitator' ? ['member', 'observer'] : [];
}

export function mayManage(actor: Pick<Actor, 'role'>, person: { role: Role }): boolean {
  return managedRoles(actor).includes(person.role);
}
