import type { College } from '#domain/people/roles.ts';

/*
 * The demo cluster: six establishments, 18 members and a deputy, two facilitators, one observer, one programme lead. Everyone and every
 * place is invented.
 */

export const CLUSTER_NAME = 'Cluster QVT médico-social, démo';

export type DemoEstablishment = {
  key: string;
  name: string;
  shortName: string;
  type: string;
  status: string;
  /** Direction, staff representative, trade: [name, job]. */
  team: [string, string][];
  /** Who stands in for a seat: seat, name, job. */
  deputies?: [College, string, string][];
};

export const ESTABLISHMENTS: DemoEstablishment[] = [
  {
    key: 'merles',
    name: 'EHPAD La Fontaine aux Merles',
    shortName: 'La Fontaine aux Merles',
    type: 'EHPAD, 84 lits',
    status: 'public',
    team: [
      ['Hélène Vasseline', 'Directrice'],
      ['Nadia Ferroukhane', 'Représentante du personnel au CSE'],
      ['Claire Aubrelle', 'IDE coordinatrice'],
    ],
    deputies: [['trade', 'Fatou Brindelaine', 'Aide-soignante']],
  },
  {
    key: 'alouettes',
    name: 'IME Les Trois Alouettes',
    shortName: 'Les Trois Alouettes',
    type: 'IME',
    status: 'associatif',
    team: [
      ['Bruno Castelvire', 'Directeur adjoint'],
      ['Sophie Lanterrade', 'Élue au CSE'],
      ['Karim Bensoulane', 'Éducateur spécialisé'],
    ],
  },
  {
    key: 'vermeil',
    name: 'MAS Le Pré Vermeil',
    shortName: 'Le Pré Vermeil',
    type: 'MAS',
    status: 'associatif',
    team: [
      ['Isabelle Montferrade', 'Directrice'],
      ['Didier Rouvergue', 'Délégué syndical'],
      ['Aminata Sowrelle', 'Aide-soignante'],
    ],
  },
  {
    key: 'lin',
    name: 'SSIAD Les Rives de Lin',
    shortName: 'Les Rives de Lin',
    type: 'SSIAD',
    status: 'associatif',
    team: [
      ['Laurent Pescavert', 'Responsable de service'],
      ['Martine Oliverade', 'Représentante de proximité'],
      ['Julie Tamarisse', 'Aide-soignante à domicile'],
    ],
  },
  {
    key: 'cedre',
    name: 'Foyer de vie Le Cèdre Penché',
    shortName: 'Le Cèdre Penché',
    type: 'Foyer de vie',
    status: 'associatif',
    team: [
      ['Frédéric Valserine', 'Directeur'],
      ['Rosa Quintanelle', 'Élue au CSE'],
      ['Théo Marchevent', 'Moniteur-éducateur'],
    ],
  },
  {
    key: 'saules',
    name: 'ESAT Les Saules de la Durette',
    shortName: 'Les Saules',
    type: 'ESAT',
    status: 'public',
    team: [
      ['Véronique Dambrelle', 'Directrice'],
      ['Pascal Girondelle', 'Secrétaire du CSE'],
      ['Lina Hadjoubel', 'Monitrice d’atelier'],
    ],
  },
];

/** Order of the three seats in `DemoEstablishment.team`. */
export const SEATS: College[] = ['direction', 'staff', 'trade'];

export const FACILITATORS = [
  { name: 'Anne Rocheval', title: 'Chargée de mission, Aract', follows: ['merles', 'alouettes', 'vermeil'] },
  { name: 'Marc Sorbevin', title: 'Consultant', follows: ['lin', 'cedre', 'saules'] },
];

export const OBSERVER = { name: 'Élodie Grandpierre', title: 'Référente QVT, ARS' };
export const LEAD = { name: 'Paul Mistrelle', title: 'Responsable du programme, Aract' };
