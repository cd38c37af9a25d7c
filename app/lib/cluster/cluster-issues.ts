import type { ClusterIssueCode } from '#domain/cluster/check-cluster.ts';
import { MOST_ESTABLISHMENTS } from '#domain/cluster/cluster-draft.ts';
import { PERSON_ISSUES, type PersonIssueCode } from '#domain/people/import.ts';
import type { EstablishmentIssueCode } from '#domain/establishment/establishment-draft.ts';

type OwnCode = Exclude<ClusterIssueCode, PersonIssueCode> | EstablishmentIssueCode;

const SENTENCES: Record<OwnCode, string> = {
  programme_unknown: 'Choisissez un programme.',
  phases_changed: 'Le programme a changé depuis votre dernière visite : choisissez-le à nouveau.',
  no_phase: 'Gardez au moins une phase.',
  day_missing: 'Indiquez une date.',
  days_reversed: 'La fin vient avant le début.',
  too_long: 'Un cluster dure cinq ans au plus.',
  title_missing: 'Donnez un titre à cette phase.',
  no_establishment: 'Ajoutez au moins un établissement.',
  name_missing: 'Indiquez un nom.',
  name_too_long: 'Ce texte est trop long.',
  name_repeated: 'Un autre établissement porte déjà ce nom.',
  short_name_missing: 'Indiquez un nom court.',
  short_name_too_long: 'Le nom court dépasse 60 caractères.',
  type_missing: 'Indiquez le type (EHPAD, IME…).',
  headcount_wrong: 'Indiquez un nombre de personnes, de 0 à 100 000.',
  too_many_establishments: `Un cluster se crée avec ${MOST_ESTABLISHMENTS} établissements au plus : retirez ceux qui suivent.`,
  mark_twin: 'Un autre établissement a la même couleur et les mêmes initiales.',
};

/** What is said under a field. People have sentences of their own (`person-issues.ts`). */
export function clusterIssueSentence(code: ClusterIssueCode): string {
  if (code in SENTENCES) return SENTENCES[code as OwnCode];
  return code in PERSON_ISSUES ? 'Une personne est à corriger.' : 'À corriger.';
}
