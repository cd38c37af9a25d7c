import { defineKind } from '../kind.ts';

/** Notes from 1 to 4: no middle to hide in. */
const NOTE = { type: 'rating', low: 1, high: 4 } as const;

export const hotEvaluation = defineKind({
  key: 'HOT_EVALUATION',
  family: 'questionnaire',
  title: 'Évaluation à chaud',
  scope: 'cluster',
  instruction:
    'Répondez seul, en quelques minutes. Aucun nom n’est gardé avec vos réponses, et rien n’est montré en dessous de cinq réponses.',
  flow: [
    'Prévoir cinq minutes avant la fin.',
    'Rappeler que rien ne relie une réponse à une personne.',
    'N’afficher les résultats qu’à partir de cinq réponses.',
    'Relire les textes libres avant de les montrer.',
  ],
  questions: [
    {
      key: 'usefulness',
      title: 'Utilité pour mon établissement',
      ...NOTE,
      lowTitle: 'Pas utile',
      highTitle: 'Très utile',
    },
    {
      key: 'clarity',
      title: 'Clarté des apports',
      ...NOTE,
      lowTitle: 'Confus',
      highTitle: 'Très clair',
    },
    {
      key: 'pace',
      title: 'Rythme',
      type: 'choice',
      choices: [
        { key: 'tooSlow', title: 'Trop lent' },
        { key: 'right', title: 'Bien' },
        { key: 'tooFast', title: 'Trop rapide' },
      ],
    },
    {
      key: 'room',
      title: 'Place laissée à chacun',
      ...NOTE,
      lowTitle: 'Pas assez de place',
      highTitle: 'Chacun a eu sa place',
    },
    {
      key: 'exchanges',
      title: 'Échanges entre établissements',
      ...NOTE,
      lowTitle: 'Pauvres',
      highTitle: 'Riches',
    },
    { key: 'takeAway', title: 'Je repars avec…', type: 'text' },
    { key: 'missed', title: 'Il m’a manqué…', type: 'text' },
    {
      key: 'remote',
      title: 'Confort à distance (son, outil)',
      ...NOTE,
      lowTitle: 'Pénible',
      highTitle: 'Confortable',
    },
  ],
  emptyHint: 'Personne n’a encore répondu.',
  deliverable: 'évaluation à chaud → bilan global',
  provenance: 'Obligation d’évaluer à chaud : appel PACA 2018-2020. Questions : proposition de Grappe.',
});
