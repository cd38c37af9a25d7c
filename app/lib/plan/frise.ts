import type { PhaseView } from '#domain/views.ts';

/** Size of a phase's grape: what gathers everyone is large, what each does at home is small. */
export function grapeSize(kind: string): 'large' | 'medium' | 'small' {
  if (kind === 'intersession') return 'small';
  return kind === 'individual' ? 'medium' : 'large';
}

/** « 4 phases faites sur 13 » in numbers. */
export function advance(phases: readonly Pick<PhaseView, 'state'>[]): { done: number; total: number } {
  return { done: phases.filter(({ state }) => state === 'done').length, total: phases.length };
}

/** The phase just done, the one going on and the next two: what fits on a phone. */
export function aroundNow<Phase extends Pick<PhaseView, 'state'>>(
  phases: readonly Phase[],
): readonly Phase[] {
  const now = phases.findIndex(({ state }) => state !== 'done');
  const start = Math.max(0, (now === -1 ? phases.length : now) - 1);
  return phases.slice(start, start + 4);
}
