import { defineKind } from '../kind.ts';

export const experimentSheet = defineKind({
  key: 'EXPERIMENT_SHEET',
  family: 'form',
  title: 'Fiche expérimentation',
  scope: 'establishment',
  instruction:
    'Décrivez un essai petit, court et réversible. Pas de nom de personne accompagnée ni de détail de santé.',
  flow: [
    'Écrire un brouillon avec le groupe de travail.',
    'Obtenir l’accord du comité QVT.',
    'Faire signer le trinôme.',
    'Démarrer, et tenir un carnet de bord chaque semaine.',
    'Évaluer avec les personnes concernées.',
  ],
  fields: [
    { key: 'title', title: 'Titre', long: false },
    { key: 'problem', title: 'Problème de travail visé', long: true },
    { key: 'objectives', title: 'Objectifs', long: true },
    { key: 'scope', title: 'Périmètre (service, durée)', long: false },
    { key: 'people', title: 'Personnes concernées', long: false },
    { key: 'method', title: 'Ce qu’on teste (méthode de mise en œuvre)', long: true },
    { key: 'unchanged', title: 'Ce qu’on ne change pas', long: true },
    { key: 'indicators', title: 'Indicateurs d’évaluation', long: true },
    { key: 'means', title: 'Moyens et temps dégagé', long: false },
    { key: 'milestones', title: 'Points d’étape, règle d’arrêt', long: true },
    { key: 'owner', title: 'Porteur, comité du…', long: false },
    {
      key: 'outcome',
      title: 'Suite donnée à l’expérimentation',
      hint: 'À choisir une fois l’évaluation faite.',
      long: false,
      choices: [
        { key: 'undecided', title: 'À décider' },
        { key: 'adjust', title: 'Ajuster' },
        { key: 'extend', title: 'Étendre' },
        { key: 'abandon', title: 'Abandonner' },
      ],
    },
  ],
  emptyHint: 'Commencez par le problème de travail : qu’est-ce qui gêne, où et quand ?',
  becomes: [
    {
      kind: 'EXPERIMENT_CRITERIA',
      title: 'Préparer les critères',
      fill: [],
      lines: { from: 'indicators', to: 'criterion' },
    },
    {
      kind: 'ACTION_PLAN',
      title: 'En faire une action',
      fill: [
        { from: 'objectives', to: 'objective' },
        { from: 'title', to: 'action' },
        { from: 'means', to: 'means' },
        { from: 'indicators', to: 'indicator' },
      ],
      when: { key: 'outcome', says: ['adjust', 'extend'] },
    },
  ],
  deliverable: 'expérimentations prévues, actions imaginées',
  provenance:
    'Objectifs, personnes, indicateurs, méthode : appel PACA 2018-2020. Autres champs : proposition de Grappe.',
});
