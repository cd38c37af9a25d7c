import type { PhasePlan, WordsOf } from '#domain/views.ts';
import type { SheetScope } from '#domain/boards/sheet-cut.ts';
import type { PhaseKind, PhaseState } from '#domain/phases/plan.ts';
import { day, shortDay } from '#app/lib/french/dates.ts';
import { french, NBSP } from '#app/lib/french/typography.ts';

export const PHASE_KIND_WORDS: Record<PhaseKind, string> = {
  kickoff: 'Lancement',
  collective: 'Temps collectif',
  individual: 'Temps individuel',
  intersession: 'Travail intersession',
  review: 'Bilan',
  sequence: 'Séquence',
};

export const MODALITY_WORDS: Record<NonNullable<PhasePlan['modality']>, string> = {
  in_person: 'en présence',
  remote: 'à distance',
  mixed: 'en présence et à distance',
};

export const SCOPE_WORDS: Record<SheetScope, { label: string; hint: string }> = {
  establishment: { label: 'Une feuille par établissement', hint: 'Chaque équipe a la sienne.' },
  college: {
    label: 'Une feuille par collège',
    hint: 'Pour des sous-groupes entre établissements, en séance.',
  },
  cluster: {
    label: 'Une seule feuille pour tout le cluster',
    hint: 'Les membres y écrivent pendant une séance.',
  },
};

/** Said beside words that are not the call's. */
export const SOURCE_WORDS: Record<Exclude<WordsOf, 'call'>, string> = {
  grappe: 'ajouté par Grappe',
  cluster: 'propre au cluster',
};

/** What pressing a move does, by where the phase goes. */
export const MOVE_WORDS: Record<PhaseState, string> = {
  planned: 'Remettre à venir',
  current: 'Passer à cette phase',
  done: 'Marquer comme faite',
};

/** What a phase is about, alone on its line: the call's words without the colon that opened a list there. */
export const phaseSubtitle = ({ subtitle }: Pick<PhasePlan, 'subtitle'>): string =>
  french(subtitle.replace(/\s*:\s*$/, ''));

const whole = (date: string): string => date.replaceAll(' ', NBSP);

/**
 * « du 3 mars au 20 avril 2027 », « à partir du… », « jusqu’au… »; null without a date. A line ends between two dates, never
 * inside one.
 */
export function phaseDates({ startsAt, endsAt }: Pick<PhasePlan, 'startsAt' | 'endsAt'>): string | null {
  if (startsAt === null) return endsAt === null ? null : `jusqu’au ${whole(day(endsAt))}`;
  if (endsAt === null) return `à partir du ${whole(day(startsAt))}`;
  if (shortDay(startsAt) === shortDay(endsAt)) return `le ${whole(day(startsAt))}`;
  const [from, to] = [day(startsAt).split(' '), day(endsAt).split(' ')];
  const shared = from[2] !== to[2] ? 3 : from[1] !== to[1] ? 2 : 1;
  return `du ${from.slice(0, shared).join(NBSP)} au ${to.join(NBSP)}`;
}
