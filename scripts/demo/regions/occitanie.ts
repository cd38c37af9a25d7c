import type { Region } from './region.ts';

/** In the middle of its diagnosis, mostly at a distance. */
export const occitanie: Region = {
  programme: 'OCCITANIE-OMEGA-2021-2022',
  name: 'OMEGA, groupe Garonne et Tarn, démo',
  territory: 'Haute-Garonne et Tarn',
  begun: 5,
  lasts: 13,
  suggested: true,
  establishments: [
    {
      key: 'micocouliers',
      name: 'EHPAD Les Micocouliers d’Autan',
      shortName: 'Les Micocouliers',
      type: 'EHPAD',
      status: 'public',
      department: '31',
      headcount: 66,
      team: [
        ['direction', 'Sylvain Courbeyrac', 'Directeur'],
        ['staff', 'Mireille Estrangin', 'Représentante du personnel'],
        ['trade', 'Fatou Delmazières', 'Aide-soignante'],
      ],
    },
    {
      key: 'passerelles',
      name: 'SSIAD Les Passerelles du Tarn',
      shortName: 'Les Passerelles',
      type: 'SSIAD',
      status: 'associatif',
      department: '81',
      headcount: 23,
      team: [
        ['direction', 'Odile Vayssettes', 'Responsable de service'],
        ['staff', 'Régis Lacombrade', 'Élu au CSE'],
        ['trade', 'Amandine Pujolat', 'Infirmière'],
      ],
    },
    {
      key: 'brique',
      name: 'EHPAD La Brique Rose',
      shortName: 'La Brique Rose',
      type: 'EHPAD',
      status: 'privé commercial',
      department: '31',
      headcount: 52,
      team: [
        ['direction', 'Carole Montaudrac', 'Directrice'],
        ['staff', 'Jordi Cabestan', 'Délégué du personnel'],
        ['trade', 'Léa Fontmarty', 'Animatrice'],
      ],
    },
  ],
  facilitators: [
    { name: 'Pauline Sarrazac', title: 'Consultante', follows: ['micocouliers', 'passerelles'] },
    { name: 'Hugo Belcastel', title: 'Consultant', follows: ['brique'] },
  ],
  observer: { name: 'Viviane Roquelaure', title: 'Chargée de mission autonomie, ARS' },
  words: {
    micocouliers: {
      ESSENTIALS_SORT: {
        cards: {
          satisfying: ['Le livret d’accueil des nouveaux'],
          toImprove: [['Le remplacement au pied levé', 'toWorkOn'], 'Les réunions du vendredi'],
          wished: [['Un temps de relève le week-end', 'toWorkOn']],
          deck: ['La salle de repos', 'Le chariot de linge', 'Les tenues'],
        },
      },
      DIAGNOSIS: {
        rows: [
          {
            theme: 'organisation',
            fact: 'Les couchers commencent à 17 h 45 faute de bras après 20 h',
            resources: 'Une équipe de soirée volontaire',
            problems: 'Les résidents se relèvent, les appels s’accumulent',
            effects: 'Professionnels : tension. Résidents : nuits courtes',
            source: 'Espace de discussion n° 1',
            scope: 'Envisagé : l’unité du rez-de-chaussée',
          },
        ],
      },
    },
    passerelles: {
      WORK_SITUATION_PHOTO: {
        rows: [
          {
            title: 'Le coffre de la voiture',
            situation: 'Tout le matériel est déchargé et rechargé à chaque visite',
            effects: '− port de charges, temps perdu ; + tout est sous la main',
            causes: 'Pas de caisse par tournée',
            determinants: 'Achat groupé, véhicules partagés',
            leads: 'Essayer une caisse compartimentée sur une tournée',
          },
        ],
      },
    },
  },
};
