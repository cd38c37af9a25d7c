import { defineKind } from '../kind.ts';
import { QVCT_SUBJECTS } from './qvct-subjects.ts';

export const actionPlan = defineKind({
  key: 'ACTION_PLAN',
  family: 'table',
  title: 'Plan d’actions QVT',
  scope: 'establishment',
  instruction:
    'Une ligne par action, avec un seul porteur et une seule échéance. Les moyens se décident avec la direction.',
  flow: [
    'Transformer les résultats de l’expérimentation et les priorités restantes en actions.',
    'Donner à chaque action un porteur et une date.',
    'Arbitrer les moyens avec la direction.',
    'Faire signer le trinôme.',
    'Revoir le plan à six mois.',
  ],
  columns: [
    { key: 'theme', title: 'Thème QVCT', type: 'choice', choices: QVCT_SUBJECTS },
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
  timeline: { end: 'dueDate', label: 'action', state: 'state', settled: ['done', 'abandoned'] },
  emptyHint:
    'Ajoutez la première action : un résultat de l’expérimentation à garder, ou une priorité encore sans réponse.',
  deliverable: 'Synthèse des actions conduites',
  provenance: 'Construction du plan d’actions : appel PACA 2018-2020. Colonnes : usage courant.',
});
