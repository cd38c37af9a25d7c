import type { Region } from './region.ts';

/** Nearly over: it looks back, and keeps what worked. */
export const ileDeFrance: Region = {
  programme: 'IDF-2020-2021',
  name: 'Cluster social francilien, groupe 2, démo',
  territory: 'Île-de-France',
  begun: 18,
  lasts: 19,
  suggested: true,
  establishments: [
    {
      key: 'tilleuls',
      name: 'EHPAD Les Tilleuls de la Marne',
      shortName: 'Les Tilleuls',
      type: 'EHPAD',
      status: 'public',
      department: '94',
      headcount: 97,
      team: [
        ['direction', 'Nathalie Brimontel', 'Directrice'],
        ['staff', 'Abdou Sartrevalle', 'Secrétaire du CSE'],
        ['trade', 'Ludivine Chapteuil', 'Aide-soignante'],
      ],
    },
    {
      key: 'canal',
      name: 'FAM La Maison du Canal',
      shortName: 'La Maison du Canal',
      type: 'FAM',
      status: 'associatif',
      department: '93',
      headcount: 61,
      team: [
        ['direction', 'Patrick Noiselle', 'Directeur'],
        ['staff', 'Christelle Aubervine', 'Élue au CSE'],
        ['trade', 'Moussa Livremont', 'Moniteur-éducateur'],
      ],
    },
    {
      key: 'meulieres',
      name: 'SESSAD Les Meulières',
      shortName: 'Les Meulières',
      type: 'SESSAD',
      status: 'associatif',
      department: '78',
      headcount: 28,
      team: [
        ['direction', 'Agnès Rambouvel', 'Directrice'],
        ['staff', 'Guillaume Thoirac', 'Représentant de proximité'],
        ['trade', 'Yasmine Orsavelle', 'Psychomotricienne'],
      ],
    },
  ],
  facilitators: [
    { name: 'Florence Dampierrel', title: 'Chargée de mission, Aract', follows: ['tilleuls', 'canal'] },
    { name: 'Rémi Vaucressan', title: 'Chargé de mission, Aract', follows: ['meulieres'] },
  ],
  observer: { name: 'Sabine Courcelvin', title: 'Référente médico-sociale, ARS' },
  words: {
    tilleuls: {
      ACTION_PLAN: {
        rows: [
          {
            theme: 'skills',
            objective: 'Accueillir',
            action: 'Deux jours en double pour chaque nouvel arrivant',
            owner: 'Ludivine Chapteuil',
            associates: 'Cadres de santé',
            dueDate: '2026-10-15',
            means: 'Heures de doublure au budget',
            indicator: 'Départs avant trois mois',
            state: 'inProgress',
            cseDate: '2026-06-18',
          },
          {
            theme: 'dialogue',
            objective: 'Continuer',
            action: 'Un espace de discussion par unité et par trimestre',
            owner: 'Abdou Sartrevalle',
            associates: 'Direction',
            dueDate: '2027-03-31',
            means: '1 h 30 sur le temps de travail',
            indicator: 'Espaces tenus',
            state: 'inProgress',
            cseDate: null,
          },
          {
            theme: 'health',
            objective: 'Alléger',
            action: 'Rail de transfert dans les chambres de l’unité 2',
            owner: 'Nathalie Brimontel',
            associates: 'Ergothérapeute',
            dueDate: '2026-05-30',
            means: 'Subvention de la Carsat',
            indicator: 'Accidents liés aux transferts',
            state: 'done',
            cseDate: '2026-02-12',
          },
        ],
      },
      SUSTAINABILITY: {
        cards: {
          kept: ['Les doublures, et le carnet du nouvel arrivant'],
          whoContinues: ['Le comité QVT, une fois par trimestre'],
          meetings: ['Mars, juin, octobre'],
          links: ['Un point par an au CSE'],
          needs: ['Deux animateurs formés'],
        },
      },
    },
    canal: {
      STRENGTHS_WEAKNESSES_VIGILANCE: {
        cards: {
          strengths: ['Les équipes ont choisi leurs critères'],
          weaknesses: ['Trop peu de mesures la nuit'],
          unexpected: ['Les familles ont demandé à participer'],
          vigilance: ['Ne pas épuiser les volontaires'],
        },
      },
    },
  },
  answered: 'HOT_EVALUATION',
};
