import { defineKind } from '../kind.ts';

export const stakesStrengthsWeaknesses = defineKind({
  key: 'STAKES_STRENGTHS_WEAKNESSES',
  family: 'cards',
  title: 'Enjeux, forces, points faibles, difficultés imaginées',
  scope: 'establishment',
  instruction:
    'À trois, posez au moins deux cartes par zone, une par collège. Parlez du travail tel qu’il se fait, pas des personnes.',
  flow: [
    'Travailler en trinôme pendant 25 minutes.',
    'Poser deux cartes au moins par zone et par collège.',
    'Raconter en deux minutes par établissement, en plénière.',
    'Figer la feuille.',
  ],
  zones: [
    { key: 'stakesProfessionals', title: 'Enjeux pour les professionnels' },
    { key: 'stakesResidents', title: 'Enjeux pour les personnes accompagnées' },
    { key: 'stakesEstablishment', title: 'Enjeux pour l’établissement' },
    { key: 'strengths', title: 'Forces identifiées a priori' },
    { key: 'weaknesses', title: 'Points faibles identifiés a priori' },
    { key: 'difficulties', title: 'Difficultés imaginées' },
  ],
  emptyHint: 'Commencez par un enjeu du quotidien, celui dont on parle déjà dans les couloirs.',
  deliverable: 'Les enjeux des établissements',
  provenance: 'Livrables : appel PACA 2018-2020. Zones : proposition de Grappe.',
});
