import { defineKind } from '../kind.ts';

/** The six subjects of the national QVCT reference (2023). */
const themes = [
  { key: 'organisation', title: 'Organisation, contenu et réalisation du travail' },
  { key: 'skills', title: 'Compétences et parcours professionnels' },
  { key: 'health', title: 'Santé au travail' },
  { key: 'equality', title: 'Égalité au travail' },
  { key: 'management', title: 'Projet d’entreprise et management' },
  { key: 'dialogue', title: 'Dialogue social et professionnel' },
];

export const actionPlan = defineKind({
  key: 'ACTION_PLAN',
  family: 'table',
  title: 'Plan d’actions QVT',
  scope: 'establishment',
  instruction:
    'Une ligne par action, avec un seul porteur et une seule échéance. Les moyens se décident avec la direction.',
  flow: [
    'Transformer les résultats de l’expérimentation et les priorités restantes en actions.',
    'Un porteur et une date par action.',
    'Arbitrer les moyens avec la direction.',
    'Signature du trinôme.',
    'Revue à six mois.',
  ],
  columns: [
    { key: 'theme', title: 'Thème QVCT', type: 'choice', choices: themes },
    { key: 'objective', title: 'Objectif', type: 'text' },
    { key: 'action', title: 'Action', type: 'text' },
    { key: 'owner', title: 'Porteur', type: 'person' },
    { key: 'associates', title: 'Personnes associées', type: 'text' },
    { key: 'dueDate', title: 'Échéance', type: 'date' },
    { key: 'means', title: 'Moyens', type: 'text' },
    { key: 'indicator', title: 'Indicateur de suivi', type: 'text' },
    {
      key: 'state',
      title: 'État',
      type: 'choice',
      choices: [
        { key: 'toStart', title: 'À lancer' },
        { key: 'inProgress', title: 'En cours' },
        { key: 'done', title: 'Fait' },
        { key: 'postponed', title: 'Reporté' },
        { key: 'abandoned', title: 'Abandonné' },
      ],
    },
    { key: 'cseDate', title: 'Passage au CSE', type: 'date' },
  ],
  deliverable: 'Synthèse des actions conduites',
  provenance: 'Construction du plan d’actions : appel PACA 2018-2020. Colonnes : usage courant.',
});
