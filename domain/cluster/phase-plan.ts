import type { Programme, ProgrammePhase } from '../programmes/programme.ts';
import { proposeDates } from '../programmes/phase-dates.ts';
import type { ClusterDraft, PhaseDraft } from './cluster-draft.ts';

/** What a phase of a cluster is made of. `source` says whose words its title is. */
export type PlannedPhase = {
  kind: ProgrammePhase['kind'];
  title: string;
  subtitle: string;
  source: 'call' | 'grappe' | 'cluster';
  expected: ProgrammePhase['expected'];
  /** Keys of the kinds proposed. */
  boards: string[];
};

/** The title a phase has before anyone changes it. */
export function proposedTitle(phase: ProgrammePhase, suggested: boolean): string {
  return (suggested ? phase.suggestion?.title : null) ?? phase.title;
}

/** A phase as the cluster will have it: the template's, with what is offered beside it when it was taken. */
export function planPhase(phase: ProgrammePhase, { title, suggested }: PhaseDraft): PlannedPhase {
  const taken = suggested ? phase.suggestion : null;
  const words = title.trim();
  const source =
    words !== proposedTitle(phase, suggested) ? 'cluster' : words !== phase.title ? 'grappe' : phase.source;
  return {
    kind: phase.kind,
    title: words,
    subtitle: (phase.subtitles.length > 0 ? phase.subtitles : (taken?.subtitles ?? [])).join(' · '),
    source,
    expected: [...phase.expected, ...(taken?.expected ?? [])],
    boards: [...new Set([...phase.boards, ...(taken?.boards ?? [])])],
  };
}

/** The phases of a new draft: the template's titles, dates spread from its first to its last day. Nothing offered is taken yet. */
export function draftPhases(programme: Programme, start: string, end: string): PhaseDraft[] {
  const dates = proposeDates(programme.phases, start, end);
  return programme.phases.map(({ title }, index) => ({ title, suggested: false, ...dates[index]! }));
}

/** Where a phase is on a day, told by its dates. */
export function phaseStateOn(
  { start, end }: Pick<PhaseDraft, 'start' | 'end'>,
  today: string,
): 'planned' | 'current' | 'done' {
  if (today < start) return 'planned';
  return today <= end ? 'current' : 'done';
}

/** A cluster that has begun runs; one that will begin is being formed. */
export function clusterStateOn({ start }: Pick<ClusterDraft, 'start'>, today: string): 'forming' | 'running' {
  return start <= today ? 'running' : 'forming';
}
