import type { PhaseView } from '#domain/views.ts';
import { month } from '#app/lib/french/dates.ts';

/** Size of a phase's grape: what gathers everyone is large, what each does at home is small. */
export function grapeSize(kind: string): 'large' | 'medium' | 'small' {
  if (kind === 'intersession') return 'small';
  return kind === 'individual' ? 'medium' : 'large';
}

/** « janv. 2027 », « janv. – févr. 2027 », or nothing when the programme gives no date. */
export function phaseWindow({ startsAt, endsAt }: Pick<PhaseView, 'startsAt' | 'endsAt'>): string | null {
  if (startsAt === null) return endsAt === null ? null : `jusqu’à ${month(endsAt)}`;
  if (endsAt === null || month(startsAt) === month(endsAt)) return month(startsAt);
  const [start = '', startYear] = month(startsAt).split(' ');
  const [, endYear] = month(endsAt).split(' ');
  return `${startYear === endYear ? start : month(startsAt)} – ${month(endsAt)}`;
}

/** « 4 phases faites sur 13 » in numbers. */
export function advance(phases: readonly PhaseView[]): { done: number; total: number } {
  return { done: phases.filter(({ state }) => state === 'done').length, total: phases.length };
}

/** The phase just done, the one going on and the next two: what fits on a phone. */
export function aroundNow(phases: readonly PhaseView[]): readonly PhaseView[] {
  const now = phases.findIndex(({ state }) => state !== 'done');
  const start = Math.max(0, (now === -1 ? phases.length : now) - 1);
  return phases.slice(start, start + 4);
}
