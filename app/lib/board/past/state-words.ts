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
