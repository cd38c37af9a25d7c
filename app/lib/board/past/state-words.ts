import { plural } from '#app/lib/french/numbers.ts';
import { NBSP } from '#app/lib/french/typography.ts';
import type { CheckpointSummary } from '#domain/views.ts';

/** Why a state was kept, in words. */
export function reasonWords({ reason, label, version }: CheckpointSummary): string {
  switch (reason) {
    case 'start':
      return `Début de la version ${version}`;
    case 'time':
      return 'Gardé toutes les dix minutes de travail';
    case 'phase':
      return label ? `Changement de phase${NBSP}: ${label}` : 'Changement de phase';
    case 'restore':
      return 'Gardé avant une restauration';
    case 'seal':
      return `Version ${version} scellée`;
  }
}

/** What is said when an earlier state is there to look at. `changes`: how many since. */
export function openedSaying(changes: number): string {
  return `État ouvert${NBSP}: ${changes === 0 ? 'rien n’a changé' : plural(changes, 'changement')} depuis.`;
}

/** What is said when the trash is there to look through. */
export function trashSaying(items: number): string {
  return items === 0 ? 'La corbeille est vide.' : `${plural(items, 'élément')} dans la corbeille.`;
}

/** What is said when earlier states are there to choose from. */
export function statesSaying(states: number): string {
  return states === 0
    ? 'Pas encore d’état précédent.'
    : `${plural(states, 'état précédent', 'états précédents')}.`;
}
