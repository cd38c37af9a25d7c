import type { DemoContent } from '../demo-content.ts';

/** Answers of forms by field; the key of a choice where there are choices. */
export const FIELDS: DemoContent['fields'] = {
  EXPERIMENT_SHEET: {
    merles: {
      title: '15 minutes de transmissions croisées jour/nuit',
      problem: 'Informations perdues à 6 h 45',
      objectives: 'Ne plus perdre une information vitale ; prise de poste calme',
      scope: 'Unité Les Tilleuls, 8 semaines',
      people: '11 soignants, 2 IDE',
      method: 'Créneau 6 h 40-6 h 55, trame en 4 points, animateur tournant',
      unchanged: 'Les cycles horaires',
      means: '15 min par jour récupérées',
      milestones: 'Semaine 4 ; arrêt si le débordement dépasse 20 min',
      owner: 'IDE coordinatrice',
      outcome: 'undecided',
    },
  },
  PRIORITY_VOTE: {
    merles: {
      question: 'Par quoi commencer notre expérimentation ?',
      options: 'Transmissions jour/nuit\nRappels sur repos\nRangement du linge\nParking',
      voices: '3',
      mode: 'secret',
      result:
        '10 votants. Transmissions jour/nuit : 13 voix ; rappels sur repos : 9 ; rangement du linge : 6 ; parking : 2. Désaccord noté : les rappels sur repos restent un sujet du CSE.',
      decision:
        'Retenu : transmissions jour/nuit. Motif : marge de manœuvre locale, effet attendu en 3 mois.',
    },
  },
  CAPITALISATION_SHEET: {
    merles: {
      type: 'EHPAD public, 80-90 lits',
      problem: 'Informations perdues à la relève',
      effects: 'Oublis : de 6 à 2 par semaine (mesure par l’équipe, 8 semaines)',
      consent: 'anonymised',
    },
  },
};
