import { defineKind } from '../kind.ts';

export const committeeComposition = defineKind({
  key: 'COMMITTEE_COMPOSITION',
  family: 'table',
  title: 'Composition du comité QVT',
  scope: 'establishment',
  instruction:
    'Une ligne par siège. Indiquez d’abord la fonction, le nom peut venir plus tard. Notez le collège, jamais un syndicat.',
  flow: [
    'Partir de la composition proposée par le programme.',
    'Remplir les sièges par fonction, puis par nom.',
    'Vérifier la parité entre direction et représentants du personnel.',
    'Faire signer chaque membre du trinôme.',
    'Transmettre à la personne qui vous accompagne.',
  ],
  columns: [
    { key: 'seat', title: 'Nom ou fonction', type: 'text' },
    {
      key: 'college',
      title: 'Collège',
      type: 'choice',
      choices: [
        { key: 'direction', title: 'Direction' },
        { key: 'staff', title: 'Représentants du personnel' },
        { key: 'trade', title: 'Métiers' },
        { key: 'external', title: 'Externe' },
      ],
    },
    { key: 'service', title: 'Service', type: 'text' },
    {
      key: 'role',
      title: 'Rôle',
      type: 'choice',
      choices: [
        { key: 'lead', title: 'Pilote' },
        { key: 'coLead', title: 'Copilote' },
        { key: 'facilitator', title: 'Animateur' },
        { key: 'rapporteur', title: 'Rapporteur' },
        { key: 'member', title: 'Membre' },
        { key: 'guest', title: 'Invité' },
      ],
    },
    { key: 'deputy', title: 'Suppléant', type: 'text' },
    { key: 'decision', title: 'Fréquence et mode de décision', type: 'text' },
    { key: 'cseLink', title: 'Lien avec le CSE', type: 'text' },
  ],
  parity: { column: 'college', between: ['direction', 'staff'] },
  emptyHint: 'Ajoutez un premier siège : la direction ou une personne élue au CSE, par exemple.',
  deliverable: 'Composition du comité QVT.',
  provenance:
    'Livrable : appel PACA 2018-2020. Sièges : appels Bretagne 2019-2020 et Occitanie 2021-2022. Colonnes : proposition de Grappe.',
});
