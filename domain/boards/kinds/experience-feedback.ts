import { defineKind } from '../kind.ts';

export const experienceFeedback = defineKind({
  key: 'EXPERIENCE_FEEDBACK',
  family: 'cards',
  title: 'Retour d’expérience',
  scope: 'establishment',
  instruction:
    'Racontez ce qui s’est vraiment passé depuis la dernière fois, y compris ce qui n’a pas marché. Les autres établissements liront une fois la feuille ouverte.',
  flow: [
    'Préparer à trois pendant cinq minutes.',
    'Raconter en trois minutes.',
    'Recueillir les questions et les idées des autres établissements.',
    'Demander à chaque trinôme l’idée qu’il garde.',
  ],
  zones: [
    { key: 'planned', title: 'Ce qu’on avait prévu' },
    { key: 'done', title: 'Ce qu’on a fait' },
    { key: 'helped', title: 'Ce qui a aidé' },
    { key: 'hindered', title: 'Ce qui a freiné' },
    { key: 'surprised', title: 'Ce qui nous a surpris' },
    { key: 'askGroup', title: 'Ce qu’on demande au groupe' },
  ],
  emptyHint: 'Commencez par ce que vous aviez prévu, même si tout a changé ensuite.',
  deliverable: 'Les actions réellement projetées ou réalisées.',
  provenance: 'Livrable et titre : appel PACA 2018-2020. Zones : proposition de Grappe.',
});
