/** The steps of making a cluster, in order, as they stand in the address. */
export const STEPS = [
  { key: 'programme', title: 'Programme' },
  { key: 'cadre', title: 'Nom et dates' },
  { key: 'phases', title: 'Phases' },
  { key: 'etablissements', title: 'Établissements' },
  { key: 'personnes', title: 'Personnes' },
  { key: 'verification', title: 'Vérification' },
] as const;

export type StepKey = (typeof STEPS)[number]['key'];

export const isStep = (key: string): key is StepKey => STEPS.some((step) => step.key === key);

export const stepAddress = (key: StepKey) => `/clusters/nouveau/${key}`;

/** The step where a field of the draft is filled in. */
export function stepOf(path: string): StepKey {
  const [root = ''] = path.split('.');
  if (root === 'programme') return 'programme';
  if (root === 'phases') return 'phases';
  if (root === 'establishments') return 'etablissements';
  return root === 'people' ? 'personnes' : 'cadre';
}
