import { defineKind } from '../kind.ts';

export const priorityVote = defineKind({
  key: 'PRIORITY_VOTE',
  family: 'form',
  title: 'Vote de priorités',
  scope: 'establishment',
  instruction:
    'Préparez la question et les options avant de voter. Notez ensuite le résultat, les désaccords et la décision du comité, avec son motif.',
  flow: [
    'Vérifier qui vote.',
    'Ouvrir le vote.',
    'Laisser deux à trois minutes.',
    'Fermer le vote.',
    'Montrer les totaux si le seuil est atteint.',
    'Faire décider le comité, qui donne son motif.',
  ],
  fields: [
    { key: 'question', title: 'Question', long: false },
    { key: 'options', title: 'Options (issues de la carte)', hint: 'Une par ligne.', long: true },
    { key: 'voices', title: 'Nombre de voix par personne', hint: 'Trois, le plus souvent.', long: false },
    {
      key: 'mode',
      title: 'Mode',
      hint: 'À trois, un vote secret ne l’est pas : préférez le consentement.',
      long: false,
      choices: [
        { key: 'showOfHands', title: 'À main levée' },
        { key: 'secret', title: 'Secret' },
        { key: 'consent', title: 'Consentement' },
      ],
    },
    { key: 'result', title: 'Résultat et désaccords notés', long: true },
    { key: 'decision', title: 'Décision du comité QVT', hint: 'Avec son motif.', long: true },
  ],
  emptyHint: 'Commencez par la question : que doit permettre de choisir ce vote ?',
  deliverable: 'choix des priorités QVT + motif',
  provenance: 'Rubriques et étapes : proposition de Grappe.',
});
