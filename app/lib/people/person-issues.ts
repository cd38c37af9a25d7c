import type { PersonIssue, PersonIssueCode } from '#domain/people/import.ts';
import { MOST_PEOPLE, type PersonDraft } from '#domain/people/person-draft.ts';
import { capitalised, french } from '#app/lib/french/typography.ts';

type About = { issue: PersonIssue; person: PersonDraft; other: PersonDraft | undefined };

const quoted = (text: string | undefined) => (text ? `« ${text} »` : 'ce mot');

/** What is said for each thing a line may have wrong. Complete by construction. */
const SENTENCES: Record<PersonIssueCode, (about: About) => string> = {
  list_too_long: () =>
    `une liste porte ${MOST_PEOPLE} personnes au plus. Retirez les lignes à partir de celle-ci : elles s’ajoutent ensuite, par une autre liste.`,
  name_missing: () => 'il manque le prénom et le nom.',
  name_too_long: () => 'le nom est trop long (120 caractères au plus).',
  title_too_long: () => 'la fonction est trop longue (120 caractères au plus).',
  role_missing: () => 'choisissez un rôle.',
  role_unknown: ({ issue }) => `le rôle ${quoted(issue.value)} n’est pas connu. Choisissez-en un.`,
  role_refused: () => 'ce rôle ne peut être donné que par la personne qui pilote le programme.',
  establishment_missing: () => 'choisissez un établissement.',
  establishment_unknown: ({ issue }) =>
    issue.suggestion
      ? `établissement ${quoted(issue.value)} inconnu. Vouliez-vous dire ${quoted(issue.suggestion.name)} ?`
      : `établissement ${quoted(issue.value)} inconnu. Choisissez-le dans la liste.`,
  establishment_not_followed: ({ issue }) =>
    `vous ne suivez pas ${quoted(issue.value)}. Retirez cette ligne : qui suit cet établissement, ou pilote le programme, peut l’ajouter.`,
  college_missing: () => 'choisissez le collège que cette personne représente.',
  college_unknown: ({ issue }) => `collège ${quoted(issue.value)} inconnu. Choisissez-le dans la liste.`,
  repeated: ({ issue }) => `cette personne est déjà à la ligne ${(issue.other ?? 0) + 1}.`,
  already_here: ({ issue }) =>
    `${issue.value ?? 'cette personne'} fait déjà partie du cluster à cette place.`,
  seat_taken_above: ({ issue, other }) =>
    `${other?.name || `la ligne ${(issue.other ?? 0) + 1}`} est déjà titulaire de ce collège. Cochez « Suppléance » ou changez de collège.`,
  seat_taken: ({ issue }) =>
    `${issue.value ?? 'quelqu’un'} est déjà titulaire de ce collège. Cochez « Suppléance », ou remplacez cette personne depuis sa fiche.`,
  homonym: () => 'une autre personne porte ce nom : vérifiez que c’est bien quelqu’un d’autre.',
  deputy_alone: () => 'suppléance sans titulaire pour ce collège.',
  follows_nothing: () => 'aucun établissement suivi pour l’instant.',
};

function words(issue: PersonIssue, people: readonly PersonDraft[]): string {
  const other = issue.other === undefined ? undefined : people[issue.other];
  return SENTENCES[issue.code]({ issue, person: people[issue.index]!, other });
}

/** What an issue says, where there is one line only. */
export function issueWords(issue: PersonIssue, people: readonly PersonDraft[]): string {
  return capitalised(french(words(issue, people)));
}

/** « Ligne 7 : établissement « Les Lilas » inconnu. Vouliez-vous dire « Les Lilas de la Durette » ? » */
export function issueSentence(issue: PersonIssue, people: readonly PersonDraft[]): string {
  return french(`Ligne ${issue.index + 1} : ${words(issue, people)}`);
}
