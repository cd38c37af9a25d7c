import { plural } from '#app/lib/french/numbers.ts';
import type { MergePlan } from '#domain/sheet/merge-plan.ts';

/** Why a cell or a line of a file is not taken, and what to do. */
export const MERGE_ERRORS = {
  not_a_choice: 'n’est pas un des choix de la colonne',
  not_a_mark: 'n’est pas une suite de marques de ce tableau, séparées par des virgules',
  not_a_number: 'n’est pas un nombre',
  not_a_day: 'n’est pas une date (attendu : 31/12/2026)',
  not_measures: 'n’est pas une suite de mesures (attendu : 12/11/2026 : 2,5 ; 15/01/2027 : 3)',
  too_many_measures: 'a trop de mesures (400 au plus par ligne)',
  not_a_field: 'n’est pas une rubrique de cette fiche',
  out_of_range: 'est hors de la carte',
  half_placed: 'est seule : une carte se place par ses deux coordonnées, ou par aucune',
  too_long: 'est trop long (5 000 signes au plus)',
  name_too_long: 'est trop long pour un nom (200 signes au plus)',
  twice: 'cette ligne figure deux fois dans le fichier : seule la première est lue',
  too_many: 'la feuille est pleine (5 000 lignes au plus)',
} satisfies Record<MergePlan['errors'][number]['error'], string>;

/** « 2 lignes ajoutées · 1 ligne modifiée · 1 erreur »: what reading a file back would do, in one line. `one` and `many` are feminine. */
export function mergeFacts(plan: MergePlan, one: string, many: string): string {
  const counted = (count: number, single: string, several = `${single}s`) =>
    count > 0 && plural(count, `${one} ${single}`, `${many} ${several}`);
  const facts = [
    counted(plan.added.length, 'ajoutée'),
    counted(plan.changed.length, 'modifiée'),
    counted(plan.unchanged, 'inchangée'),
    counted(plan.absent.length, 'absente du fichier', 'absentes du fichier'),
    plan.errors.length > 0 && plural(plan.errors.length, 'erreur'),
  ];
  return facts.filter((fact) => fact !== false).join(' · ') || 'Le fichier est vide.';
}
