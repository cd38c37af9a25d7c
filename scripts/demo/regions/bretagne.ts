import type { Region } from './region.ts';

/** At its very beginning: the first cards are still each person's own. */
export const bretagne: Region = {
  programme: 'BRETAGNE-2019-2020',
  name: 'Clusters QVT Bretagne, 1er groupe, démo',
  territory: 'Ille-et-Vilaine et Morbihan',
  begun: 1,
  lasts: 15,
  suggested: false,
  establishments: [
    {
      key: 'ajoncs',
      name: 'EHPAD Les Ajoncs du Moulin',
      shortName: 'Les Ajoncs',
      type: 'EHPAD',
      status: 'public',
      department: '35',
      headcount: 74,
      team: [
        ['direction', 'Maëlle Kerdavid', 'Directrice'],
        ['staff', 'Yann Lostanlen', 'Secrétaire du CSE'],
        ['resource', 'Solenn Braspart', 'IDE coordinatrice'],
      ],
      deputies: [['staff', 'Gwenola Kervizic', 'Suppléante au CSE']],
    },
    {
      key: 'grenats',
      name: 'Foyer de vie Les Rochers Grenats',
      shortName: 'Les Rochers Grenats',
      type: 'Foyer de vie',
      status: 'associatif',
      department: '56',
      headcount: 41,
      team: [
        ['direction', 'Ronan Guivarche', 'Directeur'],
        ['staff', 'Katell Morzadec', 'Élue au CSE'],
      ],
    },
    {
      key: 'vannets',
      name: 'EHPAD Le Clos des Vannets',
      shortName: 'Le Clos des Vannets',
      type: 'EHPAD',
      status: 'associatif',
      department: '56',
      headcount: 58,
      team: [
        ['direction', 'Armelle Tréguidon', 'Directrice'],
        ['staff', 'Loïc Pendelec', 'Représentant de proximité'],
        ['resource', 'Gaëlle Rouzival', 'Chargée de prévention'],
      ],
    },
    {
      key: 'landes',
      name: 'ESAT Les Landes Bleues',
      shortName: 'Les Landes Bleues',
      type: 'ESAT',
      status: 'associatif',
      department: '35',
      headcount: 36,
      team: [
        ['direction', 'Gildas Ferréval', 'Directeur'],
        ['staff', 'Nolwenn Castelguen', 'Déléguée syndicale'],
        ['resource', 'Erwan Bodivit', 'Référent qualité'],
      ],
    },
  ],
  facilitators: [
    {
      name: 'Enora Quémerais',
      title: 'Chargée de mission, Aract',
      follows: ['ajoncs', 'grenats', 'vannets', 'landes'],
    },
  ],
  observer: { name: 'Tanguy Lerouvre', title: 'Référent ressources humaines, ARS' },
  words: {
    ajoncs: {
      STAKES_STRENGTHS_WEAKNESSES: {
        cards: {
          stakesProfessionals: ['Tenir dans la durée avec des plannings qui changent'],
          strengths: ['Une équipe de nuit très soudée'],
          difficulties: ['Réunir le groupe de travail en période de congés'],
        },
      },
    },
  },
  drafts: {
    kind: 'INITIAL_REPRESENTATIONS',
    establishment: 'ajoncs',
    cards: [
      ['Maëlle Kerdavid', 'expectations', 'Que l’on parle aussi de ce qui marche'],
      ['Yann Lostanlen', 'fears', 'Que rien ne change après la dernière réunion'],
      ['Solenn Braspart', 'isQvt', 'Avoir le temps de transmettre'],
      ['Solenn Braspart', 'howWeTalk', 'À la pause, jamais en réunion'],
    ],
  },
};
