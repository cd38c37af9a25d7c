import { defineKind } from '../kind.ts';

export const experimentCriteria = defineKind({
  key: 'EXPERIMENT_CRITERIA',
  family: 'table',
  title: 'Critères d’évaluation de l’expérimentation',
  scope: 'establishment',
  instruction:
    'Choisissez vos propres critères, au moins un par dimension. Relevez la valeur de départ avant de commencer.',
  flow: [
    'Lister les activités touchées par le changement.',
    'Choisir ses critères, au moins un par dimension.',
    'Relever la valeur de départ avant le lancement.',
    'Recueillir à mi-parcours et à la fin.',
  ],
  columns: [
    {
      key: 'dimension',
      title: 'Dimension',
      type: 'choice',
      choices: [
        { key: 'organisation', title: 'Organisation-technique' },
        { key: 'quality', title: 'Qualité de service' },
        { key: 'social', title: 'Social-santé' },
      ],
    },
    { key: 'criterion', title: 'Critère', type: 'text' },
    { key: 'question', title: 'Question évaluative', type: 'text' },
    { key: 'indicator', title: 'Indicateur', type: 'text' },
    { key: 'baseline', title: 'Valeur de départ', type: 'number' },
    { key: 'target', title: 'Cible', type: 'text' },
    { key: 'targetValue', title: 'Cible en chiffre', type: 'number' },
    {
      key: 'followUp',
      title: 'Mesures',
      type: 'measures',
      baseline: 'baseline',
      target: 'targetValue',
    },
    { key: 'collection', title: 'Mode et fréquence de recueil', type: 'text' },
    { key: 'collector', title: 'Qui recueille', type: 'person' },
  ],
  emptyHint: 'Ajoutez le premier critère : à quoi verrez-vous que l’essai a changé le travail ?',
  becomes: [
    {
      kind: 'ACTION_PLAN',
      title: 'En suivre l’indicateur dans une action',
      fill: [
        { from: 'criterion', to: 'objective' },
        { from: 'indicator', to: 'indicator' },
      ],
    },
  ],
  deliverable: 'Indicateurs retenus',
  provenance:
    'Livrable : appel PACA 2018-2020. Trois dimensions : évaluation embarquée (Anact, public). Colonnes : proposition de Grappe.',
});
