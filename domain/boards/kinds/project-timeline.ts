import { defineKind } from '../kind.ts';

export const projectTimeline = defineKind({
  key: 'PROJECT_TIMELINE',
  family: 'table',
  title: 'Frise du projet',
  scope: 'establishment',
  instruction:
    'Posez les séances, le travail entre deux séances et les jalons de votre établissement. Une ligne par étape, avec une date de fin.',
  flow: [
    'Poser d’abord les dates des séances collectives et des rendez-vous individuels.',
    'Ajouter le travail intersession, avec la personne qui s’en charge.',
    'Placer l’expérimentation et ses points d’étape.',
    'Repérer les périodes chargées et déplacer ce qui peut l’être.',
    'Relire la frise au début de chaque séance.',
  ],
  columns: [
    { key: 'step', title: 'Étape', type: 'text' },
    {
      key: 'type',
      title: 'Type',
      type: 'choice',
      choices: [
        { key: 'session', title: 'Séance' },
        { key: 'intersession', title: 'Travail intersession' },
        { key: 'milestone', title: 'Jalon' },
        { key: 'experiment', title: 'Expérimentation' },
      ],
    },
    { key: 'start', title: 'Début', type: 'date' },
    { key: 'end', title: 'Fin', type: 'date' },
    { key: 'who', title: 'Qui', type: 'person' },
    {
      key: 'state',
      title: 'État',
      type: 'choice',
      choices: [
        { key: 'planned', title: 'Prévu' },
        { key: 'inProgress', title: 'En cours' },
        { key: 'done', title: 'Fait' },
        { key: 'postponed', title: 'Reporté' },
        { key: 'dropped', title: 'Abandonné' },
      ],
    },
    { key: 'comment', title: 'Commentaire', type: 'text' },
  ],
  timeline: {
    start: 'start',
    end: 'end',
    label: 'step',
    state: 'state',
    settled: ['done', 'dropped'],
    first: true,
  },
  emptyHint: 'Ajoutez la première étape : la prochaine séance du groupe, par exemple.',
  deliverable: null,
  provenance: 'Ajoutée par Grappe : aucun des cinq appels ne la demande. Colonnes : proposition de Grappe.',
});
