import type { Region } from './region.ts';

/** Experiments are running, and measured. */
export const normandie: Region = {
  programme: 'NORMANDIE-2024-2025',
  name: 'Amélioration des conditions de travail, groupe 2024, démo',
  territory: 'Calvados, Manche et Orne',
  begun: 8,
  lasts: 12,
  suggested: true,
  establishments: [
    {
      key: 'falaises',
      name: 'MAS Les Falaises Claires',
      shortName: 'Les Falaises Claires',
      type: 'MAS',
      status: 'associatif',
      department: '14',
      headcount: 88,
      team: [
        ['direction', 'Béatrice Hauvillier', 'Directrice'],
        ['staff', 'Franck Lebossière', 'Élu au CSE'],
        ['trade', 'Coralie Mesnildray', 'Accompagnante éducative et sociale'],
      ],
    },
    {
      key: 'pommiers',
      name: 'EHPAD Les Pommiers du Bocage',
      shortName: 'Les Pommiers du Bocage',
      type: 'EHPAD',
      status: 'public',
      department: '61',
      headcount: 63,
      team: [
        ['direction', 'Jérôme Taillebois', 'Directeur'],
        ['staff', 'Sandrine Ourville', 'Secrétaire du CSE'],
        ['trade', 'Dounia Percheval', 'Infirmière'],
      ],
    },
    {
      key: 'havre',
      name: 'Centre hospitalier du Petit Havre Gris',
      shortName: 'Le Petit Havre Gris',
      type: 'Centre hospitalier',
      status: 'public',
      department: '50',
      headcount: 312,
      team: [
        ['direction', 'Thierry Coutanville', 'Directeur des soins'],
        ['staff', 'Magalie Bricquebel', 'Représentante au CSE'],
        ['trade', 'Samir Valcanelle', 'Brancardier'],
      ],
      deputies: [
        ['staff', 'Solange Brévillard', 'Suppléante au CSE'],
        ['trade', 'Thibault Cressonnet', 'Infirmier de nuit'],
      ],
    },
    {
      key: 'dunes',
      name: 'IME Le Vent des Dunes',
      shortName: 'Le Vent des Dunes',
      type: 'IME',
      status: 'associatif',
      department: '50',
      headcount: 47,
      team: [
        ['direction', 'Estelle Granvoisin', 'Directrice'],
        ['staff', 'Olivier Pontorsel', 'Délégué syndical'],
        ['trade', 'Inès Torigneau', 'Éducatrice spécialisée'],
      ],
    },
  ],
  facilitators: [
    { name: 'Delphine Argouvel', title: 'Chargée de mission, Aract', follows: ['falaises', 'pommiers'] },
    { name: 'Vincent Orbecq', title: 'Chargé de mission, Aract', follows: ['havre', 'dunes'] },
  ],
  observer: { name: 'Mathilde Houlegatte', title: 'Référente attractivité, ARS' },
  words: {
    falaises: {
      SWOT: {
        cards: {
          strengths: ['Une analyse de la pratique chaque mois'],
          weaknesses: ['Des écrits en double'],
          opportunities: ['Le nouveau projet d’établissement'],
          threats: ['Deux départs annoncés cet été'],
        },
      },
      EXPERIMENT_SHEET: {
        fields: {
          title: 'Un cahier de liaison unique',
          problem: 'La même information est écrite trois fois',
          objectives: 'Écrire une fois, relire partout',
          scope: 'Unité Les Embruns, 10 semaines',
          people: '14 professionnels',
          method: 'Un seul cahier, relu à chaque relève',
          unchanged: 'Le dossier de soins',
          milestones: 'Semaine 5 ; arrêt si une consigne se perd',
          owner: 'Coralie Mesnildray',
          outcome: 'undecided',
        },
      },
      EXPERIMENT_CRITERIA: {
        rows: [
          {
            dimension: 'organisation',
            criterion: 'Temps d’écriture',
            question: 'Écrit-on moins longtemps ?',
            indicator: 'Minutes par jour et par personne',
            baseline: 42,
            target: '25 au plus',
            targetValue: 25,
            collection: 'Relevé une semaine sur deux',
            collector: 'Cheffe de service',
          },
        ],
        measures: [
          {
            followUp: [
              ['2026-09-14', 42],
              ['2026-10-05', 36],
              ['2026-10-26', 29],
              ['2026-11-16', 27],
            ],
          },
        ],
      },
    },
    pommiers: {
      PRIORITY_MAP: {
        map: [
          ['Accueil des intérimaires', 4.4, 4.6, 'Compétences · tout l’établissement'],
          ['Bruit à la plonge', 3.2, 2.4, 'Santé au travail · cuisine'],
          ['Plannings de remplacement', 2, 4.8, 'Organisation'],
        ],
      },
    },
  },
};
