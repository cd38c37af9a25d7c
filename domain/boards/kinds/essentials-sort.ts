import { defineKind } from '../kind.ts';

export const essentialsSort = defineKind({
  key: 'ESSENTIALS_SORT',
  family: 'cards',
  title: 'Tri de cartes (inspiré des Essentiels)',
  scope: 'establishment',
  instruction:
    'Écrivez vos cartes, une pratique ou un sujet de travail par carte. Tirez-les une à une et cherchez ensemble leur catégorie. En cas de désaccord, marquez-le.',
  flow: [
    'Écrire les cartes à trier, ou reprendre des sujets déjà notés.',
    'Tirer une carte.',
    'Laisser chacun dire où il la mettrait, et pourquoi.',
    'Discuter jusqu’à l’accord, ou marquer le désaccord.',
    'Choisir trois cartes à travailler.',
  ],
  zones: [
    { key: 'deck', title: 'À trier' },
    { key: 'satisfying', title: 'Existant et satisfaisant' },
    { key: 'toImprove', title: 'Existant mais à améliorer' },
    { key: 'wished', title: 'Inexistant mais souhaité' },
    { key: 'unwanted', title: 'Inexistant et non souhaité' },
    { key: 'offTopic', title: 'Hors sujet pour nous' },
  ],
  deck: 'deck',
  marks: [
    { key: 'disagreement', title: 'Désaccord' },
    { key: 'toWorkOn', title: 'À travailler', atMost: 3 },
  ],
  emptyHint: 'Écrivez d’abord les cartes à trier : réunions, outils, règles, habitudes de travail.',
  deliverable: null,
  provenance:
    'Catégories : description publique d’un jeu de l’Anact, dont aucun texte de carte n’est repris. Marques et étapes : proposition de Grappe. Nourrit l’état des lieux.',
});
