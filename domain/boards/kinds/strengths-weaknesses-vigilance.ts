import { defineKind } from '../kind.ts';

export const strengthsWeaknessesVigilance = defineKind({
  key: 'STRENGTHS_WEAKNESSES_VIGILANCE',
  family: 'cards',
  title: 'Points forts, points faibles, points de vigilance',
  scope: 'establishment',
  instruction:
    'Relisez ce qui a été fait : ce qui a marché, ce qui a coincé, ce qu’on n’attendait pas, ce qu’il faut surveiller.',
  flow: [
    'Écrire seul, puis en trinôme.',
    'Échanger les feuilles entre deux établissements et se relire.',
    'Réunir les idées de tout le groupe, sans noms.',
    'Figer la feuille.',
  ],
  zones: [
    { key: 'strengths', title: 'Points forts' },
    { key: 'weaknesses', title: 'Points faibles' },
    { key: 'unexpected', title: 'Points inattendus' },
    { key: 'vigilance', title: 'Points de vigilance' },
  ],
  emptyHint: 'Commencez par un point fort : qu’est-ce que vous referiez de la même façon ?',
  deliverable: 'Les points forts, les points faibles, les points de vigilance',
  provenance:
    'Livrable et zones : appel PACA 2018-2020 (les points inattendus viennent du quatrième temps collectif).',
});
