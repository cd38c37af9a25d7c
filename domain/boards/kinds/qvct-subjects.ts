/** The six subjects of the national QVCT reference (2023), as choices of a column. */
export const QVCT_SUBJECTS = [
  { key: 'organisation', title: 'Organisation, contenu et réalisation du travail' },
  { key: 'skills', title: 'Compétences et parcours professionnels' },
  { key: 'health', title: 'Santé au travail' },
  { key: 'equality', title: 'Égalité au travail' },
  { key: 'management', title: 'Projet d’entreprise et management' },
  { key: 'dialogue', title: 'Dialogue social et professionnel' },
];
