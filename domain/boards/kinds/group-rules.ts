import { defineKind } from '../kind.ts';

export const groupRules = defineKind({
  key: 'GROUP_RULES',
  family: 'cards',
  title: 'Règles du groupe',
  scope: 'cluster',
  instruction:
    'Dites ce dont vous avez besoin pour parler librement du travail. Une règle par carte, courte, que chacun peut tenir.',
  flow: [
    'Proposer les cinq rubriques et laisser lire.',
    'Ajouter ou corriger des règles, en laissant chacun s’exprimer.',
    'Vérifier à voix haute que tout le monde est d’accord.',
    'Garder les règles sous les yeux à chaque séance.',
  ],
  zones: [
    { key: 'workNotPeople', title: 'On parle du travail, pas des personnes' },
    { key: 'staysHere', title: 'Ce qui se dit ici…' },
    { key: 'rightToPass', title: 'Droit de passer son tour' },
    { key: 'leavesHere', title: 'Ce qui sort d’ici, et avec quel accord' },
    { key: 'time', title: 'Respect du temps' },
  ],
  emptyHint: 'Proposez une première règle : qu’est-ce qui vous permettrait de parler librement ?',
  deliverable: null,
  provenance:
    'Charte de déontologie de l’appel PACA 2018-2020 et pratique publique des espaces de discussion. Rubriques : proposition de Grappe.',
});
