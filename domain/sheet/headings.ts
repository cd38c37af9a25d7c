/** Titles of the columns that are ours. The identifier comes last and is what a file is read back by. */
export const HEADINGS = {
  id: 'Identifiant',
  zone: 'Zone',
  group: 'Groupe',
  card: 'Carte',
  marks: 'Marques',
  quadrant: 'Quadrant',
  field: 'Rubrique',
  answer: 'Réponse',
} as const;
