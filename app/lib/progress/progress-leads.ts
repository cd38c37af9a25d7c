import type { Role } from '#domain/people/roles.ts';

/** What each role sees in the progress table, and why. */
export const PROGRESS_LEADS = {
  member: 'Ce que le programme attend de votre établissement, et où vous en êtes.',
  facilitator:
    'Où en est chaque établissement que vous suivez. Un clic ouvre le tableau ou la version remise.',
  lead: 'Où en est chaque établissement du cluster. Le contenu ne s’ouvre qu’une fois transmis.',
  observer:
    'Vous voyez l’avancement de chaque établissement. Le contenu des travaux reste entre l’établissement et les personnes qui l’accompagnent, jusqu’à sa transmission avec leur accord.',
} satisfies Record<Role, string>;
