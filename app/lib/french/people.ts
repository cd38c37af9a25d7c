import type { Role } from '#domain/people/roles.ts';

/** « Claire Martin-Dubois » gives « CM »; one word gives its first two letters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (last ? first.charAt(0) + last.charAt(0) : first.slice(0, 2)).toLocaleUpperCase('fr');
}

/** Word for a role, in a form that holds for anyone. */
export const ROLE_LABELS = {
  member: 'Membre de l’équipe',
  facilitator: 'Animation du cluster',
  observer: 'Observation (ARS)',
  lead: 'Pilotage du programme (Aract)',
} satisfies Record<Role, string>;
