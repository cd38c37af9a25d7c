import type { ClusterSettings } from '#domain/views.ts';

type Step = { action: string; done: string; explained: string };

/** What bringing a cluster to a state is called, and what it does. */
export const NEXT_WORDS: Record<ClusterSettings['state'], Step> = {
  forming: { action: '', done: '', explained: '' },
  running: {
    action: 'Ouvrir le cluster',
    done: 'Le cluster est en cours.',
    explained: 'Les équipes peuvent écrire sur leurs tableaux.',
  },
  closed: {
    action: 'Clore le cluster',
    done: 'Le cluster est clos.',
    explained: 'Tout reste lisible, plus rien ne se modifie, pour personne. Vous pourrez le rouvrir.',
  },
  archived: {
    action: 'Archiver',
    done: 'Le cluster est archivé.',
    explained: 'Plus aucune invitation ne l’ouvrira, et il ne pourra pas être rouvert.',
  },
};
