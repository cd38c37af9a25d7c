import { defineKind } from '../kind.ts';

export const swot = defineKind({
  key: 'SWOT',
  family: 'cards',
  title: 'Forces, faiblesses, opportunités, menaces (SWOT)',
  scope: 'establishment',
  instruction:
    'Forces et faiblesses viennent de l’établissement, opportunités et menaces de ce qui l’entoure. Une idée par carte, tirée du travail réel.',
  flow: [
    'Expliquer la différence entre ce qui vient du dedans et ce qui vient du dehors.',
    'Écrire chacun ses cartes pendant cinq minutes.',
    'Lire zone par zone et regrouper ce qui se ressemble.',
    'Chercher ce qu’une force permet face à une menace, et ce qu’une opportunité répare.',
    'Garder trois idées pour la suite.',
  ],
  zones: [
    { key: 'strengths', title: 'Forces' },
    { key: 'weaknesses', title: 'Faiblesses' },
    { key: 'opportunities', title: 'Opportunités' },
    { key: 'threats', title: 'Menaces' },
  ],
  emptyHint: 'Commencez par une force : qu’est-ce qui tient bon, même les jours difficiles ?',
  deliverable: null,
  provenance:
    'Méthode publique courante, ajoutée par Grappe : aucun des cinq appels ne la demande. Consigne et étapes : proposition de Grappe.',
});
